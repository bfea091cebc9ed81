"""Foreign formats, and what they are made of."""
