"""One module for each tool that ``benchmarks/pages.py`` runs, and what they share."""
