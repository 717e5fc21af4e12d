"""Broadsheet: from a folder of raw news articles to a static digest that shows its sources."""

__version__ = "0.1.0"
