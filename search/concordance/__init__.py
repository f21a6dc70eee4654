"""Keyword in context: every match of a search with the words around it, in the order of these."""
