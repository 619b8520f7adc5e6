"""Questions in lines: asked again until the answer means something, or is passed over."""

from collections.abc import Mapping
from typing import TypeVar

from tui.commands.lines_in import Seat
from tui.commands.output import say

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds that an answer is waited for where no session is held up by it."""
PAINS = {str(pain): pain for pain in range(11)}


def answer(
    seat: Seat, answers: Mapping[str, T], question: str, patience: float = PATIENCE
) -> T | None:
    """What was answered; None when the question is passed over, or nobody is there to answer."""
    if seat.is_taken:
        say(question)
    while seat.is_taken:
        typed = seat.wait(patience)
        if not typed:
            return None
        if typed in answers:
            return answers[typed]
        say(f"Please one of {', '.join(answers)}, or Enter alone.")
    return None
