"""The page of search, and the names that it looks up."""
