"""`supple figure`: the author's tools for poses and figures."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.commands.output import GOOD, PROBLEM, USAGE, complain, print_document, say
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.exercise import Exercise
from tui.core.figure.drawing import Picture, svg
from tui.core.figure.encoding import Encoding, default_encoding
from tui.core.figure.figure import Figure, figure_of
from tui.core.figure.limits import beyond_limits, beyond_reach
from tui.core.figure.stage import Stage
from tui.core.notation import counted
from tui.core.problem import Problem, nearest
from tui.core.text import folded
from tui.storage.catalog_files import catalog_paths, read_catalog
from tui.storage.paths import Paths, resource
from tui.storage.toml_file import open_toml

ACROSS = 6
"""Pictures in a row of the sheet."""


class Size(NamedTuple):
    """How a figure is to be drawn."""

    cols: int
    rows: int
    encoding: Encoding | None
    """None: as this terminal can show it."""


def figure_show(paths: Paths, name: str, size: Size, side: Side | None) -> int:
    """Print every frame of an exercise's figure, each under its pose in words."""
    catalog = _catalog(paths)
    exercise = _exercise_called(name, catalog)
    if exercise is None:
        near = nearest(name, (known.id for known in catalog.exercises))
        hint = f"did you mean '{near}'?" if near else "'supple list exercises' shows them all"
        complain(f"no exercise is called '{name}'; {hint}")
        return USAGE
    figure = figure_of(exercise.figure, catalog.poses)
    if figure is None:
        why = "has no figure" if exercise.figure is None else "has a faulty figure"
        complain(f"'{exercise.id}' {why}; 'supple figure check' tells more")
        return PROBLEM
    say(exercise.name)
    encoding = size.encoding or _encoding_here()
    stage = Stage(figure, size.cols, size.rows, encoding, textured=True)
    for number, pose in enumerate(figure.frames_on(side)):
        say()
        say(f"{number + 1}. {pose.say}")
        for row in stage.picture(float(number), side):
            print_document(row.text.rstrip())
    return GOOD


def figure_check(paths: Paths, chosen: Sequence[str]) -> int:
    """Print what is wrong with the figures of the chosen files, or with all."""
    shipped = catalog_paths(resource("catalog.toml"), paths.catalog)
    files = [Path(name) for name in chosen] or shipped
    added = [file for file in files if file.resolve() not in {path.resolve() for path in shipped}]
    catalog, faults = read_catalog([*shipped, *added])
    named = {str(file) for file in files}
    problems = [fault for fault in faults if fault.file in named and _is_of_figures(fault)]
    for file in files:
        problems.extend(_unlike_a_body(file, catalog))
    for problem in problems:
        say(str(problem))
    if not problems:
        say(f"{counted(len(files), 'file')} checked, no problems with figures")
    return PROBLEM if problems else GOOD


def figure_sheet(paths: Paths, out: str, size: Size) -> int:
    """Write a picture of every frame of every figure, as an SVG file."""
    catalog = _catalog(paths)
    try:
        Path(out).write_text(sheet(catalog, size), encoding="utf-8")
    except OSError as error:
        complain(f"cannot write '{out}': {error.strerror or error}")
        return PROBLEM
    say(f"{counted(len(list(_figures(catalog))), 'figure')} drawn in {out}")
    return GOOD


def sheet(catalog: Catalog, size: Size) -> str:
    """Every frame of every figure of a catalog in one picture, as the text of an SVG file."""
    encoding = size.encoding or Encoding.BRAILLE
    pictures = (
        picture
        for exercise, figure in _figures(catalog)
        for picture in _pictures(exercise.name, figure, size, encoding)
    )
    return svg(pictures, encoding, ACROSS)


def _catalog(paths: Paths) -> Catalog:
    return read_catalog(catalog_paths(resource("catalog.toml"), paths.catalog))[0]


def _exercise_called(name: str, catalog: Catalog) -> Exercise | None:
    exact = catalog.exercise(name)
    named = (known for known in catalog.exercises if folded(known.name) == folded(name))
    return exact or next(named, None)


def _encoding_here() -> Encoding:
    spoken = getattr(sys.stdout, "encoding", None) or "ascii"
    return default_encoding(os.environ.get("TERM", ""), spoken)


def _is_of_figures(fault: Problem) -> bool:
    return not fault.at or fault.at.startswith("poses") or ".figure" in fault.at


def _unlike_a_body(path: Path, catalog: Catalog) -> Iterable[Problem]:
    """The figures in a file that no body can do, or no picture can show."""
    file = open_toml(path)
    if isinstance(file, Problem):
        return ()
    written, listed = file.data.get("poses"), file.data.get("exercises")
    names = written if isinstance(written, dict) else {}
    poses = {name: catalog.poses[name] for name in names if name in catalog.poses}
    problems = beyond_limits(poses, catalog.poses)
    for number, table in enumerate(listed if isinstance(listed, list) else (), 1):
        known = catalog.exercise(str(table.get("id"))) if isinstance(table, dict) else None
        if known is not None and known.figure is not None:
            at = f"exercises[{number}].figure"
            problems.extend(beyond_reach(known.figure, catalog.poses, at))
    return file.located(problems)


def _figures(catalog: Catalog) -> Iterator[tuple[Exercise, Figure]]:
    for exercise in catalog.exercises:
        figure = figure_of(exercise.figure, catalog.poses)
        if figure is not None:
            yield exercise, figure


def _pictures(name: str, figure: Figure, size: Size, encoding: Encoding) -> Iterator[Picture]:
    stage = Stage(figure, size.cols, size.rows, encoding)
    for number in range(len(figure.frames)):
        title = f"{name} {number + 1}/{len(figure.frames)}"
        yield Picture(title, stage.picture(float(number)))
