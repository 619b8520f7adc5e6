"""Two looks back side by side, in words."""

from tests.core.past import at, past
from tui.core.programme import CheckIn, Programme, review
from tui.core.progress_review import in_words


def check(week: int, pain: int, **activities: int) -> CheckIn:
    return CheckIn(week=week, on=at(7 * week).date(), pain=pain, activities=activities)


def said(*checks: CheckIn) -> tuple[str, ...]:
    programme = Programme(began=at(0).date(), check_ins=checks)
    found = review(programme, [past(0), past(0, hour=20), past(3)])
    return in_words(found) if found else ()


def test_pain_and_activities_stand_beside_what_they_were() -> None:
    assert said(check(0, 6, sit=3, walk=5, lift=2), check(6, 4, sit=5, walk=5, lift=1)) == (
        "Pain: 6 at first, 4 after 6 weeks: 2 less.",
        "sit: 3 at first, 5 after 6 weeks: 2 better.",
        "walk: 5 at first, 5 after 6 weeks: the same.",
        "lift: 2 at first, 1 after 6 weeks: 1 worse.",
        "In these weeks: 3 sessions on 2 days.",
    )


def test_the_last_look_back_counts_and_more_pain_is_said_too() -> None:
    words = said(check(0, 3), check(6, 3), check(12, 5))
    assert words[0] == "Pain: 3 at first, 5 after 12 weeks: 2 more."


def test_one_look_back_is_not_compared() -> None:
    assert said(check(0, 3)) == ()
