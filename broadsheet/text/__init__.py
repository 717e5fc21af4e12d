"""Text → text: sentences, slugs and words by rule; pure, quick, and the same for ingest and build."""
