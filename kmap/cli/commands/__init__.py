"""The commands: one file each, its name the command's."""
