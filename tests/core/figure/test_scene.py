"""The phase of a session says where in its movement the figure is."""

import itertools

import pytest

from tests.core.figure.drawn import render
from tests.core.figure.shipped import FIGURES
from tui.core.dose import Side
from tui.core.figure.encoding import Encoding
from tui.core.figure.entry import Carrier
from tui.core.figure.flesh import lowest
from tui.core.figure.motion import Motion
from tui.core.figure.scene import eased, scene_of
from tui.core.figure.stage import Stage
from tui.core.phase import PhaseKind as Kind

ANY = Carrier.ANYTHING
KNEE = FIGURES["knee-to-chest"]
ROCKING = FIGURES["lower-trunk-rotation"]
STAND = FIGURES["sit-to-stand"]


@pytest.mark.parametrize(
    ("kind", "at_start", "half_way", "at_end"),
    [
        (Kind.EASE, 0, 0.5, 1),
        (Kind.HOLD, 1, 1, 1),
        (Kind.RELEASE, 1, 0.5, 0),
        (Kind.OUT, 0, 0.5, 1),
        (Kind.PAUSE, 1, 1, 1),
        (Kind.BACK, 1, 0.5, 0),
        (Kind.INHALE, 1, 1, 1),
        (Kind.EXHALE, 1, 1, 1),
        (Kind.SWITCH, 0, 0, 0),
        (Kind.REST, 0, 0, 0),
        (Kind.PREPARE, 0, 0, 0),
        (Kind.WAIT, 0, 1, 0),
    ],
)
def test_where_each_phase_is(kind: Kind, at_start: float, half_way: float, at_end: float) -> None:
    places = [scene_of(KNEE, kind, progress, Side.RIGHT).at for progress in (0, 0.5, 1)]
    assert places == pytest.approx([at_start, half_way, at_end])


def test_every_phase_is_known() -> None:
    for kind in Kind:
        for progress in (-1, 0, 0.3, 1, 2):
            scene = scene_of(KNEE, kind, progress, None)
            assert 0 <= scene.at <= 1
            assert 0 <= scene.breath <= 1


def test_a_movement_of_several_frames_goes_through_them_all() -> None:
    assert scene_of(STAND, Kind.OUT, 1).at == 3
    assert scene_of(STAND, Kind.BACK, 0).at == 3
    assert [scene_of(STAND, Kind.OUT, n / 10).at for n in range(11)] == sorted(
        scene_of(STAND, Kind.OUT, n / 10).at for n in range(11)
    )


@pytest.mark.parametrize(("kind", "start", "end"), [(Kind.INHALE, 0, 1), (Kind.EXHALE, 1, 0)])
def test_a_breath_comes_and_goes(kind: Kind, start: float, end: float) -> None:
    assert scene_of(KNEE, kind, 0).breath == start
    assert scene_of(KNEE, kind, 1).breath == end


def test_a_hold_is_one_scene() -> None:
    assert scene_of(KNEE, Kind.HOLD, 0.1, Side.LEFT) == scene_of(KNEE, Kind.HOLD, 0.9, Side.LEFT)


def test_a_wait_goes_on_as_long_as_it_lasts() -> None:
    places = [scene_of(KNEE, Kind.WAIT, progress).at for progress in (0.5, 1, 1.5, 2, 7.5)]
    assert places == [1, 0, 1, 0, 1]


def test_a_switch_shows_the_side_that_was_and_then_the_one_that_comes() -> None:
    sides = [scene_of(KNEE, Kind.SWITCH, n, Side.LEFT).side for n in (0, 0.4, 0.5, 1)]
    assert sides == [Side.RIGHT, Side.RIGHT, Side.LEFT, Side.LEFT]


def test_getting_ready_leads_over_from_the_position_before() -> None:
    size = (40, 12, Encoding.BRAILLE)
    before, after = FIGURES["cat-cow"], KNEE
    scenes = [scene_of(after, Kind.PREPARE, n, Side.LEFT, before) for n in (0.0, 0.5, 1.0)]
    stage = Stage(scenes[0].figure, *size)
    start, middle, end = (stage.picture(scene.at, scene.side) for scene in scenes)
    assert end == render(after, 0.0, *size, Side.LEFT)
    assert len({start, middle, end}) == 3
    assert scenes[0].say == before.frames[0].say
    assert scenes[2].say == after.frames[0].say


@pytest.mark.parametrize(("before", "after"), list(itertools.pairwise(FIGURES)))
def test_the_way_over_ends_where_the_figure_begins(before: str, after: str) -> None:
    scene = scene_of(FIGURES[after], Kind.PREPARE, 1.0, None, FIGURES[before])
    stage = Stage(scene.figure, 24, 8, Encoding.BLOCKS)
    assert stage.picture(1.0) == render(FIGURES[after], 0.0, 24, 8, Encoding.BLOCKS)
    for n in range(20):
        low = lowest(Motion(scene.figure.frames, scene.figure.pin, steps=True).posture(n / 20), ANY)
        assert -1.5 < low < 4


def test_the_first_exercise_is_waited_for_in_its_first_pose() -> None:
    assert scene_of(KNEE, Kind.PREPARE, 0.9, None).at == 0


def test_the_left_side_has_its_own_words_where_it_has_its_own_frames() -> None:
    left = scene_of(ROCKING, Kind.PAUSE, 0.5, Side.LEFT)
    assert left.say == ROCKING.left_frames[-1].say


@pytest.mark.parametrize("place", ["start", "end"])
def test_it_starts_and_ends_slowly(place: str) -> None:
    step = eased(0.02) if place == "start" else 1 - eased(0.98)
    assert 0 < step < 0.02
