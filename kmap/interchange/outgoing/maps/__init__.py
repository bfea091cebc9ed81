"""Formats that hold a map: who stands where, and the ties, one file for each."""
