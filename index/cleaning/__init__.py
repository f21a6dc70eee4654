"""Cleaning: what is story, what is about the story, and what is neither; index/extract.py puts the steps in order."""
