"""The figure of a session follows from where the session stands, and from nothing else."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.figure.shipped import CATALOG
from tui.core.dose import Side
from tui.core.figure.gallery import Gallery
from tui.core.figure.scene import Scene
from tui.core.figure.showing import LEAD_OVER, pose_in_words, scene_at, seconds_to_frame
from tui.core.manner import Manner
from tui.core.phase import PhaseKind
from tui.core.player import Player
from tui.core.routine import Routine, Step
from tui.core.timeline import Timeline, compile_timeline

FRAME = 0.25
EVERYTHING = (
    Step(exercise="knee-to-chest", side=Side.EACH, reps=2, hold_seconds=10),
    Step(exercise="cat-cow", sets=2, reps=2, tempo=(2, 1, 2), rest_seconds=10),
    Step(exercise="lower-trunk-rotation", side=Side.ALTERNATE, reps=2, tempo=(2, 1, 2)),
    Step(exercise="childs-pose", reps=1, breaths=2),
    Step(exercise="bridge-reps", reps=12, self_paced=True),
)
MOVING = {kind.value for kind in PhaseKind} - {"prepare", "hold", "pause", "switch", "rest"}


def compiled(*steps: Step) -> Timeline:
    return compile_timeline(Routine(name="R", steps=steps), CATALOG, Manner(reading=False))


TIMELINE = compiled(*EVERYTHING)


def player_in(number: int, seconds: float = 0.0) -> Player:
    """The player so many seconds into a phase."""
    return Player(timeline=TIMELINE, index=number, began=-seconds)


def scene(number: int, seconds: float = 0.0) -> Scene:
    found = scene_at(player_in(number, seconds), Gallery(CATALOG), 0.0, FRAME)
    assert found is not None
    return found


def numbers(*kinds: str) -> list[int]:
    return [n for n, phase in enumerate(TIMELINE.phases) if phase.kind in kinds]


def sees(one: Scene) -> tuple[object, ...]:
    """What can be told apart: a figure that has led over is the one it leads to."""
    if one.figure.leads_to is not None and one.at == 1:
        return (one.figure.leads_to, 0.0, one.side, one.breath)
    return tuple(one)


def test_every_phase_has_a_scene_and_every_kind_is_met() -> None:
    assert {phase.kind for phase in TIMELINE.phases} == set(PhaseKind)
    for number, phase in enumerate(TIMELINE.phases):
        assert 0 <= scene(number, phase.seconds / 2).breath <= 1


@given(st.integers(0, len(TIMELINE.phases) - 1), st.floats(0, 1), st.floats(0, 1000))
def test_the_same_place_has_the_same_scene_whatever_the_clock_says(
    number: int, part: float, later: float
) -> None:
    seconds = round(TIMELINE.phases[number].seconds * part * 4) / 4
    player, gallery = player_in(number, seconds), Gallery(CATALOG)
    moved = player.moved_to(later, 0.0)
    if abs(moved.elapsed(later) - seconds) < 1e-12:
        assert scene_at(moved, gallery, later, FRAME) == scene_at(player, gallery, 0.0, FRAME)


def test_one_phase_ends_where_the_next_begins() -> None:
    for number, (phase, following) in enumerate(itertools.pairwise(TIMELINE.phases)):
        if following.kind not in (PhaseKind.PREPARE, PhaseKind.REST) and phase.kind != "wait":
            if phase.side is not following.side and phase.side and following.side:
                continue  # left, right, left, right passes over by itself
            before, after = scene(number, phase.seconds), scene(number + 1)
            assert sees(before)[0] == sees(after)[0]
            assert sees(before)[1:] == pytest.approx(sees(after)[1:]), (phase.kind, following.kind)


def test_a_hold_is_still_and_asks_for_no_picture() -> None:
    for number in numbers("hold", "pause", "rest"):
        length = TIMELINE.phases[number].seconds
        assert scene(number) == scene(number, length * 0.9)
        assert seconds_to_frame(player_in(number, 0.3), Gallery(CATALOG), 0.0, FRAME) is None


def test_what_moves_is_drawn_at_the_rate_of_the_pictures_and_no_faster() -> None:
    for number in numbers(*MOVING):
        player, gallery = player_in(number, 0.1), Gallery(CATALOG)
        assert seconds_to_frame(player, gallery, 0.0, FRAME) == pytest.approx(0.15, abs=0.002)
        assert scene(number, 0.26) == scene(number, 0.49)


def test_a_stopped_clock_asks_for_no_picture() -> None:
    gallery = Gallery(CATALOG)
    for number in range(len(TIMELINE.phases)):
        paused = player_in(number, 0.3).pause(0.0)
        assert seconds_to_frame(paused, gallery, 5.0, FRAME) is None
        assert scene_at(paused, gallery, 5.0, FRAME) == scene_at(paused, gallery, 0.0, FRAME)
        assert seconds_to_frame(paused.resume(5.0, 3.0), gallery, 6.0, FRAME) is None


def test_getting_ready_leads_over_and_then_waits() -> None:
    first, *others = numbers("prepare")
    gallery = Gallery(CATALOG)
    assert seconds_to_frame(player_in(first), gallery, 0.0, FRAME) is None
    for number in others:
        assert seconds_to_frame(player_in(number), gallery, 0.0, FRAME) is not None
        assert seconds_to_frame(player_in(number, LEAD_OVER), gallery, 0.0, FRAME) is None
        assert scene(number, 1.0).at < scene(number, 2.0).at < scene(number, LEAD_OVER).at == 1


def test_changing_sides_turns_the_picture_round_in_the_middle() -> None:
    (number,) = numbers("switch")
    half = TIMELINE.phases[number].seconds / 2
    gallery = Gallery(CATALOG)
    assert scene(number, half - 0.1).side is TIMELINE.phases[number - 1].side
    assert scene(number, half).side is TIMELINE.phases[number + 1].side
    wait = seconds_to_frame(player_in(number, half - 0.1), gallery, 0.0, FRAME)
    assert wait == pytest.approx(0.1, abs=0.002)
    assert seconds_to_frame(player_in(number, half), gallery, 0.0, FRAME) is None


def test_the_words_say_where_the_movement_leads_and_stay_while_it_lasts() -> None:
    gallery = Gallery(CATALOG)
    knee = gallery.figure("knee-to-chest")
    assert knee is not None
    said = {
        phase.kind.value: pose_in_words(player_in(number, 0.1), gallery)
        for number, phase in enumerate(TIMELINE.phases)
        if phase.exercise == "knee-to-chest"
    }
    start, end = knee.frames[0].say, knee.frames[-1].say
    assert said == {
        "prepare": start, "ease": end, "hold": end, "release": start, "switch": start,
    }  # fmt: skip


def test_without_a_figure_there_is_no_scene_and_there_are_no_words() -> None:
    plain = Gallery(type(CATALOG)())
    player = player_in(numbers("ease")[0])
    assert scene_at(player, plain, 0.0, FRAME) is None
    assert seconds_to_frame(player, plain, 0.0, FRAME) is None
    assert pose_in_words(player, plain) == ""


def test_after_the_end_there_is_nothing() -> None:
    over = Player(timeline=TIMELINE, index=len(TIMELINE.phases), began=0.0)
    gallery = Gallery(CATALOG)
    assert scene_at(over, gallery, 0.0, FRAME) is None
    assert seconds_to_frame(over, gallery, 0.0, FRAME) is None
    assert pose_in_words(over, gallery) == ""
