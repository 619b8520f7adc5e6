"""A session that was done without the program: what a person types of it, read."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from tui.core.text import displayable, typeable

WHEN = "%Y-%m-%d %H:%M"
"""How a time is typed."""
MOST_MINUTES = 600
MOST_NOTE = 500
"""Characters."""


class DoneByHand(NamedTuple):
    """What is known of such a session, apart from its routine."""

    began: datetime.datetime
    """Local, or with its offset."""
    minutes: int
    pain_before: int | None = None
    pain_after: int | None = None
    note: str = ""


class ByHandText(NamedTuple):
    """The same as it is typed; empty stands for what is not known."""

    began: str
    minutes: str
    pain_before: str = ""
    pain_after: str = ""
    note: str = ""


FIELD_IN_WORDS = {
    "began": "when",
    "minutes": "minutes",
    "pain_before": "pain before",
    "pain_after": "pain after",
    "note": "note",
}


def blank(whole_seconds: float, now: datetime.datetime) -> ByHandText:
    """What stands there at first: the whole routine, ended just now."""
    minutes = min(MOST_MINUTES, max(1, -int(-whole_seconds // 60)))
    return ByHandText(f"{now - datetime.timedelta(minutes=minutes):{WHEN}}", str(minutes))


def read(text: ByHandText, now: datetime.datetime) -> DoneByHand | Mapping[str, str]:
    """What was meant, or for each field that cannot be read what is wrong with it."""
    faults: dict[str, str] = {}

    def number(name: str, low: int, high: int) -> int | None:
        said = str(getattr(text, name)).strip()
        if said.isascii() and said.isdigit() and len(said) < 9 and low <= int(said) <= high:
            return int(said)
        if said or name == "minutes":
            faults[name] = f"a whole number from {low} to {high} is needed"
        return None

    began = when(text.began.strip(), now)
    if isinstance(began, str):
        faults["began"] = began
    minutes = number("minutes", 1, MOST_MINUTES)
    before, after = (number(name, 0, 10) for name in ("pain_before", "pain_after"))
    note = typeable(text.note).strip()
    if len(note) > MOST_NOTE:
        faults["note"] = f"at most {MOST_NOTE} characters, please"
    if faults or isinstance(began, str) or minutes is None:
        return faults
    return DoneByHand(began, minutes, before, after, note)


def when(typed: str, now: datetime.datetime) -> datetime.datetime | str:
    """The time that was typed, local, or what is wrong with it."""
    try:
        began = datetime.datetime.strptime(typed, WHEN).astimezone()
    except (ValueError, OverflowError):
        return f"{displayable(typed)} is no time such as {now:{WHEN}}"
    return began if began <= now.astimezone() else f"{typed} is yet to come"
