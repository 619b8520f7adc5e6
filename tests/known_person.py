"""Somebody of whom everything is known, so that a session starts without a question."""

from datetime import date

from tui.core.profile import Profile
from tui.core.red_flags import Check
from tui.storage.check_file import save_check
from tui.storage.paths import Paths

STRENGTH = (
    "bridge-hold", "bridge-reps", "partial-crunch", "pelvic-tilt", "pelvic-tilt-hold",
    "plank-progression", "reach-outs", "sit-to-stand",
)  # fmt: skip
AT_EASE = Profile(
    cleared_for_extension=date(2026, 1, 1), agreed=dict.fromkeys(STRENGTH, date(2100, 1, 1))
)


def answer_warning_signs(paths: Paths, day: date) -> None:
    """Every question about warning signs was answered with no."""
    save_check(paths.check, Check(asked_on=day))
