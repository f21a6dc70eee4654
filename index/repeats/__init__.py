"""What repeats within a source: learned over the whole archive, and left out of each article."""
