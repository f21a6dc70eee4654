"""What a reader may have meant: words of the archive for misspelt ones, and the rest of what is half typed."""
