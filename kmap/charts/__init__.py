"""Pictures made of text, for a terminal: styled lines, from values alone."""
