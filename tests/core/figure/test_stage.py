"""Pictures have the size that was asked for, and only characters that can be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.figure.bodies import poses
from tests.core.figure.drawn import render
from tests.core.figure.shipped import FIGURES
from tests.strategies import few, modest
from tui.core.dose import Side
from tui.core.figure.cells import Meaning, Row
from tui.core.figure.drawing import Picture, svg
from tui.core.figure.encoding import FLOOR, GRIDS, Encoding, characters
from tui.core.figure.entry import Area, PropEntry, PropKind, Spot
from tui.core.figure.figure import Figure
from tui.core.figure.pose import Pose
from tui.core.figure.stage import Stage
from tui.core.figure.still import still

each_encoding = pytest.mark.parametrize("encoding", Encoding)
each_figure = pytest.mark.parametrize("name", FIGURES)

FLIPPED_BLOCKS = dict(zip(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█", " ▝▘▀▗▐▚▜▖▞▌▛▄▟▙█", strict=True))


def figure(*frames: Pose, yaw: float = 0, pitch: float = 0) -> Figure:
    every = (
        PropEntry(kind=PropKind.CHAIR),
        PropEntry(kind=PropKind.MAT),
        PropEntry(kind=PropKind.WALL, at=Spot.NEAR_HAND),
        PropEntry(kind=PropKind.ROLLER, at=Spot.SHOULDERS),
        PropEntry(kind=PropKind.STRAP, start=Spot.NEAR_HAND, to=Spot.NEAR_SOLE),
        PropEntry(kind=PropKind.FINGERS, at=Spot.LOW_BACK),
    )
    return Figure(frames, (), yaw, pitch, Spot.HIP, tuple(Area), every)


@modest
@given(
    st.lists(poses, min_size=2, max_size=3),
    st.floats(-360, 360),
    st.sampled_from([0.0, 30.0, 90.0, -90.0]),
    st.integers(16, 90),
    st.integers(6, 40),
    st.sampled_from(Encoding),
    st.floats(0, 2),
    st.sampled_from([Side.LEFT, Side.RIGHT, None]),
    st.booleans(),
)
def test_every_row_has_the_asked_width(
    frames: list[Pose],
    yaw: float,
    pitch: float,
    cols: int,
    rows: int,
    encoding: Encoding,
    at: float,
    side: Side | None,
    textured: bool,
) -> None:
    stage = Stage(figure(*frames, yaw=yaw, pitch=pitch), cols, rows, encoding, textured=textured)
    picture = stage.picture(at, side, breath=0.5)
    assert [len(row.text) for row in picture] == [cols] * rows
    assert [len(row.meanings) for row in picture] == [cols] * rows
    allowed = {*characters(encoding), FLOOR[encoding], "%"}
    assert {character for row in picture for character in row.text} <= allowed


@each_figure
def test_ascii_is_ascii(name: str) -> None:
    picture = render(FIGURES[name], 1.0, 40, 12, Encoding.ASCII)
    text = "".join(row.text for row in picture)
    assert text.isascii()
    assert text.isprintable()
    assert not any(character.isalnum() for character in text)


@each_figure
@each_encoding
@pytest.mark.parametrize("size", [(40, 12), (24, 8), (16, 6)])
def test_something_of_everything_is_seen(
    name: str, encoding: Encoding, size: tuple[int, int]
) -> None:
    shown = FIGURES[name]
    picture = render(shown, float(len(shown.frames) - 1), *size, encoding)
    meanings = {meaning for row in picture for meaning in row.meanings}
    assert Meaning.BODY in meanings
    if size[0] > 16:
        assert Meaning.REGION in meanings
    if shown.has_floor_line:
        assert picture[-1] == Row(((FLOOR[encoding] * size[0], Meaning.FLOOR),))  # type: ignore[arg-type]


def flipped(picture: tuple[Row, ...]) -> list[str]:
    return ["".join(FLIPPED_BLOCKS.get(c, c) for c in reversed(row.text)) for row in picture]


@each_figure
def test_the_other_side_is_the_mirrored_picture(name: str) -> None:
    shown = FIGURES[name]._replace(left_frames=())
    stage = Stage(shown, 40, 12, Encoding.BLOCKS)
    for at in (0.0, 0.5, 1.0):
        right, left = stage.picture(at, Side.RIGHT), stage.picture(at, Side.LEFT)
        wrong = sum(
            a != b
            for one, other in zip(flipped(right), left, strict=True)
            for a, b in zip(one, other.text, strict=True)
        )
        # A dot whose middle lies on an outline may fall to either side.
        assert wrong <= 8
        assert left != right


@each_figure
def test_mirrored_twice_is_the_same(name: str) -> None:
    shown = FIGURES[name]._replace(left_frames=())
    other = Side.LEFT if shown.shown is Side.RIGHT else Side.RIGHT
    twice = shown._replace(shown=other)
    assert render(twice, 0.7, 40, 12, Encoding.BRAILLE, other) == render(
        shown, 0.7, 40, 12, Encoding.BRAILLE, shown.shown
    )


@each_figure
def test_a_place_is_drawn_the_same_whatever_was_drawn_before(name: str) -> None:
    stage = Stage(FIGURES[name], 24, 8, Encoding.BRAILLE)
    first = stage.picture(1.0)
    stage.picture(0.3, Side.LEFT, breath=1.0)
    assert stage.picture(1.0) == first == render(FIGURES[name], 1.0, 24, 8, Encoding.BRAILLE)


def test_the_leg_that_is_lifted_is_coloured_on_both_sides() -> None:
    stage = Stage(FIGURES["reach-outs"], 40, 12, Encoding.BRAILLE)
    right, left = (stage.picture(1.0, side) for side in (Side.RIGHT, Side.LEFT))
    assert first_column_of_region(left) == first_column_of_region(right)


def first_column_of_region(picture: tuple[Row, ...]) -> int:
    return min(
        column
        for row in picture
        for column, (character, meaning) in enumerate(zip(row.text, row.meanings, strict=True))
        if character != " " and meaning is Meaning.REGION
    )


def test_a_breath_lets_the_trunk_swell() -> None:
    stage = Stage(FIGURES["figure-four"], 40, 12, Encoding.BRAILLE)
    assert dots(stage.picture(1.0, breath=1.0)) > dots(stage.picture(1.0))


def dots(picture: tuple[Row, ...]) -> int:
    return sum((ord(c) - 0x2800).bit_count() for row in picture for c in row.text if c != " ")


@each_encoding
def test_without_colour_the_region_has_gaps(encoding: Encoding) -> None:
    shown = FIGURES["cat-cow"]
    plain = render(shown, 1.0, 40, 12, encoding)
    textured = render(shown, 1.0, 40, 12, encoding, textured=True)
    for row, other in zip(plain, textured, strict=True):
        kept = [m for m, c in zip(row.meanings, other.text, strict=True) if c != " "]
        assert set(kept) <= set(Meaning)
    changed = {
        meaning
        for row, other in zip(plain, textured, strict=True)
        for meaning, a, b in zip(row.meanings, row.text, other.text, strict=True)
        if a != b
    }
    assert Meaning.REGION in changed
    assert Meaning.FAR not in changed


def test_blanks_take_the_meaning_before_them() -> None:
    (row,) = (row for row in render(FIGURES["cat-cow"], 1.0, 40, 12, Encoding.BLOCKS)[5:6])
    for run, following in zip(row.runs, row.runs[1:], strict=False):
        assert not following.text.startswith(" ")
        assert run.meaning is not following.meaning


def test_still_shows_start_and_end_side_by_side() -> None:
    shown = FIGURES["knee-to-chest"]
    picture = still(shown, 41, 8, Encoding.BLOCKS)
    assert [len(row.text) for row in picture] == [41] * 8
    start = render(shown, 0.0, 19, 8, Encoding.BLOCKS)
    end = render(shown, 1.0, 19, 8, Encoding.BLOCKS)
    assert [row.text[:19] for row in picture] == [row.text for row in start]
    assert [row.text[-19:] for row in picture] == [row.text for row in end]


@each_encoding
def test_a_sheet_draws_every_character(encoding: Encoding) -> None:
    shown = FIGURES["hamstring-strap"]
    picture = Picture("A <b>title</b>", render(shown, 1.0, 24, 8, encoding))
    text = svg([picture], encoding, 3)
    assert "A &lt;b&gt;title" in text
    assert text.count("<path") + text.count("<text") >= len(set(picture.rows[3].meanings)) + 2


@few
@given(st.integers(0, 255))
def test_a_braille_character_shows_its_dots(pattern: int) -> None:
    character = characters(Encoding.BRAILLE)[pattern]
    assert (character == " ") is (pattern == 0)
    if pattern:
        assert (ord(character) - 0x2800).bit_count() == pattern.bit_count()


def test_every_pattern_has_a_character() -> None:
    for encoding, grid in GRIDS.items():
        assert len(characters(encoding)) == 2 ** (grid.across * grid.down)
