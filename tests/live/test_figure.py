"""A moving figure leaves room for the words of what comes next."""

import pytest

from tests.core.figure.shipped import CATALOG
from tui.clock import Clock
from tui.core.dose import Side
from tui.core.figure.encoding import Encoding
from tui.core.figure.look import FigureSettings, Look
from tui.core.manner import Manner
from tui.core.player import Player
from tui.core.routine import Routine, Step
from tui.core.timeline import compile_timeline
from tui.live.figure import COUNTDOWN, OTHER_EXERCISE, OTHER_PART, OTHER_PHASE, SessionFigure
from tui.live.line import Line

STEPS = (
    Step(exercise="cat-cow", reps=2, tempo=(3, 2, 3)),
    Step(exercise="knee-to-chest", side=Side.EACH, reps=1, hold_seconds=20),
)
TIMELINE = compile_timeline(Routine(name="R", steps=STEPS), CATALOG, Manner(reading=False))
WRITTEN = 400
"""Bytes of this second that are written already."""


def room(kind: str, seconds: float, limit: int) -> float:
    """Bytes for a picture, so many seconds into the first phase of a kind; below 0 from its end."""
    phases = TIMELINE.phases
    index = next(number for number, phase in enumerate(phases) if phase.kind == kind)
    elapsed = seconds if seconds > 0 else phases[index].seconds + seconds
    written = [0, WRITTEN]
    line = Line(lambda: 0.0, lambda: written.pop(0), limit)
    line.room(0)
    figure = SessionFigure(CATALOG, lambda: Look(Encoding.BLOCKS), FigureSettings(), Clock(), line)
    return figure.room(Player(timeline=TIMELINE, index=index, began=-elapsed), 0.0)


@pytest.mark.parametrize(
    ("kind", "seconds", "put_by"),
    [
        ("out", 1.5, COUNTDOWN),
        ("out", -0.5, OTHER_PART),
        ("pause", 0.1, OTHER_PART),
        ("ease", -0.5, OTHER_PHASE),
        ("hold", 0.1, OTHER_PHASE),
        ("prepare", 0.1, OTHER_EXERCISE),
    ],
)
def test_the_wider_the_change_the_more_is_put_by(kind: str, seconds: float, put_by: int) -> None:
    assert room(kind, seconds, 4000) == 4000 - WRITTEN - put_by


def test_on_a_slow_line_words_come_before_pictures_but_parts_of_a_repetition_move() -> None:
    assert room("ease", -0.5, 2000) == 0
    assert room("out", -0.5, 2000) == 2000 - WRITTEN - OTHER_PART
