"""The pages of progress: each figure as a drawing and in words."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from textual.content import Content
from textual.visual import Visual

from tui.core import (
    progress_body,
    progress_helped,
    progress_pain,
    progress_review,
    progress_weeks,
    progress_year,
)
from tui.core.history import PastSession
from tui.core.notation import UNKNOWN, clock, counted
from tui.core.programme import WEEKS
from tui.core.progress import Progress
from tui.core.progress_helped import Effect
from tui.core.progress_weeks import Week, WeekState
from tui.core.progress_year import Day
from tui.widgets.charts import (
    AFTER,
    ALIKE,
    BEFORE,
    BarRow,
    PainChart,
    YearCalendar,
    in_rows,
    legend,
)
from tui.widgets.layout import EMPTY, Cell, Row
from tui.widgets.text import MUTED, joined, plain


class Page(StrEnum):
    """What is shown, in the order of the keys; the words are shown."""

    PAIN = "pain"
    YEAR = "year"
    WEEKS = "weeks"
    BODY = "body"
    HELPED = "helped"
    SESSIONS = "sessions"


EMPTY_PAGES = {
    Page.PAIN: "Say before and after a session how much it hurts, and here you will see how it "
    "goes over the weeks.",
    Page.YEAR: "A calendar of the year, with every day on which you did something.",
    Page.WEEKS: "How many weeks in a row you kept at it. Days of rest and illness that you declare "
    "do not break the row.",
    Page.BODY: "How long each part of your body was moved and stretched, left and right.",
    Page.HELPED: "How it went with each exercise, once you did it "
    f"{progress_helped.LEAST_SESSIONS} times.",
    Page.SESSIONS: "Every session, to look at and to put right.",
}
"""What each page will show, while there is nothing."""
LOOK_BACK = "It is time for a look back: how much it hurts, and what goes well."
RECENT_WEEKS = 12
_STATE = {
    WeekState.MET: ("✓ met", "$success"),
    WeekState.OFF: ("~ off", MUTED),
    WeekState.RUNNING: ("… this week", ""),
    WeekState.MISSED: (f"{UNKNOWN} not met", MUTED),
}


def page_parts(page: Page, progress: Progress, year: int, *, is_short: bool) -> Iterator[Visual]:
    """The lines of a page; `year` is the one of the calendar."""
    if not progress.sessions:
        yield plain("Nothing yet.", "bold")
        yield plain(EMPTY_PAGES[page])
        if page is Page.WEEKS and progress.programme:
            yield from _programme(progress)
        return
    if page is Page.YEAR:
        yield from _year(progress, year)
    elif page is Page.PAIN:
        yield from _pain(progress, is_short=is_short)
    elif page is not Page.SESSIONS:
        yield from _DRAWN[page](progress)


def _pain(progress: Progress, *, is_short: bool) -> Iterator[Visual]:
    if not progress.course.points:
        yield plain("Nobody has said yet how much it hurt.", "bold")
        yield plain(EMPTY_PAGES[Page.PAIN])
        return
    words = (*map(plain, progress_pain.in_words(progress.trends)), EMPTY)
    yield from () if is_short else words
    yield joined(
        (f"by {progress.course.unit}  {BEFORE} before  ", MUTED),
        (f"{AFTER} after", "$accent"),
        (f"  {ALIKE} the same  10 is the worst", MUTED),
    )
    yield PainChart(progress.course, 6 if is_short else 11)
    yield from (EMPTY, *words) if is_short else ()


def _year(progress: Progress, number: int) -> Iterator[Visual]:
    year = progress.year(number)
    yield from map(plain, progress_year.in_words(year))
    yield EMPTY
    yield YearCalendar(year, progress.day)
    yield EMPTY
    yield legend()


def _weeks(progress: Progress) -> Iterator[Visual]:
    yield from map(plain, progress_weeks.in_words(progress.weeks))
    if progress.programme is not None:
        yield from _programme(progress)
    yield EMPTY
    for week in reversed(progress.weeks[-RECENT_WEEKS:]):
        yield _week_row(week, progress)
    yield EMPTY
    yield legend()


def _week_row(week: Week, progress: Progress) -> Row:
    days = (_day(week.monday, place, progress) for place in range(7))
    return Row(
        Cell(plain(f"{week.monday.day} {week.monday:%b}", MUTED), 7, right=True),
        Cell(in_rows(days, progress.day), 14),
        Cell(plain(counted(week.days, "day")), 7),
        Cell(plain(*_STATE[week.state])),
    )


def _day(first: datetime.date, place: int, progress: Progress) -> Day:
    date = first + datetime.timedelta(days=place)
    return Day(
        date=date,
        sessions=progress.counts.get(date, 0),
        off=progress.days_off.of(date),
        is_ahead=date > progress.day,
    )


def _programme(progress: Progress) -> Iterator[Visual]:
    programme = progress.programme
    if programme is None:
        return
    week, counts = programme.week_on(progress.day), [n for row in progress.grid for n in row]
    said = f"Week {week} of {WEEKS}" if week else f"Your {WEEKS} weeks"
    days = counted(sum(count > 0 for count in counts), "day")
    yield EMPTY
    yield plain(f"{said}: {counted(sum(counts), 'session')} on {days}.", "bold")
    if progress.check_due is not None:
        yield plain(LOOK_BACK, "$accent")
    if progress.review is not None:
        yield from map(plain, progress_review.in_words(progress.review))
    for number in range(WEEKS):
        first = programme.began + datetime.timedelta(days=7 * number)
        cells = (_day(first, place, progress) for place in range(7))
        mark = "▸" if number + 1 == week else " "
        yield Row(
            Cell(plain(f"{mark}{number + 1:>3}", MUTED), 7, right=True),
            Cell(in_rows(cells, progress.day), 14),
            Cell(plain(counted(sum(progress.grid[number]), "session"))),
        )


def _body(progress: Progress) -> Iterator[Visual]:
    if not progress.body:
        yield plain(f"Nothing in the last {progress_body.DAYS // 7} weeks.", "bold")
        return
    yield from map(plain, (*progress_body.in_words(progress.body), *progress.balance))
    most = max(time.seconds for time in progress.body)
    for time in progress.body:
        yield EMPTY
        yield BarRow(progress_body.name_of(time.region), time.seconds / most, clock(time.seconds))
        if time.left or time.right:
            yield BarRow("  left", time.left / most, clock(time.left))
            yield BarRow("  right", time.right / most, clock(time.right))


def _helped(progress: Progress) -> Iterator[Visual]:
    if not progress.exercises:
        yield plain(f"Nothing in the last {progress_helped.DAYS // 7} weeks.", "bold")
        yield plain(EMPTY_PAGES[Page.HELPED])
        return
    sentences = progress_helped.in_words(progress.exercises, progress.names)
    yield from map(plain, sentences)
    yield plain(progress_helped.NOT_PROOF, MUTED)
    yield EMPTY
    yield from _effects("exercise", progress.exercises, progress.names)
    if progress.directions:
        yield EMPTY
        yield from _effects("the spine", progress.directions, progress.names)


def _effects(what: str, effects: Iterable[Effect], names: Mapping[str, str]) -> Iterator[Row]:
    head = (what, "times", "pain", "better", "worse", "last", "hurt")
    yield _columns(*(plain(text, MUTED) for text in head))
    for one in effects:
        change = UNKNOWN if one.change is None else _change(one.change)
        better, worse, hurt = (str(n) if n else NOTHING for n in (one.better, one.worse, one.hurt))
        name, latest = names.get(one.what, one.what), one.latest or NOTHING
        texts = (name, str(one.sessions), change, better, worse, latest, hurt)
        yield _columns(*map(plain, texts))


NOTHING = "·"


def _change(change: float) -> str:
    said = progress_pain.change_in_words(change)
    return "same" if said.startswith("about") else said


def _columns(name: Content, *others: Content) -> Row:
    widths = (5, 8, 6, 5, 5, 4)
    cells = (Cell(one, width, right=True) for one, width in zip(others, widths, strict=True))
    return Row(Cell(name), *cells, gap=1)


_DRAWN: Mapping[Page, Callable[[Progress], Iterator[Visual]]] = {
    Page.WEEKS: _weeks,
    Page.BODY: _body,
    Page.HELPED: _helped,
}


def session_row(session: PastSession) -> Row:
    """When, what, whether it was done lightly, and pain before and after."""
    said = [
        UNKNOWN if pain is None else str(pain) for pain in (session.pain_before, session.pain_after)
    ]
    pain = plain(f"pain {' → '.join(said)}") if {*said} != {UNKNOWN} else EMPTY
    when = plain(f"{session.began:%a %d  %H:%M}", MUTED)
    name = joined(session.name, ("  a bad day", MUTED)) if session.flare else plain(session.name)
    return Row(Cell(when, 13), Cell(name), Cell(pain, 13, right=True))
