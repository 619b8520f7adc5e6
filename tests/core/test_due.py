"""What is due: days as they were lived, parts of the day, and what is enough for one day."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from tests.core.past import ZONE, at, past, step
from tests.core.test_hints import SHIPPED
from tui.core.due import (
    Daily,
    Slot,
    Tally,
    daily_limit,
    enough_for_the_day,
    next_due,
    slot_at,
    tallies,
)
from tui.core.history import PastSession
from tui.core.routine import Routine, Step
from tui.core.summary import Outcome

TWICE = Daily(routine_id="r", times=2)
MORNING = Daily(routine_id="wake", slot=Slot.MORNING)
EVENING = Daily(routine_id="sleep", slot=Slot.EVENING)


def began(moment: datetime, routine_id: str = "r") -> PastSession:
    return PastSession(began=moment, routine_id=routine_id)


def due(moment: datetime, *sessions: PastSession, dailies: tuple[Daily, ...]) -> str | None:
    found = next_due(dailies, sessions, moment)
    return found.routine_id if found else None


@pytest.mark.parametrize(("times", "met"), [(0, False), (1, False), (2, True), (3, True)])
def test_done_and_wanted_are_counted_and_more_is_welcome(times: int, met: bool) -> None:
    sessions = [past(0, hour=8 + 4 * number) for number in range(times)]
    tally = tallies([TWICE], sessions, date(2026, 3, 2))
    assert tally == (Tally(routine_id="r", done=times, wanted=2),)
    assert tally[0].is_met is met


def test_two_slots_of_one_routine_add_up_and_other_routines_do_not_count() -> None:
    dailies = [Daily(routine_id="r", slot=slot) for slot in Slot]
    sessions = [past(0), past(0, routine_id="other"), past(1), past(-1)]
    assert tallies(dailies, sessions, date(2026, 3, 2)) == (
        Tally(routine_id="r", done=1, wanted=2),
    )


class TestDaysAsTheyWereLived:
    def test_a_day_ends_at_midnight_on_the_wall(self) -> None:
        sessions = [began(at(0, 23, 59)), began(at(1, 0, 0))]
        for day in (2, 3):
            assert tallies([TWICE], sessions, date(2026, 3, day))[0].done == 1

    def test_a_journey_moves_no_session_to_another_day(self) -> None:
        tokyo = datetime(2026, 3, 2, 23, 0, tzinfo=timezone(timedelta(hours=9)))
        home = tokyo.astimezone(ZONE)
        assert home == tokyo
        assert tallies([TWICE], [began(tokyo)], date(2026, 3, 2))[0].done == 1
        late = datetime(2026, 3, 2, 23, 0, tzinfo=timezone(timedelta(hours=-8)))
        assert tallies([TWICE], [began(late)], date(2026, 3, 2))[0].done == 1

    @pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
    def test_a_night_on_which_clocks_change_loses_and_doubles_nothing(self, night: date) -> None:
        zone = ZoneInfo("Europe/Berlin")
        hours = [
            datetime(night.year, night.month, night.day, tzinfo=zone).replace(hour=h)
            for h in (1, 4, 23)
        ]
        sessions = [began(hour) for hour in hours]
        before, after = night - timedelta(days=1), night + timedelta(days=1)
        counts = [tallies([TWICE], sessions, day)[0].done for day in (before, night, after)]
        assert counts == [0, 3, 0]


class TestNext:
    @pytest.mark.parametrize(
        ("hour", "slot"),
        [
            (3, Slot.EVENING),
            (4, Slot.MORNING),
            (7, Slot.MORNING),
            (11, Slot.MORNING),
            (12, None),
            (13, None),
            (17, None),
            (18, Slot.EVENING),
            (22, Slot.EVENING),
            (0, Slot.EVENING),
        ],
    )
    def test_parts_of_the_day(self, hour: int, slot: Slot | None) -> None:
        assert slot_at(hour) is slot

    @pytest.mark.parametrize(
        ("hour", "expected"), [(7, "wake"), (13, "r"), (22, "sleep"), (1, "sleep")]
    )
    def test_the_routine_of_the_hour_goes_first(self, hour: int, expected: str) -> None:
        assert due(at(0, hour), dailies=(TWICE, MORNING, EVENING)) == expected

    def test_nothing_is_due_at_noon_when_only_slots_are_wanted(self) -> None:
        assert due(at(0, 13), dailies=(MORNING, EVENING)) is None

    def test_a_part_of_the_day_is_due_once(self) -> None:
        done = past(0, routine_id="wake", hour=6)
        assert due(at(0, 7), done, dailies=(MORNING,)) is None
        assert due(at(1, 7), done, dailies=(MORNING,)) == "wake"

    def test_an_evening_goes_on_after_midnight(self) -> None:
        done = past(0, routine_id="sleep", hour=22)
        assert due(at(1, 1), done, dailies=(EVENING,)) is None
        assert due(at(1, 22), done, dailies=(EVENING,)) == "sleep"

    def test_what_is_wanted_again_waits_three_hours(self) -> None:
        done = past(0, hour=8)
        assert due(at(0, 10, 59), done, dailies=(TWICE,)) is None
        assert due(at(0, 11), done, dailies=(TWICE,)) == "r"
        assert due(at(0, 18), done, past(0, hour=12), dailies=(TWICE,)) is None

    def test_a_session_in_the_future_keeps_nothing_back(self) -> None:
        ahead = began(at(0, 11), "wake")
        assert due(at(0, 7), ahead, dailies=(MORNING,)) == "wake"


class TestEnough:
    FLOSS = Routine(name="R", steps=(Step(exercise="nerve-floss-seated"), Step(exercise="cat-cow")))
    DAY = date(2026, 3, 2)

    @pytest.mark.parametrize(
        ("exercise", "limit"),
        [
            ("nerve-floss-seated", 1),
            ("sciatic-glide-supine", 1),
            ("bridge-reps", 1),
            ("pelvic-tilt", 2),
            ("cat-cow", None),
            ("knee-to-chest", None),
        ],
    )
    def test_glides_and_strength_have_a_limit(self, exercise: str, limit: int | None) -> None:
        found = SHIPPED.exercise(exercise)
        assert found is not None
        assert daily_limit(found) == limit

    def test_a_glide_is_not_offered_twice_on_one_day(self) -> None:
        done = past(0, step("nerve-floss-seated"), step("cat-cow"))
        assert enough_for_the_day(self.FLOSS, SHIPPED, [done], self.DAY) == ("nerve-floss-seated",)
        assert enough_for_the_day(self.FLOSS, SHIPPED, [done], date(2026, 3, 3)) == ()

    def test_done_in_another_routine_counts_and_skipped_does_not(self) -> None:
        other = past(0, step("nerve-floss-seated", outcome=Outcome.PARTLY), routine_id="other")
        skipped = past(0, step("nerve-floss-seated", outcome=Outcome.SKIPPED))
        assert enough_for_the_day(self.FLOSS, SHIPPED, [other], self.DAY)
        assert not enough_for_the_day(self.FLOSS, SHIPPED, [skipped], self.DAY)

    def test_an_exercise_that_there_is_no_more_is_passed_over(self) -> None:
        gone = Routine(name="R", steps=(Step(exercise="gone"),))
        assert enough_for_the_day(gone, SHIPPED, [past(0, step("gone"))], self.DAY) == ()
