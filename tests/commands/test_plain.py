"""`supple play --plain`: a line for each phase, as it begins, and for all that is typed."""

import re

import msgspec
import pytest

from tests.commands.evening import START, Evening, phases_in
from tests.core.test_session import CLOCKS, NOW, PHASES, PLACES, PLAN, WHERE_TO
from tests.sessions import event, exercise, placed, plan_of
from tui.commands.plain import MOVES
from tui.commands.plain_answers import PATIENCE
from tui.commands.plain_words import HELP, phase_line
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.event import Move
from tui.core.notation import clock
from tui.core.prompt import place_in_words
from tui.core.routine import REST, Step
from tui.core.session import LEAD_IN, Session

HELD = Step(exercise="a", side=Side.EACH, reps=1, hold_seconds=20)
MOVED = Step(exercise="b", reps=2, tempo=(2, 1, 3))
OWN_PACE = Step(exercise="c", reps=3, hold_seconds=10, self_paced=True)
AT_LEAST = Step(exercise="d", reps=1, hold_seconds=10, at_least=True)

CATALOG = Catalog(PLAN.exercises)

TWO = plan_of(HELD, MOVED)
"""Prepare 10, hold left 20, switch 5, hold right 20, prepare 15, and twice out, stay, back: 82."""


@pytest.fixture
def evening(capsys: pytest.CaptureFixture[str]) -> Evening:
    return Evening(capsys)


@pytest.fixture
def alone(evening: Evening) -> Evening:
    """Nobody is there, as in a pipe."""
    evening.is_taken = False
    return evening


class TestTime:
    def test_a_line_for_each_phase_when_it_begins(self, alone: Evening) -> None:
        alone.play(PLAN)
        timeline = PLAN.timeline()
        told = [(at, line) for at, line in alone.told if line[:1].isdigit()]
        began = 0.0
        for index, (at, line) in enumerate(told):
            assert at == pytest.approx(began)
            assert line == phase_line(Session.start(PLAN), index, CATALOG)
            began += max(PHASES[index].seconds, PHASES[index].limit or 0.0)
        assert len(told) == len(PHASES)
        assert alone.lines[0] == f"R: 5 exercises, {clock(timeline.total_seconds)}. Ctrl+C ends it."
        assert alone.lines[-1].startswith("Finished. 5 of 5 exercises done")
        assert alone.code == 0

    def test_a_line_says_what_there_is_to_know(self, alone: Evening) -> None:
        assert alone.play(plan_of(HELD))[1:5] == [
            "0:00 Get ready, 10 s. Next: a. Get ready. Do it.",
            "0:10 Hold, left side, 20 s.",
            "0:30 Change to the right side, 5 s.",
            "0:35 Hold, right side, 20 s.",
        ]

    def test_a_rest_between_exercises_and_an_optional_one(self, alone: Evening) -> None:
        optional = Step(exercise="b", reps=1, hold_seconds=20, optional=True)
        rest = Step(exercise=REST, rest_seconds=60)
        told = alone.play(plan_of(HELD, rest, optional))
        at = told.index("0:55 Rest; b comes next, 60 s.")
        assert told[at + 1] == (
            "1:55 Get ready, 15 s. Optional, N skips it. Next: b. Get ready. Do it."
        )

    def test_another_way_of_doing_it_is_told_at_once_and_wherever_it_begins_again(
        self, evening: Evening
    ) -> None:
        two_ways = exercise("a", options=("bent", "straight"))
        told = evening.play(plan_of(HELD, exercises=[two_ways]), (3, "o"), (5, "R"))
        at = told.index("a: straight.")
        assert any("Next: a, bent." in line for line in told[:at])
        assert any("Next: a, straight." in line for line in told[at:])

    def test_there_are_lines_and_nothing_else(self, evening: Evening) -> None:
        steps = msgspec.structs.replace(HELD, notes="Softly\x1b[31m\r\u202eon.")
        lines = evening.play(plan_of(steps, MOVED), (3, "\x1b[A"), (4, "\r"), (12, "i"), (13, "w"))
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", "".join(lines))

    def test_a_hold_that_may_run_on_says_when_it_is_enough(self, evening: Evening) -> None:
        lines = evening.play(plan_of(AT_LEAST), (12, ""), (27, ""))
        enough = "That is the time. Longer is fine; Enter when it is enough."
        assert [at for at, line in evening.told if line == enough] == [pytest.approx(20, abs=0.002)]
        assert "Finished. 1 of 1 exercise done, 0:17 of exercise." in lines
        assert evening.since(27)[0].startswith("Finished.")

    def test_a_machine_that_is_a_little_late_leaves_no_phase_out(self, alone: Evening) -> None:
        alone.late = 1.9
        alone.play(TWO)
        starts = TWO.timeline().starts[:-1]
        assert [line.split()[0] for line in phases_in(alone.lines)] == list(map(clock, starts))
        told = [at for at, line in alone.told if line[:1].isdigit()]
        assert all(0 <= at - start <= 1.901 for at, start in zip(told, starts, strict=True))

    @pytest.mark.parametrize("speed", [0.5, 20, 1000])
    def test_a_rehearsal_says_the_same_sooner(
        self, capsys: pytest.CaptureFixture[str], speed: float
    ) -> None:
        slow, fast = Evening(capsys), Evening(capsys)
        slow.is_taken = fast.is_taken = False
        assert fast.play(TWO, speed=speed) == slow.play(TWO)
        assert fast.told[-1][0] == pytest.approx(slow.told[-1][0] / speed)

    def test_nothing_at_all_is_over_at_once(self, alone: Evening) -> None:
        assert alone.play(plan_of()) == [
            "R: 0 exercises, 0:00. Ctrl+C ends it.",
            "Finished. 0 of 0 exercises done, 0:00 of exercise.",
        ]
        assert alone.told[-1][0] == 0


class TestOnesOwnPace:
    def test_somebody_says_when_it_is_done(self, evening: Evening) -> None:
        evening.play(plan_of(OWN_PACE, HELD), (100, ""))
        assert "Press Enter when done." in evening.since(10)[0]
        assert phases_in(evening.since(100))[0].startswith("0:40 Get ready")

    def test_with_nobody_there_the_estimate_holds(self, alone: Evening) -> None:
        plan = plan_of(OWN_PACE, HELD)
        alone.play(plan)
        assert not any("Enter" in line for line in alone.lines)
        assert alone.told[-1][0] == plan.timeline().total_seconds

    def test_when_the_person_has_gone_too(self, evening: Evening) -> None:
        evening.leaves_at = 12
        plan = plan_of(OWN_PACE, HELD)
        evening.play(plan)
        assert evening.lines[-1].startswith("Finished. 2 of 2")
        assert evening.told[-1][0] == plan.timeline().total_seconds


class TestPause:
    def test_it_goes_on_from_the_very_place_after_a_lead_in(self, evening: Evening) -> None:
        evening.play(TWO, (15.5, "p"), (100, "p"))
        assert evening.since(15.5)[:2] == [
            "Paused; p goes on.",
            f"You go on in {LEAD_IN:g} s with a: Hold, left side, 0:15 to go.",
        ]
        (at, line), *_ = [told for told in evening.told if told[0] > 100]
        assert line == "0:30 Change to the right side, 5 s."
        assert at == 100 + LEAD_IN + 14.5

    def test_a_move_while_paused_says_that_it_stays_so(self, evening: Evening) -> None:
        evening.play(TWO, (12, "p"), (20, "n"), (30, ""), (31, "q"), (32, "y"))
        assert evening.since(20)[:2] == [
            "0:30 Change to the right side, 5 s. Paused; p goes on.",
            f"You go on in {LEAD_IN:g} s with a: Switch sides, 0:05 to go.",
        ]

    def test_after_a_gap_it_is_paused_and_says_for_how_long(self, evening: Evening) -> None:
        evening.pauses = [(15, 30)]
        evening.play(TWO, (60, "p"))
        assert evening.since(16)[:2] == [
            "You were away for 0:31. Paused; p goes on.",
            f"You go on in {LEAD_IN:g} s with a: Hold, left side, 0:15 to go.",
        ]
        assert evening.session.player.done[1].seconds == 20

    def test_alone_it_goes_on_by_itself_after_a_gap(self, alone: Evening) -> None:
        alone.pauses = [(15, 30)]
        alone.play(TWO)
        assert alone.since(16)[:2] == [
            "You were away for 0:31.",
            f"You go on in {LEAD_IN:g} s with a: Hold, left side, 0:15 to go.",
        ]
        assert alone.lines[-1].startswith("Finished. 2 of 2")
        assert alone.told[-1][0] == 82 + 31 + LEAD_IN

    def test_when_the_person_has_gone_it_is_kept(self, evening: Evening) -> None:
        evening.leaves_at = 50
        evening.play(TWO, (15, "p"))
        assert evening.lines[-1] == "The session is kept; the next start offers to go on from here."
        assert evening.told[-1][0] == 50
        assert evening.code == 0
        assert evening.diary.is_closed
        assert not evening.session.is_over
        assert evening.session.player.elapsed(0) == 5


class TestMoves:
    def test_phases_passed_over_are_not_told(self, evening: Evening) -> None:
        evening.play(TWO, (2, "N"), (3, "b"), (4, "N"), (4, "N"))
        assert [line.split(",")[0] for line in phases_in(evening.lines)] == [
            "0:00 Get ready", "0:55 Get ready", "0:35 Hold", "0:55 Get ready",
        ]  # fmt: skip

    def test_what_is_taken_back(self, evening: Evening) -> None:
        evening.play(TWO, (15, "n"), (16, "u"), (17, "u"), (18, "q"), (19, "y"))
        assert evening.since(16)[:3] == [
            "Taken back: the step forward.",
            "a: Hold, left side, 0:15 to go.",
            "Nothing to do that with.",
        ]

    def test_five_seconds_off_that_end_the_phase(self, evening: Evening) -> None:
        evening.play(TWO, (27, "-"), (28, "q"), (29, "y"))
        assert evening.since(27)[0] == "0:30 Change to the right side, 5 s."

    def test_several_lines_at_once_are_done_in_turn(self, evening: Evening) -> None:
        evening.leaves_at = 6
        evening.play(TWO, (5, "n"), (5, "+"), (5, "w"), (5, "p"))
        assert evening.since(5)[:4] == [
            "0:10 Hold, left side, 20 s.",
            "a: Hold, left side, 0:25 to go.",
            "a: Hold, left side, 0:25 to go.",
            "Paused; p goes on.",
        ]

    def test_a_breath_is_tapped(self, evening: Evening) -> None:
        plan = plan_of(Step(exercise="a", reps=1, breaths=3))
        evening.play(plan, (11, "t"), (17, "t"))
        assert "One breath takes 6 s." in evening.lines


class TestLeaving:
    def test_it_is_asked_while_the_clock_stands_still(self, evening: Evening) -> None:
        evening.play(TWO, (15, "q"), (40, "what"), (70, "n"))
        assert evening.since(70)[0] == (
            f"You go on in {LEAD_IN:g} s with a: Hold, left side, 0:15 to go."
        )

    def test_a_session_that_was_paused_stays_so(self, evening: Evening) -> None:
        evening.play(TWO, (15, "p"), (16, "q"), (17, "n"), (18, "q"), (19, "y"))
        assert evening.since(17)[0] == "Paused; p goes on."

    def test_another_time(self, evening: Evening) -> None:
        evening.play(TWO, (15, "q"), (40, "l"))
        assert evening.lines[-1] == "The session is kept; the next start offers to go on from here."
        assert evening.code == 0
        assert not evening.session.is_over

    def test_ended(self, evening: Evening) -> None:
        evening.play(TWO, (32, "q"), (40, "y"), (41, "3"))
        assert evening.since(40)[:2] == [
            "Ended early. 0 of 2 exercises done, 0:20 of exercise.",
            "a done in part.",
        ]
        assert evening.session.pain_after == 3

    def test_ctrl_c_asks_nothing(self, evening: Evening) -> None:
        evening.interrupt_at = 32
        evening.play(TWO)
        assert evening.code == 130
        assert evening.lines[-3:] == [
            "Ended early. 0 of 2 exercises done, 0:20 of exercise.",
            "a done in part.",
            "b skipped.",
        ]
        assert [e.move for e in evening.session.events] == [Move.LEAVE]


class TestPain:
    def test_before_and_after(self, evening: Evening) -> None:
        evening.play(TWO, (3, "6"), (83, "11"), (90, "x"), (91, "4"))
        assert "Pain 6 of 10, noted." in evening.lines
        assert (evening.session.pain_before, evening.session.pain_after) == (6, 4)

    def test_no_answer_is_an_answer(self, evening: Evening) -> None:
        evening.play(TWO)
        assert (evening.session.pain_before, evening.session.pain_after) == (None, None)
        assert evening.time - START == 82 + PATIENCE

    def test_a_rehearsal_and_a_pipe_are_not_asked(self, evening: Evening) -> None:
        evening.play(TWO, speed=20)
        assert not any("Pain" in line or "number from 0" in line for line in evening.lines)


def reply(key: str, session: Session) -> list[str]:
    """What is told once a key was typed, at `NOW`."""
    player = session.player
    paused = " Paused; p goes on." if player.is_paused else ""

    def begun(index: int) -> list[str]:
        if index >= len(PHASES):
            return []
        hint = " Press Enter when done." if PHASES[index].is_open else ""
        return [f"{phase_line(session, index, CATALOG)}{hint}{paused}"]

    def going_on(move: Move, amount: float | None = None) -> list[str]:
        after = session.apply(event(NOW, move, amount))
        if after.player.index != player.index:
            return begun(after.player.index)
        return [f"{place_in_words(after, NOW)}."]

    place = place_in_words(session, NOW)
    match key:
        case "p" | "" if player.is_paused:
            return [f"You go on in {LEAD_IN:g} s with {place}."]
        case "p":
            return ["Paused; p goes on."]
        case "" if player.is_waiting or (player.overrun(NOW) and not player.lead_in(NOW)):
            return begun(player.index + 1)
        case "" | "w":
            return [f"{place}."]
        case "+" | "-":
            return going_on(Move.ADD, 5.0 if key == "+" else -5.0)
        case "k":
            return going_on(Move.KNOW)
        case "?":
            return [HELP]
        case "i":
            return [f"{PHASES[player.index].exercise}. Do it."]
        case "o":
            return ["There is only one way to do this."]
        case "t":
            return ["Tap again, t and Enter, at the next breath out."]
        case "u":
            return ["Nothing to do that with."]
        case "7" if PHASES[player.index].step == 1:
            return ["Pain 7 of 10, noted."]
        case "l":
            after = session.apply(event(NOW, Move.LATER))
            if after.undoable is None:
                return ["Nothing to do that with."]
            return [f"{phase_line(after, after.player.index, CATALOG)}{paused}"]
        case _ if key in MOVES:
            return begun(WHERE_TO[MOVES[key]](player.index))
        case "!":
            return [
                "Stopped. Each answer is a letter or number and Enter; Enter alone passes it over.",
                "Is it a sharp pain? y yes, n no.",
            ]
        case "q":
            return ["End this session? y end it and keep what was done, l leave and go on from "
                    "here another time, n go on."]  # fmt: skip
        case _:
            return [f"'{key}' means nothing here; ? says what does."]


KEYS = ("", "p", "+", "-", "!", "q", "t", "o", "w", "i", "?", "7", "11", "nn", *MOVES)


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("key", KEYS)
def test_every_key_in_every_phase(evening: Evening, key: str, place: str, clock: str) -> None:
    """Then comes Ctrl+C, in the middle of whatever it led to."""
    index, elapsed = PLACES[place]
    lasted = {"running": 0.0, "paused": 100.0, "lead-in": 100.0}[clock]
    session = CLOCKS[clock](placed(Session.start(PLAN), index, NOW - lasted - elapsed))
    evening.interrupt_at = 0.001
    evening.play(session, (0, key), reading=NOW)
    after = evening.lines[evening.before :]
    ended = next(i for i, line in enumerate(after) if line.startswith(("Finished", "Ended")))
    assert list(filter(None, after[:ended])) == reply(key, session)
    assert evening.code == 130
    assert evening.diary.is_closed
    assert evening.session.is_over
