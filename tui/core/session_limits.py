"""How much one session may hold."""

from collections.abc import Iterable

from tui.core.dose import Breaths, Dose, Side
from tui.core.notation import clock

MAX_SECONDS = 16 * 3600
"""The longest session a routine may ask for."""
MAX_REPETITIONS = 20_000
"""The most repetitions, or breaths, that one session may hold."""


class RoutineTooLong(ValueError):  # noqa: N818 - it is a verdict on a routine, not a fault of ours
    """A routine asks for more than one session can hold; says how much, and the limit."""


def check_length(seconds: float) -> None:
    """Raise `RoutineTooLong` for a session longer than `MAX_SECONDS`."""
    if seconds > MAX_SECONDS:
        asked, limit = clock(seconds), MAX_SECONDS // 3600
        raise RoutineTooLong(f"a session of {asked} hours; the limit is {limit} hours")


def check_repetitions(doses: Iterable[tuple[Dose, int]]) -> None:
    """Raise `RoutineTooLong` for more than `MAX_REPETITIONS`; each dose comes with its rounds.

    It counts without compiling, and so keeps a slip of the finger from filling the memory.
    """
    total = 0
    for dose, rounds in doses:
        sides = 2 if dose.side in (Side.EACH, Side.ALTERNATE) else 1
        breaths = dose.work.count if isinstance(dose.work, Breaths) else 1
        total += rounds * dose.sets * dose.reps * sides * breaths
    if total > MAX_REPETITIONS:
        raise RoutineTooLong(
            f"{total:,} repetitions in one session; the limit is {MAX_REPETITIONS:,}"
        )
