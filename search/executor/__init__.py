"""Runs Whoosh query trees on segments of arrays: whole arrays at a time, segment by segment."""
