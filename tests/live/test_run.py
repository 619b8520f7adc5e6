"""A running session: who was away, what is kept, and when it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sessions import plan_of
from tests.strategies import few, plans
from tui.clock import Clock
from tui.core.event import Event, Move
from tui.core.plan import Plan
from tui.core.routine import Step
from tui.core.session import Session
from tui.live.run import SessionRun

PLAN = plan_of(Step(exercise="knee", reps=2, hold_seconds=30))
"""Ten seconds to get ready, then two holds."""


class Shelf:
    """A keeper that remembers what it was given."""

    def __init__(self) -> None:
        self.kept: list[float] = []
        self.written: list[tuple[Session, float]] = []
        self.closed: list[Session] = []

    def keep(self, reading: float) -> None:
        self.kept.append(reading)

    def write(self, session: Session, reading: float) -> None:
        self.written.append((session, reading))

    def close(self, session: Session) -> None:
        self.closed.append(session)


class Desk:
    """A run with a clock that is moved by hand and a keeper that can be read."""

    def __init__(self, plan: Plan = PLAN, speed: float = 1.0, reading: float = 0.0) -> None:
        self.time = 5000.0
        self.shelf = Shelf()
        clock = Clock(read=lambda: self.time, speed=speed)
        self.run = SessionRun(Session.start(plan), clock, self.shelf, reading)

    def look_after(self, seconds: float, expected: float = float("inf")) -> Session:
        """Look again after so long; `expected` is how long it was to take."""
        self.run.expect(expected)
        self.time += seconds
        return self.run.look()

    @property
    def moves(self) -> list[Move]:
        return [event.move for event in self.run.session.events]


def test_the_session_s_clock_begins_at_nothing_or_where_it_was_broken_off() -> None:
    assert Desk().run.now == 0
    desk = Desk(reading=100.5)
    assert desk.run.now == 100.5
    desk.time += 3
    assert desk.run.now == 103.5


@pytest.mark.parametrize(
    ("gap", "expected", "is_away"),
    [
        (2, 0, False),
        (2.125, 0, True),
        (6.875, 5, False),
        (7.125, 5, True),
        (0.25, 1, False),
        (3600, 1, True),
        (3600, float("inf"), False),
    ],
)
def test_who_looks_more_than_two_seconds_late_was_away(
    gap: float, expected: float, is_away: bool
) -> None:
    desk = Desk()
    desk.look_after(20)
    session = desk.look_after(gap, expected)
    assert session.player.is_paused is is_away
    assert session.away == (gap if is_away else None)
    elapsed = session.player.elapsed(desk.run.now)
    if is_away:
        assert elapsed == pytest.approx(10)
        assert session.events == (Event(at=20, move=Move.AWAY, amount=gap),)


@pytest.mark.parametrize(("gap", "is_away"), [(2, False), (2.5, True)])
def test_in_a_rehearsal_absence_is_measured_on_the_wall(gap: float, is_away: bool) -> None:
    desk = Desk(speed=20)
    session = desk.look_after(gap, 0)
    assert session.player.is_paused is is_away
    assert session.away == (gap if is_away else None)


def test_a_key_after_an_absence_finds_the_session_where_it_was() -> None:
    desk = Desk()
    desk.look_after(20)
    desk.run.expect(1)
    desk.time += 600
    session = desk.run.do(Move.NEXT)
    assert desk.moves == [Move.AWAY, Move.NEXT]
    assert session.player.is_paused
    assert [left.seconds for left in session.player.done] == [10, 10]


@pytest.mark.parametrize("move", [Move.PAUSE, Move.LEAVE])
def test_nobody_is_missed_in_a_pause_or_after_the_end(move: Move) -> None:
    desk = Desk()
    desk.run.do(move)
    desk.look_after(3600, 0)
    assert desk.moves == [move]


def test_every_look_keeps_the_reading() -> None:
    desk = Desk()
    for _ in range(3):
        desk.look_after(1)
    assert desk.shelf.kept == [1, 2, 3]
    desk.time += 0.5
    desk.run.do(Move.PAUSE)
    assert desk.shelf.kept[-1] == 3.5


def test_it_is_written_at_each_phase_and_each_move_and_not_in_between() -> None:
    desk = Desk()
    for _ in range(80):
        desk.look_after(0.5)
        desk.run.write()
    # The beginning, the first hold, and the second one.
    assert [reading for _, reading in desk.shelf.written] == [0.5, 10, 40]
    desk.run.do(Move.BACK)
    desk.run.write()
    desk.run.write()
    assert len(desk.shelf.written) == 4


def test_closing_stops_the_clock_at_the_place_and_lets_go() -> None:
    desk = Desk()
    desk.look_after(20.5)
    desk.run.close()
    (written, reading) = desk.shelf.written[-1]
    assert reading == 20.5
    assert written.player.is_paused
    assert written.player.elapsed(9999) == 10.5
    assert written.away is None
    assert desk.shelf.closed == [written]


@pytest.mark.parametrize("move", [Move.PAUSE, Move.LEAVE])
def test_closing_what_stands_still_or_is_over_adds_nothing(move: Move) -> None:
    desk = Desk()
    desk.run.do(move)
    desk.run.close()
    assert desk.moves == [move]
    assert desk.shelf.closed == [desk.run.session]


steps = st.lists(
    st.tuples(
        st.floats(0, 60),
        st.sampled_from([0.0, 1.0, float("inf")]),
        st.none()
        | st.sampled_from([Move.PAUSE, Move.RESUME, Move.NEXT, Move.BACK, Move.HURTS, Move.LATER]),
    ),
    max_size=20,
)


@few
@given(plans(), steps)
def test_what_was_kept_makes_the_very_same_session_again(
    plan: Plan, taken: list[tuple[float, float, Move | None]]
) -> None:
    desk = Desk(plan)
    for seconds, expected, move in taken:
        desk.look_after(seconds, expected)
        if move is not None:
            desk.run.do(move)
        again = Session.replay(plan, desk.run.session.events).at(desk.shelf.kept[-1])
        assert again == desk.run.session


@few
@given(st.lists(st.floats(2.01, 10_000), min_size=1, max_size=10))
def test_time_away_is_never_time_of_exercise(gaps: list[float]) -> None:
    desk = Desk()
    desk.look_after(12)
    for gap in gaps:
        desk.look_after(gap, 0)
        desk.run.do(Move.RESUME)
    player = desk.run.session.player
    assert player.elapsed(desk.run.now) == pytest.approx(2)
    assert [left.seconds for left in player.done] == [10]
