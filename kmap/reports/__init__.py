"""From values to reports: one file for each."""
