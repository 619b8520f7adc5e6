"""A session while it runs: its moves, its place on the disk, its cues and its figure."""
