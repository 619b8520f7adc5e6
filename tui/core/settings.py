"""What a person has set for the whole program, as `config.toml` holds it."""

import msgspec

from tui.core.exercise import Name
from tui.core.pace import Pace, PaceChange


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything in `config.toml`; each table may be missing."""

    pace: PaceChange | None = None
    keys: dict[str, Name] = {}
    """Id of a key binding to the key it shall have; several keys are parted by commas."""

    bell: bool = True
    """Ring the terminal's bell when a hold is over, sides change and a session ends."""

    @property
    def full_pace(self) -> Pace:
        """The pace to compile with: the defaults, changed by what is set."""
        return Pace().changed_by(self.pace)
