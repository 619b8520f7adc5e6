"""What the first screen has to tell a person, one thing at a time and calmly.

Each is told in one line, read with a key, and not told again once it was read: a reason to see a
professional for that day, that strength work is closed again for good.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tui.core.care import Card
from tui.core.catalog import Catalog
from tui.core.decisions import Decisions
from tui.core.gate import Gate, missing_in_words
from tui.core.safety import Hold


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something to read."""

    id: str
    line: str
    """What stands on the first screen, before the key that opens it."""
    title: str
    text: tuple[str, ...]
    """Paragraphs; they hold names from files."""


def notices(
    cards: Iterable[Card],
    closed: Gate | None,
    catalog: Catalog,
    decisions: Decisions,
    day: datetime.date,
) -> Iterator[Notice]:
    """What is to be told on this day and was not read, the gravest first.

    `closed` is the gate before strength work if a painful session has closed it.
    """
    for card in cards:
        if not decisions.was_read(card.id, day):
            yield Notice(
                id=card.id,
                line="There is something to read about your pain",
                title="Please read this",
                text=(card.text,),
            )
    if closed is not None and closed.closed_by is not None:
        notice_id = f"closed {closed.closed_by.began.isoformat()}"
        if not decisions.was_read(notice_id):
            yield Notice(
                id=notice_id,
                line="Strength work is closed again",
                title="Strength work is closed again",
                text=tuple(missing_in_words(closed, catalog)),
            )


def hold_in_words(hold: Hold, catalog: Catalog) -> str:
    """`Knee to chest and what is like it, until you lift it`."""
    name, ways = catalog.name_of(hold.exercise), sorted(one.value for one in hold.bars.directions)
    also = [
        "what is like it" if hold.bars.families else "",
        f"what moves the spine the same way ({', '.join(ways)})" if ways else "",
    ]
    what = " and ".join((name, *filter(None, also)))
    sharp = ", as sharp pain came twice" if hold.is_sharp else ""
    return f"{what}, {'until you lift it' if hold.stays else 'for today'}{sharp}"


def sharp_names(holds: Sequence[Hold], catalog: Catalog) -> tuple[str, ...]:
    """Names of the exercises that are on hold because pain in them was sharp twice."""
    return tuple(catalog.name_of(hold.exercise) for hold in holds if hold.is_sharp)
