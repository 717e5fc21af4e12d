"""The site while it is being worked on: watched, built again, served to this machine, and the editor's desk beside it.

Pages are those that ``build`` makes, in an output of their own that has the drafts too. What ``serve`` adds to them, a script
that loads a page again and says what is wrong, is put in on the way to the browser and stands in no file.
"""
