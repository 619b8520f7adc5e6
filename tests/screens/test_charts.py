"""What is drawn with characters: right in every width, and readable without colours."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.past import at, past
from tui.core.days_off import DaysOff, Off
from tui.core.progress_pain import course
from tui.core.progress_year import per_day, year_of
from tui.widgets.charts import BarRow, Drawn, PainChart, YearCalendar

TODAY = date(2026, 11, 20)


def drawn(chart: Drawn, width: int = 60) -> list[str]:
    return [line.plain.rstrip() for line in chart.lines(width)]


def pain(*answers: tuple[int, int | None, int | None], today: int, rows: int = 11) -> PainChart:
    """The chart of sessions on these days, with pain before and after."""
    sessions = [past(day, pain_before=b, pain_after=a) for day, b, a in answers]
    return PainChart(course(sessions, at(today).date()), rows)


def test_pain_before_and_after_stand_at_their_heights() -> None:
    chart = drawn(pain((0, 10, 0), (1, 5, 5), (2, None, 3), today=3))
    column = [line.ljust(24)[5:24] for line in chart[:11]]
    assert column[0].rstrip() == "○"
    assert [line[0] for line in column[1:10]] == ["│"] * 9
    assert column[10][0] == "■"
    assert column[5][6] == "="
    assert column[7][12] == "■"
    assert "".join(line[18] for line in column).strip() == ""
    assert [line[:4] for line in chart[:11:5]] == [" 10 ", "  5 ", "  0 "]


@pytest.mark.parametrize(("pain_before", "row"), [(10, 0), (9, 0), (8, 1), (5, 2), (1, 4), (0, 5)])
def test_six_rows_are_enough_for_a_low_screen(pain_before: int, row: int) -> None:
    chart = drawn(pain((0, pain_before, None), today=0, rows=6))
    assert [place for place, line in enumerate(chart) if "○" in line] == [row]
    assert [int(line[:3]) for line in chart[:6]] == [10, 8, 6, 4, 2, 0]


def test_where_there_is_no_room_the_oldest_go() -> None:
    chart = drawn(pain((0, 9, None), (20, 2, None), today=20), width=15)
    assert not any("9 ┤○" in line for line in chart)
    assert any(line.startswith("  2 ┤") and line.endswith("○") for line in chart)


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 10), st.integers(0, 10)), min_size=1),
    st.integers(0, 150),
    st.sampled_from([6, 11]),
)
def test_a_chart_is_never_wider_than_its_room(
    answers: list[tuple[int, int, int]], width: int, rows: int
) -> None:
    chart = pain(*answers, today=300, rows=rows)
    lines = chart.lines(max(width, 6))
    assert len(lines) == rows + 2
    assert all(len(line.plain.rstrip()) <= max(width, 6) for line in lines[: rows + 1])


@pytest.mark.parametrize("number", [2000, 2012, 2026, 2028])
@pytest.mark.parametrize(("width", "cell"), [(57, 1), (58, 1), (118, 2)])
def test_a_year_fits_and_no_day_is_cut_off(number: int, width: int, cell: int) -> None:
    year = year_of(number, {}, DaysOff(), date(number, 12, 31))
    lines = drawn(YearCalendar(year, date(number, 12, 31)), width)
    assert max(map(len, lines)) <= width
    assert sum(line.count("·") for line in lines) == len(year.days)
    assert len(lines[1]) > cell * 50


def test_a_day_shows_how_often_or_why_not() -> None:
    counts = {date(2026, 11, day): day - 15 for day in (16, 17, 18, 19)}
    days_off = DaysOff().declared([date(2026, 11, 15)], Off.ILL)
    days_off = days_off.declared([date(2026, 11, 14), date(2026, 11, 16)], Off.REST)
    lines = drawn(YearCalendar(year_of(2026, counts, days_off, TODAY), TODAY), 57)
    last = 3 + TODAY.isocalendar().week - 1
    signs = [line.ljust(60)[last - 1 : last + 1] for line in lines[1:]]
    assert signs == ["·░", "·▒", "·█", "·█", "··", "r ", "i "]


def test_today_stands_out_without_a_colour() -> None:
    year = year_of(2026, per_day([]), DaysOff(), TODAY)
    friday = YearCalendar(year, TODAY).lines(57)[5]
    assert any("reverse" in str(span.style) for span in friday.spans)


@pytest.mark.parametrize(("share", "cells"), [(0, 0), (0.001, 1), (0.5, 18), (1, 36)])
def test_a_bar_is_as_long_as_its_share(share: float, cells: int) -> None:
    (line,) = drawn(BarRow("hips", share, "1:00"))
    assert line.count("█") == cells
    assert line.startswith("hips ")
    assert line.endswith(" 1:00")
    assert len(line) == 60
