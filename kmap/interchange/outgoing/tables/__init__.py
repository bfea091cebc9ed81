"""Formats that hold the tables of a register, field by field, one file for each."""
