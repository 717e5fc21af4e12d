"""Articles → index: who is who, days, topics, sources, quotations; pure, and near linear in the number of articles."""
