"""Pictures of a register, drawn with matplotlib: one module for each figure, and what they share."""
