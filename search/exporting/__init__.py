"""Every hit of a search as a file: written piece by piece, so that memory stays the same however many there are."""
