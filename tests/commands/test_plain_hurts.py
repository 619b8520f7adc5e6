"""It hurts, in lines: what is asked, what is kept, and how it goes on."""

import pytest

from tests.commands.evening import Evening
from tests.core.test_session import PHASES, PLACES, PLAN
from tests.sessions import exercise, placed, plan_of
from tui.core.dose import Side
from tui.core.event import Move
from tui.core.exercise import Direction
from tui.core.plan import Plan
from tui.core.routine import Step
from tui.core.safety import FRONT_HIP_FLAG, Where
from tui.core.session import LEAD_IN, Session

STEPS = (
    Step(exercise="knee", side=Side.EACH, reps=1, hold_seconds=20),
    Step(exercise="curl", reps=1, hold_seconds=20),
    Step(exercise="both-knees", reps=1, hold_seconds=20),
    Step(exercise="bridge", reps=1, hold_seconds=20),
)
FLEXION = (Direction.FLEXION,)
FAMILY = {"family": "knee-to-chest", "flags": (FRONT_HIP_FLAG,), "direction": FLEXION}
EXERCISES = (
    exercise("knee", **FAMILY),
    exercise("curl", direction=FLEXION),
    exercise("both-knees", **FAMILY),
    exercise("bridge"),
)
AT = 20.0
"""Seconds after which it hurts: in the middle of the first hold, left side."""


@pytest.fixture
def plan() -> Plan:
    return plan_of(*STEPS, exercises=EXERCISES)


@pytest.fixture
def evening(capsys: pytest.CaptureFixture[str]) -> Evening:
    return Evening(capsys)


def hurt(*answers: str) -> list[tuple[float, str]]:
    """What is typed: that it hurts, then an answer every ten seconds."""
    return [(AT, "!"), *((AT + 10 * (n + 1), answer) for n, answer in enumerate(answers))]


def begun(evening: Evening) -> list[str]:
    """The exercises that were begun after it hurt."""
    return [line.split("Next: ")[1].split(".")[0] for line in evening.since(AT) if "Next" in line]


def test_everything_is_asked_and_the_clock_stands_still(evening: Evening, plan: Plan) -> None:
    evening.play(plan, *hurt("n", "3", "h", "c"))
    assert evening.since(AT)[:9] == [
        "Stopped. Each answer is a letter or number and Enter; Enter alone passes it over.",
        "Is it a sharp pain? y yes, n no.",
        "How much does it hurt, from 0, none, to 10, worst?",
        "Where? h where the stretch is, f at the front of the hip, d further down the leg, "
        "t new tingling, numbness or weakness, e somewhere else.",
        "Smaller and slower is fine. It should feel like a mild stretch and never hurt.",
        "What now? r go on with the rest, c carry on with this one, smaller and never into pain, "
        "q end the session.",
        f"You go on in {LEAD_IN:g} s with knee: Hold, left side, 0:10 to go.",
        "0:30 Change to the right side, 5 s.",
        "0:35 Hold, right side, 20 s.",
    ]
    assert begun(evening) == ["curl", "both-knees", "bridge"]


def test_each_answer_is_kept_before_the_next_question(evening: Evening, plan: Plan) -> None:
    evening.interrupt_at = AT + 35
    evening.play(plan, *hurt("y", "8", "d"))
    kept = [session.stops[-1] for session in evening.diary.written if session.stops]
    said = [(stop.sharp, stop.pain, stop.where) for stop in kept[:4]]
    down = Where.DOWN_THE_LEG
    assert said == [(None, None, None), (True, None, None), (True, 8, None), (True, 8, down)]
    assert evening.code == 130
    assert evening.session.is_over


@pytest.mark.parametrize(
    ("answers", "left_out", "next_ones"),
    [
        (("n", "2", "h", "r"), "", ["curl", "both-knees", "bridge"]),
        (("y", "2", "h", "r"), "Left out today: knee.", ["curl", "both-knees", "bridge"]),
        (("n", "2", "f", "r"), "Left out today: knee; both-knees.", ["curl", "bridge"]),
        (("n", "2", "d", "r"), "Left out today: knee; curl; both-knees.", ["bridge"]),
        (("n", "2", "t", "r"), "Left out today: knee.", ["curl", "both-knees", "bridge"]),
        (("", "", "", "r"), "", ["curl", "both-knees", "bridge"]),
        (("y", "", "", "", "p"), "Left out today: knee.", ["curl", "both-knees", "bridge"]),
        (("y", "", "", "q"), "Left out today: knee.", []),
    ],
)
def test_what_it_ends(
    evening: Evening, plan: Plan, answers: tuple[str, ...], left_out: str, next_ones: list[str]
) -> None:
    evening.play(plan, *hurt(*answers))
    said = [line for line in evening.lines if line.startswith("Left out today")]
    assert said == ([left_out] if left_out else [])
    assert begun(evening) == next_ones
    assert "knee done in part: it hurt." in evening.lines


def test_what_must_not_go_on_cannot_be_carried_on_with(evening: Evening, plan: Plan) -> None:
    evening.play(plan, *hurt("y", "9", "h", "c", "r"))
    assert "What now? r go on with the rest, q end the session." in evening.lines
    assert "Please one of r, q, or Enter alone." in evening.lines


def test_only_where_it_belongs_the_hip_is_asked_about(evening: Evening) -> None:
    plan = plan_of(STEPS[3], STEPS[1], exercises=EXERCISES)
    evening.play(plan, *hurt("n", "2", "f", "h", "r"))
    assert "Where? h where the stretch is, d further down the leg," in "".join(evening.lines)
    assert "Please one of h, d, t, e, or Enter alone." in evening.lines
    assert evening.session.stops[-1].where is Where.HERE


@pytest.mark.parametrize("bad", ["maybe", "11", "-1", "!", "Y Y", "\x1b[A", "ü" * 500])
def test_a_bad_answer_is_asked_for_again(evening: Evening, plan: Plan, bad: str) -> None:
    evening.play(plan, *hurt(bad, "y", bad, "10", bad, "e", bad, "r"))
    stop = evening.session.stops[-1]
    assert (stop.sharp, stop.pain, stop.where) == (True, 10, Where.ELSEWHERE)
    assert sum(line.startswith("Please one of") for line in evening.lines) == 4


@pytest.mark.parametrize("answered", range(5))
def test_when_the_person_goes_in_the_middle_it_is_kept(
    evening: Evening, plan: Plan, answered: int
) -> None:
    answers = ("y", "5", "d", "", "")[:answered]
    evening.leaves_at = AT + 10 * answered + 5
    evening.play(plan, *hurt(*answers))
    assert evening.lines[-1] == "The session is kept; the next start offers to go on from here."
    assert evening.told[-1][0] == evening.leaves_at
    assert not evening.session.is_over
    stop = evening.session.stops[-1]
    wanted = (True, 5, Where.DOWN_THE_LEG)
    assert (stop.sharp, stop.pain, stop.where) == (
        *wanted[:answered],
        *(None for _ in wanted[answered:]),
    )


@pytest.mark.parametrize("place", PLACES)
def test_in_every_phase(evening: Evening, place: str) -> None:
    index, elapsed = PLACES[place]
    session = placed(Session.start(PLAN), index, 1000 - elapsed)
    evening.play(session, (0, "!"), (1, "y"), (2, ""), (3, ""), (4, "q"), (5, ""), reading=1000)
    stop = evening.session.stops[-1]
    assert (stop.exercise, stop.side) == (PHASES[index].exercise, PHASES[index].side)
    assert evening.session.is_over
    assert [e.move for e in evening.session.events] == [Move.HURTS, Move.ANSWER, Move.LEAVE]
    assert evening.code == 0
