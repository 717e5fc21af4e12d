"""Reports → what stories and copies are found by, kept from run to run: traces, what came and went, and groups."""
