"""From reports and diagnostics to text: one file for each format."""
