"""Raw article → annotations: language, names, quotations, topics, headline, summary."""
