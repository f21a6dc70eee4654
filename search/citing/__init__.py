"""Citations of articles, in the formats that reference managers read and as a sentence; one file a format."""
