"""A segment of the index as arrays in one memory-mapped file: postings, positions, columns, stored texts."""
