"""The nouns of news, frozen: what stages hand to one another. No machinery, no third-party import."""
