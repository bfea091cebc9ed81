"""The report as one page that works offline, and the same for Word and Markdown."""
