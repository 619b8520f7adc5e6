"""How much of a slow line is left for pictures."""

from math import inf

from tui.live.line import Line


class Wire:
    """A line on which so much was written, at a time that the test sets."""

    def __init__(self, bytes_per_second: int) -> None:
        self.now = 0.0
        self.written = 0
        self.line = Line(lambda: self.now, lambda: self.written, bytes_per_second)

    def room(self, put_by: int = 0, quiet: int = 0, words_first: bool = False) -> float:
        return self.line.room(put_by, quiet=quiet, words_first=words_first)


def test_what_was_written_in_this_second_is_gone() -> None:
    wire = Wire(4000)
    assert wire.room() == 4000
    wire.now, wire.written = 0.5, 3000
    assert wire.room() == 1000
    wire.now = 1.7
    assert wire.room() == 4000


def test_what_is_put_by_is_left_alone_but_never_more_than_two_thirds() -> None:
    assert Wire(4000).room(put_by=1500) == 2500
    assert Wire(1500).room(put_by=1500) == 500


def test_where_words_come_first_nothing_may_be_left_for_pictures() -> None:
    assert Wire(4000).room(put_by=2600, words_first=True) == 1400
    assert Wire(2000).room(put_by=2600, words_first=True) == 0


def test_after_a_quiet_second_even_a_large_picture_gets_through() -> None:
    wire = Wire(1000)
    assert wire.room(quiet=100) == inf
    wire.now, wire.written = 0.2, 600
    assert wire.room(quiet=100) == 400
    wire.now = 1.5
    assert wire.room(quiet=100) == inf
