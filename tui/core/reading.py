"""How long the instructions of an exercise take to read, so that nobody is hurried past them."""

from tui.core.exercise import Exercise

WORDS_PER_MINUTE = 200
"""What an adult reads without haste."""


def reading_seconds(exercise: Exercise, notes: str = "") -> int:
    """Whole seconds that the steps of an exercise take to read, with a person's notes on them."""
    words = sum(len(text.split()) for text in (*exercise.steps, notes))
    return -(-words * 60 // WORDS_PER_MINUTE)
