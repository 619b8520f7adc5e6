"""A fault in somebody's data, said so that the person who wrote it can mend it."""

from collections.abc import Iterable

import msgspec

from tui.core.text import displayable

MAX_PROBLEMS = 1000
"""Of one kind in one file; nobody reads on, and each takes its time to explain."""

_LONGEST_PATH = 200
_LONGEST_WORD = 100


class Problem(msgspec.Struct, frozen=True):
    """What is wrong and where."""

    message: str
    """One sentence without a full stop: what was found and what was expected."""
    at: str = ""
    """Path of the fault in the data, like `steps[2].reps`; steps count from 1. Empty: the whole."""
    did_you_mean: str = ""
    """The nearest word that would have been right; empty when nothing is near."""
    file: str = ""
    """The file it came from; empty when the data was not read from one."""
    line: int | None = None
    """Line in that file, from 1; None when no line can be named."""

    def __str__(self) -> str:
        """`FILE:LINE: path: message; did you mean 'x'?`, safe to print."""
        place = self.file and (f"{self.file}:{self.line}: " if self.line else f"{self.file}: ")
        return displayable(f"{place}{self.sentence}")

    @property
    def sentence(self) -> str:
        """The problem without its file: `path: message; did you mean 'x'?`."""
        at = self.at if len(self.at) <= _LONGEST_PATH else f"{self.at[: _LONGEST_PATH - 1]}…"
        path = f"{at}: " if at else ""
        hint = f"; did you mean '{self.did_you_mean}'?" if self.did_you_mean else ""
        return f"{path}{self.message}{hint}"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, for a "did you mean"; empty when none is like it."""
    if len(word) > _LONGEST_WORD:
        return ""
    import difflib

    matches = difflib.get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""
