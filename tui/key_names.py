"""What keys are called: by Textual, by the terminal, and by people."""

from textual.keys import Keys

NAMED = frozenset(key.value for key in Keys)
"""Keys that have a name and write nothing."""


def is_key(key: str) -> bool:
    """True for one printable character, the name of a key, or `ctrl+` and a small letter."""
    name = key.removeprefix("ctrl+")
    if name != key:
        # ctrl+h, ctrl+i and ctrl+m are what a terminal sends for Backspace, Tab and Enter.
        return len(name) == 1 and name.isascii() and name.islower() and name not in "him"
    return (len(name) == 1 and name.isprintable()) or name in NAMED


def shown_key(key: str) -> str:
    """A key as people write it: `esc`, `→`, `^s`."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return {"escape": "esc", "right": "→", "left": "←", "down": "↓", "up": "↑"}.get(key, key)
