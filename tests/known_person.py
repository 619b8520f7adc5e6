"""Somebody of whom everything is known, so that a session starts without a question."""

from datetime import UTC, date, datetime

from tui.core.decisions import Decisions
from tui.core.profile import Profile
from tui.core.red_flags import Check
from tui.storage.check_file import save_check
from tui.storage.paths import Paths
from tui.storage.progress_files import save

AT_EASE = Profile(cleared_for_extension=date(2026, 1, 1))
ALWAYS = datetime(2100, 1, 1, tzinfo=UTC)


def answer_warning_signs(paths: Paths, day: date) -> None:
    """Every question about warning signs was answered with no."""
    save_check(paths.check, Check(asked_on=day))


def open_strength(paths: Paths) -> None:
    """Strength work was opened, and nothing closes it again."""
    save(paths.decisions, Decisions(strength_opened=ALWAYS))
