"""The parts of a register as they are written: one file for each subject."""
