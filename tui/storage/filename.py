"""Turns the name a person gave a routine into a file name that is safe everywhere, and free."""

import os
import unicodedata
from collections.abc import Container
from pathlib import Path

MAX_BYTES = 80


def file_stem(name: str, taken: Container[str] = ()) -> str:
    """A stem for `NAME.toml`: letters and digits of any script, the rest as single hyphens.

    Never empty, hidden, or a path; numbered when it is in `taken`.
    """
    text = unicodedata.normalize("NFC", name).casefold()
    words = _letters(text).split()
    stem = _shortened("-".join(words)) or "routine"
    candidate, number = stem, 2
    while candidate in taken:
        suffix = f"-{number}"
        candidate, number = _shortened(stem, room=len(suffix)) + suffix, number + 1
    return candidate


def _letters(text: str) -> str:
    """Letters, digits and the marks that belong to them; a space for everything else."""
    kept = ""
    for character in text:
        category = unicodedata.category(character)[0]
        is_kept = category in "LN" or (category == "M" and kept[-1:] not in ("", " "))
        kept += character if is_kept else " "
    return kept


def _shortened(stem: str, room: int = 0) -> str:
    """The stem in as many bytes as a name may have, less some room."""
    return stem.encode()[: MAX_BYTES - room].decode(errors="ignore").rstrip("-")


def free_path(folder: Path, name: str) -> Path:
    """The first of `name`, `name.2`, `name.3` … that does not exist in the folder."""
    candidate, number = folder / name, 2
    while os.path.lexists(candidate):
        candidate, number = folder / f"{name}.{number}", number + 1
    return candidate
