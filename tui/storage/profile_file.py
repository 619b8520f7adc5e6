"""Writes the table `[profile]` of `config.toml`; everything else in it stays, to the last comment.

The other tables of that file are the person's own work, so values are written anew in their
places. Where a file is laid out so that this cannot be done, it is kept beside first.
"""

import datetime
import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from tui.core import schema
from tui.core.problem import Problem
from tui.core.profile import Profile
from tui.storage.atomic import write_atomically
from tui.storage.kept_file import with_line_ends_of, write_over
from tui.storage.lines import places_in
from tui.storage.toml_file import is_missing, open_toml

TABLE = "profile"


class KeptProfile(msgspec.Struct, frozen=True):
    """What keeping a profile did."""

    profile: Profile
    backup: Path | None = None
    """Where the settings were kept as they were, if their comments could not stay."""


def change_profile(path: Path, change: Callable[[Profile], Profile]) -> KeptProfile | Problem:
    """Change the profile that the file holds at this moment; a file that is faulty stays as it is.

    Returns what is wrong with the file then. Raises `OSError`.
    """
    if is_missing(path):
        profile = change(Profile())
        write_atomically(path, with_values("", {}, _said(profile)).encode())
        return KeptProfile(profile)
    file = open_toml(path)
    if isinstance(file, Problem):
        return file
    before, problems = schema.read(Profile, file.data.get(TABLE, {}), TABLE)
    if before is None:
        return file.located(problems)[0]
    profile = change(before)
    if profile == before:
        return KeptProfile(profile)
    wanted = {**file.data, TABLE: _said(profile)}
    text = with_values(file.text.replace("\r\n", "\n"), _said(before), _said(profile))
    can_stay = _means(text, wanted)
    if not can_stay:
        import tomli_w

        text = tomli_w.dumps(wanted)
    text = with_line_ends_of(file.content, text)
    saved = write_over(path, file.content, text, keep=not can_stay)
    return KeptProfile(profile, saved.backup)


def with_values(text: str, before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """The text with the values of the table as they are to be; the rest stays as it is written."""
    places = places_in(text)
    edits: list[tuple[int, int, str]] = []
    added = ""
    for key in dict.fromkeys((*before, *after)):
        place = places.values.get(f"{TABLE}.{key}")
        if before.get(key) == after.get(key):
            continue
        if key not in after:
            edits += [_removal(text, place)] if place else []
        elif place:
            edits.append((*place, _literal(after[key])))
        else:
            added += f"\n{key} = {_literal(after[key])}"
    if TABLE in places.headers:
        end = _line_end(text, places.headers[TABLE])
        edits.append((end, end, added))
    elif added:
        gap = "\n\n" if text.strip() else ""
        edits.append((len(text.rstrip()), len(text), f"{gap}[{TABLE}]{added}\n"))
    for start, stop, written in sorted(edits, reverse=True):
        text = text[:start] + written + text[stop:]
    return text


def _said(profile: Profile) -> dict[str, object]:
    """What the profile says beyond its defaults, as TOML holds it."""
    data = msgspec.to_builtins(profile, builtin_types=(datetime.date,), order="sorted")
    usual = msgspec.to_builtins(Profile(), builtin_types=(datetime.date,), order="sorted")
    return {key: value for key, value in data.items() if value != usual[key]}


def _means(text: str, wanted: Mapping[str, object]) -> bool:
    """True when the text holds just this; empty lists and tables say nothing."""
    try:
        data = tomllib.loads(text)
    except ValueError:
        return False
    found, sought = dict(data), dict(wanted)
    profiles = [schema.read(Profile, one.pop(TABLE, {}))[0] for one in (found, sought)]
    return found == sought and profiles[0] is not None and profiles[0] == profiles[1]


def _literal(value: object) -> str:
    match value:
        case datetime.date():
            return value.isoformat()
        case dict():
            inside = ", ".join(f"{json.dumps(key)} = {_literal(one)}" for key, one in value.items())
            return f"{{ {inside} }}"
        case list() | tuple():
            return f"[{', '.join(map(_literal, value))}]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def _removal(text: str, place: tuple[int, int]) -> tuple[int, int, str]:
    """Take out a whole line, or leave the comment that stands behind the value."""
    start = text.rfind("\n", 0, place[0]) + 1
    end = _line_end(text, place[1])
    behind = text[place[1] : end].strip()
    return (start, end, behind) if behind else (start, min(end + 1, len(text)), "")


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
