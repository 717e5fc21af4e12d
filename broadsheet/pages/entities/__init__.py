"""The pages of people, organisations and places, and their indexes."""
