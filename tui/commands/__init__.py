"""The commands that print lines: one file per command."""
