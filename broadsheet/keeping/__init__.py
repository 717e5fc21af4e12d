"""What grouping found, kept in the state: a build looks again only at what its news touches."""
