"""What is typed of a session that was done without the program."""

from datetime import UTC, datetime

import pytest

from tui.core.by_hand import ByHandText, DoneByHand, blank, read

NOW = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
GOOD = ByHandText("2026-11-18 21:15", "9")


def test_at_first_it_is_the_whole_routine_that_ended_just_now() -> None:
    assert blank(490.0, NOW) == ByHandText("2026-11-20 07:21", "9")
    assert isinstance(read(blank(490.0, NOW), NOW), DoneByHand)


def test_only_time_and_length_are_needed() -> None:
    done = read(GOOD, NOW)
    assert isinstance(done, DoneByHand)
    assert done.began.replace(tzinfo=None) == datetime(2026, 11, 18, 21, 15)
    assert done.began.tzinfo is not None
    assert done[1:] == (9, None, None, "")


def test_all_of_it_is_taken() -> None:
    done = read(GOOD._replace(pain_before=" 6", pain_after="0", note=" at my sister's\x1b "), NOW)
    assert isinstance(done, DoneByHand)
    assert done[2:] == (6, 0, "at my sister's")


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("began", "yesterday", "yesterday is no time such as 2026-11-20 07:30"),
        ("began", "", " is no time such as 2026-11-20 07:30"),
        ("began", "2026-11-21 09:00", "2026-11-21 09:00 is yet to come"),
        ("began", "9999-12-31 23:59", "9999-12-31 23:59 is yet to come"),
        ("minutes", "0", "a whole number from 1 to 600 is needed"),
        ("minutes", "", "a whole number from 1 to 600 is needed"),
        ("minutes", "ten", "a whole number from 1 to 600 is needed"),
        ("minutes", "²", "a whole number from 1 to 600 is needed"),
        ("pain_before", "11", "a whole number from 0 to 10 is needed"),
        ("pain_after", "-1", "a whole number from 0 to 10 is needed"),
        ("note", "x" * 501, "at most 500 characters, please"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(field: str, typed: str, told: str) -> None:
    assert read(GOOD._replace(**{field: typed}), NOW) == {field: told}


def test_all_faults_are_found_at_once() -> None:
    faults = read(ByHandText("", "", "x", "x"), NOW)
    assert not isinstance(faults, DoneByHand)
    assert set(faults) == {"began", "minutes", "pain_before", "pain_after"}
