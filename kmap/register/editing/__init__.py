"""Editing in place: a register's text is changed where something changes, and nowhere else."""
