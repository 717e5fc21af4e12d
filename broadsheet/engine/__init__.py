"""Machinery that knows nothing of news: fingerprints, files, state, workers, and the tree of derived files."""
