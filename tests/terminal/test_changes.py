"""A terminal that is sent changes only shows the same as one that is sent everything."""

import itertools
import re

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.changes import Changes

COLUMNS, ROWS = 20, 5
START = "\x1b[?1049h\x1b[?25l\x1b[?7l"

PARAMETERS = (
    "", "0", "1", "2", "3", "4", "7", "9", "1;4", "31", "97", "44", "103", "39", "49", "22", "24",
    "27", "38;5;208", "48;5;17", "38;2;1;2;3", "48;2;30;40;50", "1;38;2;9;9;9;48;2;0;0;90", "53",
)  # fmt: skip
NARROW = "ab  ┃━█⣿é×…→"
ANY = NARROW + "日本🧘n\u0301"
ASIDES = ("\a", "\x1b]0;title\a", "\x1b[?1004h", "\x1b[>1u", "\x1b]9;go\x1b\\", "\x1b[?2026$p")
OTHERS = ("\x1b[2J", "\x1b[?1049h", "\x1b[?1049l", "\x1bc\x1b[?7l", "\x1b[K", "\x1b[2D", "\x1b[2L")


class Pair:
    """Two terminals: one is sent everything, the other what `Changes` leaves of it."""

    def __init__(self, columns: int = COLUMNS, rows: int = ROWS) -> None:
        self.whole, self.thrifty = (pyte.Screen(columns, rows) for _ in range(2))
        self._feeds = [pyte.Stream(screen).feed for screen in (self.whole, self.thrifty)]
        self.changes = Changes(columns, rows)
        self.write(START)

    def write(self, data: str) -> str:
        """Write to both; returns what the second was sent."""
        out = self.changes.write(data)
        for feed, text in zip(self._feeds, (data, out), strict=True):
            feed(re.sub(r"\x1b\[>\d*u|\x1b\[\?2026\$p", "", text))  # pyte misreads these
        return out

    def resize(self, columns: int, rows: int) -> None:
        self.whole.resize(rows, columns)
        self.thrifty.resize(rows, columns)
        self.changes.resize(columns, rows)

    def assert_same(self) -> None:
        whole, thrifty = (
            [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]
            for screen in (self.whole, self.thrifty)
        )
        assert thrifty == whole


@pytest.fixture
def changes() -> Changes:
    """With the cursor hidden, as Textual has it."""
    changes = Changes(60, ROWS)
    changes.write(f"\x1b[?25l{at(0, 0)}")
    return changes


def styled(parameters: str, text: str) -> str:
    return f"\x1b[{parameters}m{text}\x1b[0m"


def at(row: int, column: int, *pieces: str) -> str:
    return f"\x1b[{row + 1};{column + 1}H" + "".join(pieces)


def pieces(alphabet: str) -> st.SearchStrategy[str]:
    text = st.text(alphabet, max_size=8).map(lambda text: text.lstrip("\u0301"))
    return st.builds(styled, st.sampled_from(PARAMETERS), text) | text


def runs(alphabet: str = ANY) -> st.SearchStrategy[list[tuple[int, str]]]:
    """Rows, and what is painted there; also beyond the right edge."""
    row = st.integers(0, ROWS - 1)
    text = st.lists(pieces(alphabet), min_size=1, max_size=3).map("".join)
    column = st.integers(0, COLUMNS - 1)
    run = st.tuples(row, column, text).map(lambda run: (run[0], at(*run)))
    return st.lists(run, min_size=1, max_size=6).map(lambda runs: sorted(runs, key=lambda r: r[0]))


def update(runs: list[tuple[int, str]], home: str = at(0, 0)) -> str:
    """As Textual writes it: a line feed between rows, the cursor's place at the end."""
    out = [runs[0][1]]
    for (above, _), (row, text) in itertools.pairwise(runs):
        out += ["\n" if row > above else "", text]
    return "".join(out) + home


def full_paint(text: str, columns: int, rows: int) -> str:
    lines = [(y, at(y, 0, text[:1] * columns)) for y in range(rows)]
    return update(lines)


updates = runs().map(update) | runs(NARROW).map(update)
cursors = st.builds(at, st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1))
steps = st.one_of(
    updates,
    updates.map(lambda update: f"\x1b[?2026h{update}\x1b[?2026l"),
    st.builds(update, runs(), cursors),
    st.builds(full_paint, st.sampled_from("ab日"), st.just(COLUMNS), st.just(ROWS)),
    st.sampled_from(ASIDES),
    st.sampled_from(OTHERS),
    st.tuples(st.integers(8, 30), st.integers(ROWS, 8)),
)


@given(st.lists(steps, max_size=12))
def test_the_screens_are_the_same(steps: list[str | tuple[int, int]]) -> None:
    pair = Pair()
    for step in steps:
        if isinstance(step, tuple):
            pair.resize(*step)
        else:
            pair.write(step)
        pair.assert_same()


def test_a_line_feed_between_two_parts_of_a_row_makes_nothing_be_forgotten() -> None:
    changes = Changes(COLUMNS, ROWS)
    both = f"{at(0, 0, 'left')}\n{at(0, 6, 'right')}\n{at(1, 0, 'left')}\n{at(1, 6, 'right')}"
    assert changes.write(both + at(0, 0)).count("\n") == 0
    assert changes.write(both + at(0, 0)) == ""


def test_a_line_feed_on_the_last_row_scrolls_and_is_let_through() -> None:
    pair = Pair()
    for text in ("above", "below"):
        pair.write(f"{at(ROWS - 1, 0, text)}\n{at(0, 0)}")
        pair.assert_same()


few_cells = st.builds(at, st.just(0), st.integers(0, 5), st.sampled_from(["a", "aa", "日", "a日"]))


@given(st.lists(st.lists(few_cells, min_size=1, max_size=3).map("".join), max_size=6))
def test_in_few_cells_that_are_often_the_same(updates: list[str]) -> None:
    pair = Pair(7, 1)
    for step in updates:
        pair.write(step)
        pair.assert_same()


SEQUENCES = {
    "narrow over wide over the same narrow": (at(1, 0, "abcd"), at(1, 0, "日x"), at(1, 0, "abcd")),
    "one run over another, and again": (
        at(1, 0, "日aa") + at(1, 2, "bb"),
        at(1, 0, "日aa"),
        at(1, 2, "bb"),
    ),
    "beside a wide one": (at(1, 0, "日x"), at(1, 2, "y"), at(1, 0, "日x")),
    "around cells that are not known": (
        at(1, 0, "abc"),
        "\x1b[2J",
        at(1, 0, "a") + at(1, 2, "c"),
        at(1, 0, "x") + at(1, 2, "y"),
    ),
}


@pytest.mark.parametrize("updates", SEQUENCES.values(), ids=SEQUENCES)
def test_updates_that_hide_one_another(updates: tuple[str, ...]) -> None:
    pair = Pair()
    for step in updates:
        pair.write(step + at(0, 0))
        pair.assert_same()


@given(st.lists(st.builds(update, runs(), cursors), max_size=6), st.booleans())
def test_the_cursor_goes_where_it_is_wanted(updates: list[str], is_shown: bool) -> None:
    pair = Pair()
    pair.write("\x1b[?25h" if is_shown else "")
    before: tuple[int, int] | None = None
    for step in updates:
        pair.write(step)
        cursor, wanted = ((at.y, at.x) for at in (pair.thrifty.cursor, pair.whole.cursor))
        assert pair.thrifty.cursor.hidden is not is_shown
        if is_shown or wanted != before:
            assert cursor == wanted
        before = wanted


@given(runs(NARROW).map(update))
def test_what_stands_there_already_is_not_written(update: str) -> None:
    changes = Changes(COLUMNS + 24, ROWS)
    changes.write(f"\x1b[?25l{update}")
    assert changes.write(update) == ""
    assert changes.write(f"\x1b[?2026h{update}\x1b[?2026l") == ""


@given(st.text("ab日🧘", min_size=1, max_size=6))
def test_a_wide_text_that_stands_there_already_is_not_written(text: str) -> None:
    changes = Changes(COLUMNS, ROWS)
    changes.write(at(1, 2, text))
    assert changes.write(at(1, 2, text)) == ""


LONG = "0123456789"

CASES = {
    "one cell": (at(1, 4, "abc"), at(1, 4, "abd"), "\x1b[Dd"),
    "from the cursor on": (at(1, 4, "abc"), at(1, 7, "d"), "d"),
    "a little to the left": (at(1, 4, "abc"), at(1, 6, "d"), "\x1b[Dd"),
    "a gap that is quick to write": (at(1, 4, "a23b"), at(1, 4, "x23y"), "\x1b[4Dx23y"),
    "a gap that is not": (at(1, 0, "a2345678b"), at(1, 0, "x2345678y"), "\x1b[2Hx\x1b[7Cy"),
    "only what differs in style": (
        at(1, 4, styled("1;31", "a")),
        at(1, 4, styled("1;32", "a")),
        "\x1b[D\x1b[32ma",
    ),
    "a reset that is shorter": (
        at(1, 4, styled("1;4;7;31", "a")),
        at(1, 4, styled("1", "a")),
        "\x1b[D\x1b[0;1ma",
    ),
    "no relative move from the last column": (
        at(1, 58, "ab"),
        at(1, 58, "xb"),
        "\x1b[2;59Hx",
    ),
    "wide characters with all that was written with them": (
        at(1, 4, "日x"),
        at(1, 4, "日y"),
        "\x1b[2;5H日y",
    ),
    "wide characters from where they are for certain": (
        at(1, 4, "ab"),
        at(1, 8, "日"),
        "\x1b[2;9H日",
    ),
    "a frame around what changes": (
        at(1, 4, "a"),
        f"\x1b[?2026h{at(1, 4, styled('1;4', LONG))}\n{at(2, 3, LONG * 4)}\x1b[?2026l",
        f"\x1b[?2026h\x1b[D\x1b[1;4m{LONG}\x1b[3;4H\x1b[m{LONG * 4}\x1b[?2026l",
    ),
    "no frame around what arrives at once": (
        at(1, 4, "a"),
        f"\x1b[?2026h{at(1, 4, 'b')}\x1b[?2026l",
        "\x1b[Db",
    ),
    "a bell between two updates": (
        at(1, 4, "a"),
        f"{at(1, 4, 'b')}\a{at(1, 4, 'c')}",
        "\x1b[Db\a\x1b[Dc",
    ),
}


@pytest.mark.parametrize(("before", "after", "sent"), CASES.values(), ids=CASES)
def test_little_is_sent(changes: Changes, before: str, after: str, sent: str) -> None:
    changes.write(f"{before}\x1b[1;1H")
    assert changes.write(f"{after}\x1b[1;1H") == sent


@pytest.mark.parametrize("sequence", ASIDES)
def test_what_does_not_draw_passes_and_is_not_in_the_way(changes: Changes, sequence: str) -> None:
    changes.write(at(1, 4, "a"))
    assert changes.write(sequence) == sequence
    assert changes.write(at(1, 4, "a")) == ""


@pytest.mark.parametrize(
    "sequence", ["\x1b[2J", "\x1b[?1049h", "\x1bc", "\x1b[999z", "\x1bPq~\x1b\\"]
)
def test_after_what_may_draw_everything_is_written(changes: Changes, sequence: str) -> None:
    changes.write(at(1, 4, "a"))
    assert changes.write(sequence).endswith(sequence)
    assert changes.write(at(1, 4, "a")).endswith("\x1b[2;5H\x1b[ma")


def test_a_hyperlink_is_kept(changes: Changes) -> None:
    link = "\x1b]8;id=1;https://example.org\x1b\\"
    changes.write(at(1, 4, "ab") + at(0, 0))
    assert changes.write(at(1, 4, f"{link}a\x1b]8;;\x1b\\b") + at(0, 0)) == f"\x1b[2D{link}a"
    assert changes.write(at(1, 5, "c") + at(0, 0)) == "\x1b]8;;\x1b\\c"


def test_colours_do_not_outlive_the_alternate_screen(changes: Changes) -> None:
    changes.write(at(1, 4, styled("41", "a")))
    assert changes.write("\x1b[?1049l") == "\x1b[m\x1b[?1049l"
