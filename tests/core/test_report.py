"""One page for a therapist: it says what the journal says, on 80 columns."""

import datetime
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.core.past import GOOD, at, past, step
from tests.core.test_hints import SHIPPED
from tests.core.test_shipped_catalog import FORBIDDEN
from tests.core.test_words import FINDINGS, REASSURING
from tui.core.days_off import DaysOff, Off
from tui.core.dose import Hold, Prescription, Side, resolve
from tui.core.felt import Felt
from tui.core.history import Past, PastSession, PastStop
from tui.core.profile import Condition, Profile
from tui.core.report import MOST_POINTS, NOTHING, Report, report_of
from tui.core.report_text import report_markdown, report_text
from tui.core.safety import Where
from tui.core.summary import Outcome

TODAY = at(83).date()
HOLD = resolve(Prescription(reps=2, hold_seconds=30, side=Side.EACH), Prescription(rest_seconds=0))
PAGE = 66
"""Lines of a printed page."""


def report(
    *sessions: PastSession,
    stops: tuple[PastStop, ...] = (),
    profile: Profile | None = None,
    **more: Any,
) -> Report:
    given: dict[str, Any] = {"days_off": DaysOff(), "wanted": {}, "today": TODAY} | more
    everything = Past(sessions=sessions, stops=stops)
    return report_of(everything, SHIPPED, profile or Profile(), **given)


def section(found: Report, title: str) -> tuple[str, ...]:
    """The sentences and points of a section; empty when there is none."""
    sections = (one for one in found.sections if one.title == title)
    return next((one.sentences + tuple(p for p, _ in one.points) for one in sections), ())


def test_without_sessions_it_says_so_and_nothing_else() -> None:
    text = report_text(report())
    assert NOTHING in text
    assert "Pain" not in text


def test_twelve_weeks_up_to_today_count() -> None:
    found = report(past(-1), past(0), past(83), past(84))
    assert section(found, "Sessions")[0] == "2 sessions on 2 of 84 days."
    assert found.title == "Stretching, 02 Mar 2026 to 24 May 2026"


def test_weeks_with_enough_days_and_days_off_are_counted() -> None:
    free = DaysOff().declared([at(day).date() for day in (10, 11, 12)], Off.ILL)
    found = report(past(0), past(1), past(2), past(7), days_off=free)
    assert section(found, "Sessions") == (
        "4 sessions on 4 of 84 days.",
        "1 of 12 weeks had sessions on 3 days or more.",
        "3 days without a session declared to be for rest, or ill.",
    )


def test_what_was_written_down_by_hand_and_what_the_last_week_lacked_is_said() -> None:
    found = report(
        past(82, step("figure-four", seconds=120.0)),
        past(83, step("figure-four", seconds=60.0), by_hand=True),
    )
    assert section(found, "Sessions") == (
        "2 sessions on 2 of 84 days.",
        "1 session of these written down by hand later.",
        "0 of 1 week had sessions on 3 days or more.",
        "The last 7 days had 3:00 for the back of hips and thighs.",
        "Nothing for the front of the hips in 7 days: sitting shortens it.",
    )


def test_how_exercises_felt_stands_with_the_worst_first() -> None:
    tight, sore = Felt(comfortable=False), Felt(comfortable=False, pain_free=False)
    found = report(
        past(1, step("cat-cow", felt=GOOD), step("figure-four", felt=tight)),
        past(2, step("cat-cow", felt=tight), step("figure-four", felt=sore)),
        past(3, step("cat-cow", felt=GOOD), step("figure-four")),
    )
    assert section(found, "How exercises felt") == (
        "Figure four, lying: fine 0 of 2 times, tight 2, it hurt 1",
        "Cat-cow: fine 2 of 3 times, tight 1",
    )
    assert section(report(past(1, step("cat-cow"))), "How exercises felt") == ()


def test_a_bad_day_is_told_and_its_doses_are_not_the_usual_ones() -> None:
    light = msgspec.structs.replace(HOLD, work=Hold(15))
    found = report(
        past(1, step("figure-four", dose=HOLD), name="Evening"),
        past(2, step("figure-four", dose=light), name="Evening", flare=True),
    )
    assert section(found, "Sessions")[1] == "Done lightly, on a bad day: 1 session."
    assert "Figure four, lying: 2 × 30 s each side" in report_text(found)


def test_each_routine_stands_with_its_doses_as_they_were_done_last() -> None:
    longer = msgspec.structs.replace(HOLD, work=Hold(40))
    found = report(
        past(1, step("figure-four", dose=HOLD), name="Old name"),
        past(2, step("figure-four", dose=longer), step("gone"), name="Evening"),
        past(2, step("cat-cow"), routine_id="other"),
        wanted={"r": 2},
    )
    (routines,) = (one for one in found.sections if one.title == "Routines")
    assert routines.points == (
        (
            "Evening: 2 sessions, wanted 2 times a day",
            ("Figure four, lying: 2 × 40 s each side", "gone"),
        ),
        ("other: 1 session", ("Cat-cow",)),
    )


def test_pain_is_said_as_averages_and_as_it_was_after() -> None:
    better = past(80, pain_before=6, pain_after=4, better_after=True, worse_after=False)
    worse = past(81, pain_before=4, pain_after=4, better_after=False, worse_after=True)
    same = past(82, pain_after=None, better_after=False, worse_after=False)
    said = section(report(better, worse, same), "Pain")
    assert "Before: 5.0 in the last 4 weeks (2 answers)." in said
    assert "In the hours after: better 1, the same 1, worse 1 times." in said


def test_every_stop_is_told_the_latest_first_as_far_as_there_is_room() -> None:
    stops = [PastStop(day=at(day).date(), exercise="cat-cow") for day in range(MOST_POINTS)]
    sharp = PastStop(
        day=at(50).date(),
        exercise="figure-four",
        side=Side.LEFT,
        sharp=True,
        pain=7,
        where=Where.FRONT_OF_HIP,
    )
    said = section(report(past(1), stops=(*stops, sharp)), "Where it hurt")
    assert said[0] == (
        "21 Apr 2026: Figure four, lying, left side, sharp, 7 of 10, at the front of the hip"
    )
    assert said[-1] == "and 1 more"
    assert len(said) == MOST_POINTS + 1


def test_what_was_often_not_done_whole_is_told() -> None:
    cut = step("cat-cow", outcome=Outcome.PARTLY)
    once = step("figure-four", outcome=Outcome.SKIPPED)
    found = report(past(1, cut, once), past(2, cut), past(3, step("cat-cow")))
    assert section(found, "Often not done whole") == ("Cat-cow: 2 of 3 times",)


def test_what_speaks_against_an_exercise_that_was_done_is_told() -> None:
    flagged = next(e for e in SHIPPED.exercises if "osteoporosis-caution" in e.flags)
    day = datetime.date(2026, 3, 1)
    profile = Profile(
        conditions=frozenset({Condition.OSTEOPOROSIS}),
        cleared_for_extension=day,
        agreed={flagged.id: day},
    )
    said = section(report(past(1, step(flagged.id)), profile=profile), "To be careful with")
    assert said[:2] == (
        "The person said to have osteoporosis.",
        "Cleared to bend backwards on 01 Mar 2026.",
    )
    assert said[2].startswith(f"{flagged.name} (chosen all the same, 01 Mar 2026): It bends")
    assert not section(report(past(1, step("gone"))), "To be careful with")


def crowded() -> Report:
    """Everything that can be told, and more of it than there is room."""
    ids = [exercise.id for exercise in SHIPPED.exercises]
    steps = [step(one, dose=HOLD, outcome=Outcome.PARTLY) for one in ids]
    sessions = [
        past(
            day,
            *steps,
            routine_id=f"r{day % 5}",
            pain_before=6,
            better_after=True,
            by_hand=day > 78,
        )
        for day in range(80)
    ]
    stops = [
        PastStop(day=at(day).date(), exercise="cat-cow", sharp=True, pain=9, where=Where.HERE)
        for day in range(30)
    ]
    return report(*sessions, stops=tuple(stops), profile=Profile.careful())


def test_it_fits_a_page_of_80_columns_however_much_there_is() -> None:
    lines = report_text(crowded()).splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) <= PAGE
    assert [one.title for one in crowded().sections] == [
        "Sessions", "Routines", "Pain", "Where it hurt", "Often not done whole",
        "To be careful with",
    ]  # fmt: skip


def test_it_promises_and_finds_nothing() -> None:
    for text in (report_text(crowded()), report_text(report())):
        for pattern in (FORBIDDEN, FINDINGS, REASSURING):
            assert not pattern.search(text)


def test_it_is_the_same_for_the_same_past() -> None:
    assert report_text(crowded()) == report_text(crowded())


@given(st.text(max_size=200))
def test_a_hostile_name_neither_breaks_the_lines_nor_means_anything(name: str) -> None:
    found = report(past(1, name=name))
    text = report_text(found)
    assert all(len(line) <= 80 for line in text.split("\n"))
    assert "\x1b" not in text + report_markdown(found)


def test_markdown_says_the_same_and_obeys_no_name() -> None:
    text = report_markdown(report(past(1, step("cat-cow"), name="**A** <b> # [x](y)")))
    assert "- \\*\\*A\\*\\* &lt;b&gt; \\# \\[x\\](y): 1 session\n  - Cat-cow" in text
    assert text.startswith("# Stretching, ")
    assert "## Sessions\n\n1 session on 1 of 84 days." in text
