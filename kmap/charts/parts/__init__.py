"""What the drawing of the grid is made of: scale, canvas, frame, labels, key and caption."""
