"""The answers about warning signs, kept between two starts."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tui.core.red_flags import Check
from tui.storage.check_file import read_check, save_check

DAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 7, 30, 1, 5000, tzinfo=timezone(timedelta(hours=-3)))


@pytest.mark.parametrize(
    "check",
    [Check(asked_on=DAY), Check(asked_on=DAY, yes=("C1", "C6"), cleared_on=DAY, asked_at=AT)],
)
def test_what_was_kept_is_read_again(tmp_path: Path, check: Check) -> None:
    path = tmp_path / "supple" / "check.toml"
    save_check(path, check)
    assert read_check(path) == (check, ())
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "text", ["asked_on = ", "asked_on = 1", "", "asked_on = 2026-11-20\nno = 1"]
)
def test_answers_that_cannot_be_read_are_none_and_it_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "check.toml"
    path.write_text(text)
    check, problems = read_check(path)
    assert check is None
    assert problems[0].file == str(path)


def test_without_a_file_nothing_was_answered(tmp_path: Path) -> None:
    assert read_check(tmp_path / "check.toml") == (None, ())
