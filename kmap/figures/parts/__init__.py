"""What figures are made of: style, sheet, lettering, packed dots, labels, and the parts of the grid."""
