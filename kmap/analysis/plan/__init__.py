"""What to do next, for whom, and by when."""
