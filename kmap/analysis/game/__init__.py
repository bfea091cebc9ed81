"""The training game."""
