"""Benchmarks: ratios to public peers, measured in one run. They are not tests."""
