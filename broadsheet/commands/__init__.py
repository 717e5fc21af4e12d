"""One module for each command: its options, and a function from parsed options to an exit code.

A command's module has ``add(commands)``, which is called each time that the command line is read: it imports nothing heavy.
What the command needs is imported where it runs.
"""
