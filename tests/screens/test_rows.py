"""Lists: as long as one likes, drawn as far as they are seen."""

from collections.abc import Sequence
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.strip import Strip

from tests.screens.story import wait_for
from tui.widgets.layout import Cell, Hanging, Row
from tui.widgets.rows import Item, Rows


class Counted(Row):
    """A row that counts how often it is drawn."""

    drawn: ClassVar[list[str]] = []

    def render_strips(self, *given) -> list[Strip]:
        self.drawn.append(self.plain)
        return super().render_strips(*given)


class OneList(App[None]):
    CSS = "Rows { height: 1fr; } Rows > .rows--highlighted { text-style: bold; }"

    def __init__(self) -> None:
        super().__init__()
        self.rested = 0

    def compose(self) -> ComposeResult:
        yield Rows()

    def on_rows_rested(self) -> None:
        self.rested += 1

    @property
    def rows(self) -> Rows:
        return self.query_one(Rows)

    @property
    def shown(self) -> list[str]:
        """The lines of the list, as they would be drawn."""
        return [self.rows.render_line(y).text.strip() for y in range(self.rows.size.height)]


def items(names: Sequence[str]) -> list[Item]:
    """A row for each name; one that begins with a dash is a heading."""
    return [
        Item("" if name.startswith("-") else name, Counted(Cell(Content(name)))) for name in names
    ]


def numbered(count: int) -> list[Item]:
    return items([f"row {number}" for number in range(count)])


async def test_of_ten_thousand_rows_only_those_on_the_screen_are_drawn() -> None:
    async with OneList().run_test(size=(40, 10)) as pilot:
        rows = pilot.app.rows
        Counted.drawn.clear()
        rows.fill(numbered(10_000))
        rows.focus()
        await pilot.pause()
        assert pilot.app.shown == [f"row {number}" for number in range(10)]
        await pilot.press("G")
        assert pilot.app.shown == [f"row {number}" for number in range(9990, 10_000)]
        assert rows.chosen == "row 9999"
        assert len(set(Counted.drawn)) <= 20


async def test_a_step_of_the_highlight_draws_two_rows() -> None:
    async with OneList().run_test(size=(40, 10)) as pilot:
        rows = pilot.app.rows
        rows.fill(numbered(100))
        rows.focus()
        await pilot.pause()
        Counted.drawn.clear()
        await pilot.press("j")
        await wait_for(pilot, lambda: len(Counted.drawn) >= 2, "the rows are drawn")
        assert sorted(Counted.drawn) == ["row 0", "row 1"]


async def test_one_other_row_is_drawn_and_the_list_stays_where_it_is() -> None:
    async with OneList().run_test(size=(40, 10)) as pilot:
        rows = pilot.app.rows
        rows.fill(numbered(100))
        rows.focus()
        await pilot.press("pagedown", "pagedown", "k")
        before = pilot.app.shown
        Counted.drawn.clear()
        rows.fill([*numbered(100)[:17], *items(["changed"]), *numbered(100)[18:]])
        await wait_for(pilot, lambda: Counted.drawn, "the row is drawn")
        assert Counted.drawn == ["changed"]
        assert pilot.app.shown == ["changed" if text == "row 17" else text for text in before]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ("", "a"),
        ("j", "b"),
        ("j j", "c"),
        ("j j j j", "a"),
        ("k", "d"),
        ("G", "d"),
        ("G j", "a"),
        ("G g", "a"),
        ("pagedown", "c"),
        ("pagedown pagedown pagedown", "d"),
        ("G pageup", "b"),
        ("G pageup pageup pageup", "a"),
    ],
)
async def test_keys_pass_over_headings_and_go_round(keys: str, chosen: str) -> None:
    async with OneList().run_test(size=(40, 3)) as pilot:
        rows = pilot.app.rows
        rows.fill(items(["- first", "a", "b", "-", "- second", "c", "d"]))
        rows.focus()
        await pilot.press(*keys.split())
        assert rows.chosen == chosen


@pytest.mark.parametrize(
    ("names", "choose", "chosen"),
    [
        (["a", "b", "c"], None, "b"),
        (["x", "b"], None, "b"),
        (["x", "y", "z"], None, "y"),
        (["x"], None, "x"),
        (["-", "x", "-"], None, "x"),
        (["a", "b", "c"], "c", "c"),
        (["a", "b", "c"], 0, "a"),
        (["-", "-"], None, ""),
        ([], None, ""),
    ],
)
async def test_filled_again_it_keeps_its_place(
    names: Sequence[str], choose: str | int | None, chosen: str
) -> None:
    async with OneList().run_test(size=(40, 3)) as pilot:
        rows = pilot.app.rows
        rows.fill(items(["a", "b", "c"]), choose="b")
        rows.fill(items(names), choose=choose)
        assert rows.chosen == chosen
        await pilot.press("j", "k", "pagedown", "pageup", "g", "G")


async def test_rows_of_several_lines_are_laid_for_the_width_there_is() -> None:
    long = Hanging(Content("1"), Content("one two three four"), 2)
    async with OneList().run_test(size=(12, 6)) as pilot:
        rows = pilot.app.rows
        rows.fill([Item("long", long), *items(["next"])])
        rows.focus()
        await pilot.pause()
        assert pilot.app.shown[:4] == ["1 one two", "three", "four", "next"]
        await pilot.press("j")
        assert rows.chosen == "next"
        await pilot.resize_terminal(40, 6)
        await pilot.pause()
        assert pilot.app.shown[:2] == ["1 one two three four", "next"]


async def test_the_highlight_is_in_sight_after_the_list_has_become_smaller() -> None:
    async with OneList().run_test(size=(40, 10)) as pilot:
        rows = pilot.app.rows
        rows.fill(numbered(100), choose=9)
        rows.focus()
        await pilot.resize_terminal(40, 4)
        await pilot.pause()
        assert "row 9" in pilot.app.shown


async def test_it_tells_once_when_the_highlight_has_come_to_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with OneList().run_test(size=(40, 10)) as pilot:
        rows = pilot.app.rows
        monkeypatch.setattr("tui.widgets.rows.AT_REST", float("inf"))
        rows.fill(numbered(100))
        rows.focus()
        await pilot.press("j", "j", "j")
        assert pilot.app.rested == 0
        monkeypatch.setattr("tui.widgets.rows.AT_REST", 0.001)
        await pilot.press("j")
        await wait_for(pilot, lambda: pilot.app.rested, "the highlight rests")
        assert pilot.app.rested == 1


async def test_on_the_ground_of_the_highlight_all_letters_have_one_colour() -> None:
    app = OneList()
    async with app.run_test(size=(20, 3)) as pilot:
        app.rows.fill(
            Item(name, Row(Cell(Content.styled(name, "red")), Cell(Content("!"), 1)))
            for name in ("here", "there")
        )
        app.rows.focus()
        await pilot.pause()
        colours = [
            {segment.style.color for segment in app.rows.render_line(y) if segment.text.strip()}
            for y in (0, 1)
        ]
        assert [len(found) for found in colours] == [1, 2]
