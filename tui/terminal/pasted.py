"""Text that is pasted where the terminal does not say so: it must not be taken for keys."""

import re

TYPED_AT_MOST = 64
"""Characters that may arrive at once and be typed: a slow line holds some back."""
BELONGS = 0.2
"""Seconds after a paste in which more text belongs to it."""

_BEGIN, _END = "\x1b[200~", "\x1b[201~"
_MARK = re.compile("\x1b\\[20[01]~")
_KEYS = re.compile(r"(\x1b(?:\[[0-?]*[ -/]*[@-~]|O[ -~]))")
"""The sequences of keys such as the arrows."""


class Pastes:
    """Marks pasted text as terminals do that know bracketed paste, for those that do not."""

    def __init__(self) -> None:
        self.is_marked = False
        """Inside a paste that the terminal itself has marked."""
        self._last = ""
        """The end of what was read, in which a mark may have begun."""
        self._until = 0.0

    def mark(self, text: str, now: float) -> str:
        """What was read at this time, in seconds of a steady clock, with its pastes marked."""
        marks = _MARK.findall(self._last + text)
        self._last = (self._last + text)[1 - len(_BEGIN) :]
        if marks or self.is_marked:
            self.is_marked = marks[-1] == _BEGIN if marks else self.is_marked
            return text
        if len(text) <= TYPED_AT_MOST and now >= self._until:
            return text
        return "".join(self._marked(part, now) for part in _KEYS.split(text) if part)

    def _marked(self, part: str, now: float) -> str:
        if _KEYS.fullmatch(part) or (len(part) <= TYPED_AT_MOST and now >= self._until):
            return part
        self._until = now + BELONGS
        return _BEGIN + part.replace("\x1b", "") + _END
