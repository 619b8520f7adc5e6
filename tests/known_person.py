"""Somebody of whom everything is known, so that a session starts without a question."""

from datetime import UTC, date, datetime

from tui.core.decisions import Decisions
from tui.core.profile import Profile
from tui.core.red_flags import Check
from tui.storage.paths import Paths
from tui.storage.value_file import save_value

AT_EASE = Profile(cleared_for_extension=date(2026, 1, 1))
ALWAYS = datetime(2100, 1, 1, tzinfo=UTC)


def answer_warning_signs(paths: Paths, day: date) -> None:
    """Every question about warning signs was answered with no."""
    save_value(paths.check, Check(asked_on=day))


def open_strength(paths: Paths) -> None:
    """Strength work was opened, and nothing closes it again."""
    save_value(paths.decisions, Decisions(strength_opened=ALWAYS))
