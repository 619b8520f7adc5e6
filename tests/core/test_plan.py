"""What a session is made from, and that nothing edited later changes it."""

import msgspec
import pytest
from hypothesis import given

from tests.sessions import exercise, plan_of
from tests.strategies import modest, plans
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.exercise import Position
from tui.core.manner import Manner
from tui.core.mark import Reason
from tui.core.plan import Plan, fingerprint
from tui.core.routine import Routine, Step
from tui.core.safety import Bars
from tui.core.session import Session
from tui.core.summary import Outcome, summarise

HOLD_A = Step(exercise="a", side=Side.EACH, reps=1, hold_seconds=30)
HOLD_B = Step(exercise="b", reps=1, hold_seconds=20)
FAMILY = [exercise("a", family="f"), exercise("b")]


def again(plan: Plan) -> Plan:
    """The plan as it comes back from the journal."""
    return msgspec.json.decode(msgspec.json.encode(plan), type=Plan)


class TestWhole:
    def test_it_has_each_exercise_of_the_routine_once_and_no_other(self) -> None:
        routine = Routine(name="R", steps=(HOLD_B, HOLD_A, HOLD_B))
        catalog = Catalog((*FAMILY, exercise("z")))
        plan = Plan.of("r", routine, catalog, Manner())
        assert [one.id for one in plan.exercises] == ["b", "a"]
        assert plan.exercise("a") == FAMILY[0]
        assert plan.exercise("z") is None

    def test_an_exercise_that_there_is_no_more_is_left_out(self) -> None:
        routine = Routine(name="R", steps=(HOLD_A, HOLD_B))
        plan = Plan.of("r", routine, Catalog((exercise("b"),)), Manner())
        assert {phase.exercise for phase in plan.timeline().phases} == {"b"}
        assert plan.timeline().left_out == (1,)

    def test_a_routine_from_a_file_is_kept_as_a_plain_one(self) -> None:
        class FromFile(Routine, frozen=True, kw_only=True):
            path: str = "somewhere"

        routine = FromFile(name="R", steps=(HOLD_A,))
        plan = Plan.of("r", routine, Catalog(tuple(FAMILY)), Manner())
        assert type(plan.routine) is Routine
        assert plan.routine.steps == (HOLD_A,)

    @modest
    @given(plans())
    def test_kept_as_text_it_is_the_same(self, plan: Plan) -> None:
        assert again(plan) == plan
        assert again(plan).timeline() == plan.timeline()
        assert fingerprint(again(plan).timeline()) == fingerprint(plan.timeline())


class TestFingerprint:
    @pytest.mark.parametrize(
        "step",
        [
            HOLD_A,
            Step(exercise="a", hold_seconds=30, at_least=True),
            Step(exercise="a", reps=2, breaths=3),
            Step(exercise="a", reps=2, tempo=(2, 1, 2)),
            Step(exercise="a", reps=2, self_paced=True),
        ],
    )
    def test_whole_numbers_and_fractions_are_the_same(self, step: Step) -> None:
        """What is made in the program has whole numbers where a file gives fractions."""
        plan = plan_of(step)
        assert fingerprint(again(plan).timeline()) == fingerprint(plan.timeline())

    def test_wording_does_not_count(self) -> None:
        plan = plan_of(HOLD_A, HOLD_B)
        reworded = plan_of(HOLD_A, HOLD_B, exercises=[exercise("a", position=Position.SUPINE)])
        assert plan.timeline() != reworded.timeline()
        assert fingerprint(plan.timeline()) == fingerprint(reworded.timeline())

    @pytest.mark.parametrize(
        "steps",
        [
            (HOLD_B, HOLD_A),
            (HOLD_A,),
            (HOLD_A, HOLD_B, HOLD_B),
            (msgspec.structs.replace(HOLD_A, hold_seconds=31), HOLD_B),
            (msgspec.structs.replace(HOLD_A, side=Side.LEFT), HOLD_B),
            (HOLD_A, msgspec.structs.replace(HOLD_B, at_least=True)),
        ],
    )
    def test_another_list_of_phases_has_another(self, steps: tuple[Step, ...]) -> None:
        there = fingerprint(plan_of(*steps).timeline())
        assert there != fingerprint(plan_of(HOLD_A, HOLD_B).timeline())


class TestBarredFromTheStart:
    PLAN = plan_of(HOLD_A, HOLD_B, exercises=FAMILY, rounds=2, bars=Bars(families=frozenset({"f"})))

    def test_it_is_not_in_the_timeline(self) -> None:
        assert [one.id for one in self.PLAN.barred] == ["a"]
        assert {phase.exercise for phase in self.PLAN.timeline().phases} == {"b"}
        assert {phase.exercise for phase in self.PLAN.full_timeline().phases} == {"a", "b"}

    def test_it_is_in_the_summary_as_skipped_because_it_hurts(self) -> None:
        session = Session.start(self.PLAN).at(999)
        barred, done = summarise(session, 999).steps
        assert (barred.outcome, barred.reason) == (Outcome.SKIPPED, Reason.HURTS)
        assert (barred.planned_seconds, barred.planned_reps, barred.done_reps) == (120, 4, 0)
        assert (done.outcome, done.reason) == (Outcome.DONE, None)

    def test_it_stays_barred_when_kept_as_text(self) -> None:
        assert again(self.PLAN).timeline() == self.PLAN.timeline()

    def test_all_of_it_barred_is_over_at_once(self) -> None:
        plan = plan_of(HOLD_A, bars=Bars(exercises=frozenset({"a"})))
        session = Session.start(plan)
        assert session.is_over
        assert [step.reason for step in summarise(session, 0).steps] == [Reason.HURTS]
