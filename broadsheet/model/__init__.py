"""The nouns of news, frozen: what stages hand to one another. No machinery, and of other packages only ``values``'s msgspec."""
