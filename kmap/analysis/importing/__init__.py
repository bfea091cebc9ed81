"""Importing: what a file brings to a register, and what writes it."""
