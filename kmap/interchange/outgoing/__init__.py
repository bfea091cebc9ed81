"""Registers written for other programs."""
