"""The figure: poses, movement, pictures."""
