"""What was, drawn with characters: shapes tell as much as colours do."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

from tui.core.days_off import Off
from tui.core.progress_pain import Course, Point, Unit
from tui.core.progress_year import Day, Year
from tui.widgets.layout import Laid
from tui.widgets.text import MUTED, joined, plain

BEFORE, AFTER, ALIKE, BETWEEN = "○", "■", "=", "│"
"""Signs of the pain chart."""
NONE, SESSIONS = "·", ("░", "▒", "█")
"""Signs of a day: without a session, and with one, two or more."""
OFF = {Off.REST: "r", Off.ILL: "i"}
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
WORST = 10
_WIDEST = 6
"""Cells for one point at most, so that a few points stay together."""
_AXIS = 5
"""Cells of the labels at the left."""


class Drawn(Laid):
    """Lines that are drawn for the width there is."""

    def lines(self, width: int) -> list[Content]:
        """The lines at this width."""
        raise NotImplementedError

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Every line, cut off where there is no more room."""
        return [
            strip
            for line in self.lines(width)
            for strip in line.truncate(width).pad_right(max(0, width - line.cell_length))
            .render_strips(width, 1, style, options)
        ]  # fmt: skip

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The number of lines."""
        return len(self.lines(width))


class PainChart(Drawn):
    """Pain before and after, the worst at the top, the latest at the right."""

    def __init__(self, course: Course, rows: int) -> None:
        """`rows` is 11 for a row each, or 6 for a row for each two."""
        self._course = course
        self._rows = rows
        self.parts = (course, rows)

    def lines(self, width: int) -> list[Content]:
        """A row for each score, and the time below."""
        room = max(1, width - _AXIS)
        points = self._course.points[-room:]
        cell = max(1, min(_WIDEST, room // max(1, len(points))))
        marks = [self._marks(point) for point in points]
        rows = []
        for row in reversed(range(self._rows)):
            score = row * WORST // (self._rows - 1)
            cells = (_mark(column.get(row, " "), cell) for column in marks)
            rows.append(joined((f"{score:>3} ┤", MUTED), *cells))
        return [*rows, *self._time(points, cell)]

    def _marks(self, point: Point) -> dict[int, str]:
        """The sign in each row of one column."""
        found = {
            self._row(value): sign
            for value, sign in ((point.before, BEFORE), (point.after, AFTER))
            if value is not None
        }
        if point.before is not None and point.after is not None:
            rows = sorted((self._row(point.before), self._row(point.after)))
            if rows[0] == rows[1]:
                return {rows[0]: ALIKE}
            found.update(dict.fromkeys(range(rows[0] + 1, rows[1]), BETWEEN))
        return found

    def _row(self, value: float) -> int:
        return int(value * (self._rows - 1) / WORST + 0.5)

    def _time(self, points: Sequence[Point], cell: int) -> Iterator[Content]:
        """A line, and below it the day of a point wherever there is room for one."""
        yield plain(f"    └{'─' * (cell * len(points))}", MUTED)
        labels = " " * _AXIS
        for place, point in enumerate(points):
            at = _AXIS + place * cell
            is_new = not place or _is_new(points[place - 1].first, point.first, self._course.unit)
            if is_new and at >= len(labels):
                labels = f"{labels:<{at}}{point.first.day} {point.first:%b} "
        yield plain(labels.rstrip(), MUTED)


class YearCalendar(Drawn):
    """A year, a column for each week and a row for each day of it."""

    def __init__(self, year: Year, today: date) -> None:
        self._year = year
        self._today = today
        self.parts = (year, today)

    def lines(self, width: int) -> list[Content]:
        """The months, and seven rows."""
        cell = 2 if width >= 3 + 2 * len(self._year.weeks) else 1
        rows = [plain(f"   {self._months(cell)}".rstrip(), MUTED)]
        for number, name in enumerate(DAYS):
            days = (day_sign(week[number], self._today, cell) for week in self._year.weeks)
            rows.append(joined((f"{name} ", MUTED), *days))
        return rows

    def _months(self, cell: int) -> str:
        """The name of each month over the week that its first day is in."""
        names = ""
        for place, week in enumerate(self._year.weeks):
            first = next((day for day in week if day and day.date.day == 1), None)
            if first and place * cell >= len(names):
                names = f"{names:<{place * cell}}{first.date:%b} "
        return names


class BarRow(Drawn):
    """A name, a bar as long as its share, and a figure."""

    def __init__(self, name: str, share: float, figure: str) -> None:
        """`share` is from 0 to 1."""
        self._name = name
        self._share = share
        self._figure = figure
        self.parts = (name, share, figure)

    def lines(self, width: int) -> list[Content]:
        """One line; the least share is still seen."""
        room = max(1, width - 14 - 10)
        filled = max(1 if self._share else 0, round(self._share * room))
        bar = "█" * filled
        name, figure = f"{self._name:<13} ", f"{self._figure:>10}"
        return [joined(name, (f"{bar:<{room}}", "$accent"), figure)]


def day_sign(day: Day | None, today: date, width: int = 1) -> Content:
    """The sign of one day; the one of today stands out."""
    if day is None:
        return Content(" " * width)
    if day.sessions:
        sign = plain(SESSIONS[min(day.sessions, len(SESSIONS)) - 1], "$accent")
    elif day.off is not None:
        sign = plain(OFF[day.off], "$warning")
    else:
        sign = plain(" " if day.is_ahead else NONE, MUTED)
    if day.date == today:
        sign = sign.stylize("reverse")
    return sign.pad_right(width - 1)


def legend() -> Content:
    """What the signs of days mean."""
    one, two, more = SESSIONS
    return plain(f"{NONE} none   {one} 1   {two} 2   {more} 3 or more   r rest   i ill", MUTED)


def _mark(sign: str, cell: int) -> Content:
    style = {AFTER: "$accent", BETWEEN: MUTED}.get(sign, "")
    return plain(sign, style).pad_right(cell - 1)


def _is_new(before: date, first: date, unit: Unit) -> bool:
    """True where a month begins, or by days a week."""
    return first.weekday() == 0 if unit is Unit.DAY else first.month != before.month


def in_rows(days: Iterable[Day | None], today: date) -> Content:
    """The days of one week side by side."""
    return joined(*(day_sign(day, today, 2) for day in days))
