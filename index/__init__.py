"""The way in: saved files become clean articles, and clean articles become an index."""
