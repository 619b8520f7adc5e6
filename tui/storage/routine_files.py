"""The user's routines: one TOML file each, written by the editor, read and written by people."""

import errno
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from tui.core.catalog import Catalog
from tui.core.library import Entry
from tui.core.manner import Manner
from tui.core.problem import Problem
from tui.core.routine import MAX_STEPS, Routine
from tui.core.timeline import RoutineTooLong, check_length, compile_timeline
from tui.storage.atomic import make_private_folder, write_atomically
from tui.storage.filename import file_stem
from tui.storage.regular_file import read_regular
from tui.storage.schema_file import POINTER, put_schema
from tui.storage.toml_file import MAX_BYTES, TomlFile, by_line, digest_of, open_toml


class ChangedOnDisk(Exception):  # noqa: N818 - a state of affairs, not an error of anybody
    """The file is not as it was when it was read; nothing was written."""


class Saved(msgspec.Struct, frozen=True):
    """What saving did."""

    path: Path
    backup: Path | None = None
    """Where the file was kept as it was, because saving lost comments in it."""


def read_routine(
    path: Path, catalog: Catalog, manner: Manner
) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The routine in a file, compiled, and what is wrong with it.

    A step that names an unknown exercise is reported and left out of the timeline; every other
    fault keeps the routine from being read.
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
        check_length(timeline)
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
    return entry, file.located(catalog.unknown_exercises(step.exercise for step in routine.steps))


def _unknown(file: TomlFile, catalog: Catalog) -> tuple[Problem, ...]:
    """The unknown exercises of faulty data."""
    return file.located(catalog.unknown_exercises(_exercises_named(file.data)))


def _exercises_named(data: dict[str, object]) -> list[str]:
    """What the steps of faulty data call their exercises; empty where they say nothing usable."""
    steps = data.get("steps")
    readable = _list(steps)[:MAX_STEPS]
    named = [step.get("exercise") if isinstance(step, dict) else None for step in readable]
    return [name if isinstance(name, str) else "" for name in named]


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
    head = {key: value for key, value in data.items() if _is_said(key, value)}
    if routine.pace is not None:
        head["pace"] = {key: value for key, value in data["pace"].items() if value is not None}
    tables = [_step_toml(step) for step in steps]
    # A table ends the keys above it, so the steps, which are tables, come last.
    return "\n[[steps]]\n".join([tomli_w.dumps(_plain(head), multiline_strings=True), *tables])


def _step_toml(step: dict[str, object]) -> str:
    """One step, its exercise first, its tempo on one line."""
    import tomli_w

    said = {key: value for key, value in step.items() if value not in (None, "")}
    tempo = said.pop("tempo", None)
    text = tomli_w.dumps(_plain({"exercise": said.pop("exercise"), **said}), multiline_strings=True)
    if isinstance(tempo, list | tuple):
        text += f"tempo = [{', '.join(str(_plain(part)) for part in tempo)}]\n"
    return text


def save_routine(
    folder: Path, routine: Routine, replacing: Entry | None, taken: Iterable[str] = ()
) -> Saved:
    """Write a routine into its file, or a new one into a file named after it.

    `replacing` is the entry it was read as; its file is overwritten only while it is as it was
    read. What comments stand before its first key stay, and so do its line ends; where there are
    others, the file is kept beside. A link is replaced, what it leads to stays. A new file names
    its schema. `taken` are ids that a new file must not have. Raises `ChangedOnDisk` and `OSError`;
    the routine's file is untouched then.
    """
    content = routine_toml(routine)
    if replacing is None or not replacing.file:
        stems = {path.stem for path in routine_paths(folder)}.union(taken)
        path, before = folder / f"{file_stem(routine.name, stems)}.toml", None
    else:
        path = Path(replacing.file)
        before = _unchanged(path, replacing.digest)
    if before is None:
        put_schema(path.parent)
        _write(path, POINTER + content)
        return Saved(path)
    from tui.storage.lines import has_comments, leading_comments

    text = before.decode("utf-8-sig")
    lead, backup = leading_comments(text), None
    if text.partition("\n")[0].endswith("\r"):
        content = content.replace("\n", "\r\n")
    if POINTER in lead:
        put_schema(path.parent)
    if has_comments(text[len(lead) :]):
        backup = _free_path(path.parent, f"{path.name}.before-edit")
        write_atomically(backup, before)
    _write(path, lead + content)
    return Saved(path, backup)


def _unchanged(path: Path, digest: str) -> bytes | None:
    """What is in a file that is as it was read; None when it is gone. Raises `ChangedOnDisk`."""
    if not path.exists():
        return None
    content = read_regular(path, MAX_BYTES)
    if content is None or digest_of(content) != digest:
        raise ChangedOnDisk(path.name)
    return content


def _write(path: Path, text: str) -> None:
    """Write a routine that can be read again. Raises `OSError`."""
    content = text.encode()
    if len(content) > MAX_BYTES:
        raise OSError(errno.EFBIG, f"it would be larger than {MAX_BYTES:,} bytes, the limit")
    write_atomically(path, content)


def trash_routine(entry: Entry, trash: Path) -> Path:
    """Move a routine's file to the trash; returns where it is now. Raises `OSError`."""
    make_private_folder(trash)
    target = _free_path(trash, Path(entry.file).name)
    return Path(entry.file).rename(target)


def restore_routine(trashed: Path, original: Path) -> Path:
    """Move a routine back to where it was, or beside what stands there now. Raises `OSError`."""
    make_private_folder(original.parent)
    if original.exists():
        stems = {path.stem for path in routine_paths(original.parent)}
        original = original.with_name(f"{file_stem(original.stem, stems)}.toml")
    return trashed.rename(original)


def _free_path(folder: Path, name: str) -> Path:
    """The first of `name`, `name.2`, `name.3` … that does not exist in the folder."""
    candidate, number = folder / name, 2
    while candidate.exists():
        candidate, number = folder / f"{name}.{number}", number + 1
    return candidate


_DEFAULTS = {field.name: field.default for field in msgspec.structs.fields(Routine)}


def _is_said(key: str, value: object) -> bool:
    return key == "name" or value != _DEFAULTS[key]


def _plain(value: Any) -> Any:
    """The data with whole numbers of seconds written without a decimal point."""
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case float() if value.is_integer():
            return int(value)
        case _:
            return value
