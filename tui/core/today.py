"""What the first screen says of this day: how much was done, what is due, which week it is."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tui.core.due import next_due, tallies
from tui.core.history import PastSession
from tui.core.programme import WEEKS, Programme
from tui.core.routine import Routine
from tui.core.wanted import dailies


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """One day, as it stands at a moment."""

    done: int = 0
    wanted: int = 0
    """Times, of all routines that are wanted every day; 0 when none is, and on a day off."""
    due: str = ""
    """Id of the person's own routine that is next; empty when none is."""
    week: int | None = None
    """Of the programme, from 1."""

    @property
    def words(self) -> Iterator[str]:
        """`1 of 2 today`, `week 3 of 12`."""
        if self.wanted:
            yield f"{self.done} of {self.wanted} today"
        if self.week is not None:
            yield f"week {self.week} of {WEEKS}"


def today_at(
    at: datetime.datetime,
    routines: Iterable[tuple[str, Routine]],
    sessions: Sequence[PastSession],
    programme: Programme | None,
    *,
    is_off: bool = False,
) -> Today:
    """The day of this moment, which has its offset; `routines` are the person's own with their ids.

    What was done more often than wanted does not make up for what was not; once everything is met,
    it is counted too (R12). Nothing is due on a day off.
    """
    week = programme.week_on(at.date()) if programme else None
    if is_off:
        return Today(week=week)
    wanted = dailies((one, routine) for one, routine in routines if routine.steps)
    counts = tallies(wanted, sessions, at.date())
    is_met = all(tally.is_met for tally in counts)
    daily = next_due(wanted, sessions, at)
    return Today(
        done=sum(tally.done if is_met else min(tally.done, tally.wanted) for tally in counts),
        wanted=sum(tally.wanted for tally in counts),
        due=daily.routine_id if daily else "",
        week=week,
    )
