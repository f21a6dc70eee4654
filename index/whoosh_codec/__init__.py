"""Whoosh's way into a segment of arrays: it stays a Whoosh index, whatever reads or writes it."""
