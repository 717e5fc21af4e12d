"""The editor's desk: what deserves a decision first, with its evidence and the line that decides it."""
