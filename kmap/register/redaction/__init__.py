"""A copy of a register to share: what is left out of it, pseudonyms, and what may be left all the same."""
