"""The way out: what a reader typed becomes a query, and a query becomes results."""
