"""Completes a path as it is typed, as shells do."""

import os
from collections.abc import Iterable
from pathlib import Path

from tui.core.text import typeable


def completed(typed: str, suffix: str) -> str:
    """The path with as much added as all folders, and files with this suffix, have in common."""
    if typed == "~":
        return "~/"
    head, part = os.path.split(typed)
    folder = Path(os.path.expanduser(head or "."))
    try:
        fitting = sorted(_fitting(folder, part, suffix))
    except (OSError, ValueError):  # ValueError: no file can have this name
        return typed
    common = os.path.commonprefix(fitting)  # noqa: RUF071 - names, not paths
    if fitting == [common] and (folder / common).is_dir():
        common += "/"
    return head.rstrip("/") + "/" + common if head and common else common or typed


def _fitting(folder: Path, part: str, suffix: str) -> Iterable[str]:
    for path in folder.iterdir():
        name = path.name
        is_shown = name.startswith(part) and (part or not name.startswith("."))
        # A name that cannot stand in a field would lead nowhere.
        if is_shown and typeable(name) == name and (name.endswith(suffix) or path.is_dir()):
            yield name
