"""Cleaning: what is story and what is not, line by line; index/extract.py puts the steps in order."""
