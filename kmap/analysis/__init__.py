"""From a register to values: pure functions, no reading, no printing."""
