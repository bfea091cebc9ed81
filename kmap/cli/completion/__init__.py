"""Completion of what is typed at a shell's prompt: what can stand there, and the scripts that ask for it."""
