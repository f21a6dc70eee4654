"""What is known about an article beside its text, and how each value is read, cleaned and chosen."""
