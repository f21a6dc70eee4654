"""What the API says, without its addresses: which parameters it takes, what it answers, and the description of both."""
