"""The pages of topics, and their index."""
