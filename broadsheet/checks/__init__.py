"""What stands in output/ → Problems: links, quotations, rights. It trusts nothing that build says of itself."""
