"""The pages of stories, and their index."""
