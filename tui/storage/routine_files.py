"""The user's routines: one TOML file each, written by the editor, read and written by people."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from tui.core.catalog import Catalog
from tui.core.group import unknown_groups
from tui.core.library import Entry
from tui.core.manner import Manner
from tui.core.problem import Problem
from tui.core.routine import MAX_STEPS, Routine, Step
from tui.core.session_limits import RoutineTooLong, check_length
from tui.core.timeline import compile_timeline
from tui.storage.filename import file_stem
from tui.storage.kept_file import (
    Saved,
    comments_in,
    unchanged,
    with_line_ends_of,
    write_over,
    write_text,
)
from tui.storage.schema_file import pointer, put_schema
from tui.storage.toml_file import TomlFile, by_line, open_toml


def read_routine(
    path: Path, catalog: Catalog, manner: Manner
) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The routine in a file, compiled, and what is wrong with it.

    A step that names an unknown exercise is reported and left out of the timeline, one that names
    an unknown group is reported and gone through once; every other fault keeps the routine from
    being read.
    """
    file = open_toml(path)
    if isinstance(file, Problem):
        from tui.storage.unsound import all_problems

        rest, problems = all_problems(file, Routine)
        return None, by_line((*problems, *(_unknown(rest, catalog) if rest else ())))
    routine, problems = file.read(Routine)
    if routine is None:
        return None, by_line((*problems, *_unknown(file, catalog)))
    try:
        timeline = compile_timeline(routine, catalog, manner)
        check_length(timeline.total_seconds)
    except RoutineTooLong as error:
        return None, file.located([Problem(f"asks for {error}")])
    entry = Entry(
        id=path.stem,
        routine=routine,
        timeline=timeline,
        shipped=False,
        file=str(path),
        digest=file.digest,
    )
    return entry, _unknown(file, catalog)


def _unknown(file: TomlFile, catalog: Catalog) -> tuple[Problem, ...]:
    """The unknown exercises and groups of data that may be faulty."""
    groups = file.data.get("groups", {})
    known = [name for name in groups if isinstance(name, str)] if isinstance(groups, dict) else []
    return file.located(
        (
            *catalog.unknown_exercises(_said_by_steps(file.data, "exercise")),
            *unknown_groups(_said_by_steps(file.data, "group"), known),
        )
    )


def _said_by_steps(data: dict[str, object], key: str) -> list[str]:
    """The text that each step has for a key; empty where it says nothing usable."""
    steps = _list(data.get("steps"))[:MAX_STEPS]
    said = [step.get(key) if isinstance(step, dict) else None for step in steps]
    return [text if isinstance(text, str) else "" for text in said]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def routine_paths(folder: Path) -> list[Path]:
    """The routine files in a folder, by name; none when there is no such folder."""
    try:
        found = sorted(folder.glob("*.toml"), key=lambda path: path.stem)
    except OSError:
        return []
    return [path for path in found if not path.name.startswith(".")]


def routine_toml(routine: Routine) -> str:
    """The routine as TOML for people: only what is said, whole numbers as such."""
    import tomli_w

    data = msgspec.to_builtins(routine)
    steps = data.pop("steps")
    head = {key: value for key, value in data.items() if value != _DEFAULTS[key]}
    if routine.pace is not None:
        head["pace"] = {key: value for key, value in data["pace"].items() if value is not None}
    tables = [_step_toml(step) for step in steps]
    # A table ends the keys above it, so the steps, which are tables, come last.
    return "\n[[steps]]\n".join([tomli_w.dumps(_plain(head), multiline_strings=True), *tables])


def _step_toml(step: dict[str, object]) -> str:
    """One step, its exercise first, its tempo on one line."""
    import tomli_w

    said = {key: value for key, value in step.items() if value != _STEP_DEFAULTS[key]}
    tempo = said.pop("tempo", None)
    text = tomli_w.dumps(_plain({"exercise": said.pop("exercise"), **said}), multiline_strings=True)
    if isinstance(tempo, list | tuple):
        text += f"tempo = [{', '.join(str(_plain(part)) for part in tempo)}]\n"
    return text


def save_routine(
    folder: Path,
    routine: Routine,
    replacing: Entry | None,
    taken: Iterable[str] = (),
    *,
    keep: bool = False,
) -> Saved:
    """Write a routine into its file, or a new one into a file named after it.

    `replacing` is the entry it was read as; its file is overwritten only while it is as it was
    read, and one without a digest only while there is none. What comments stand before its first
    key stay, and so do its line ends; where there are others, or with `keep`, the file is kept
    beside. A link is replaced, what it leads to stays. A new file names its schema. `taken` are ids
    that a new file must not have. Raises `ChangedOnDisk` and `OSError`; the routine's file is
    untouched then.
    """
    if replacing is None or not replacing.file:
        stems = {path.stem for path in routine_paths(folder)}.union(taken)
        path, before = folder / f"{file_stem(routine.name, stems)}.toml", None
    else:
        path = Path(replacing.file)
        before = unchanged(path, replacing.digest)
    content = routine_toml(routine)
    if before is None:
        put_schema(path.parent, "routine")
        write_text(path, pointer("routine") + content)
        return Saved(path)
    lead, has_more = comments_in(before)
    if pointer("routine") in lead:
        put_schema(path.parent, "routine")
    text = lead + with_line_ends_of(before, content)
    return write_over(path, before, text, keep=keep or has_more)


_DEFAULTS = msgspec.to_builtins(Routine(name=""))
_STEP_DEFAULTS = msgspec.to_builtins(Step(exercise=""))


def _plain(value: Any) -> Any:
    """The data with whole numbers of seconds written without a decimal point."""
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case float() if value.is_integer():
            return int(value)
        case _:
            return value
