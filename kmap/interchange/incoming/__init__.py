"""One file for each format that can be read: from a file to sheets of cells."""
