"""The figure that shows an exercise: poses as numbers, a body that moves, and characters."""
