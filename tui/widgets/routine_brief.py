"""A routine, laid out to be read: for the panes beside the lists."""

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.visual import Visual

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.library import Entry, Unreadable
from tui.core.outline import outline
from tui.core.preview import needs
from tui.core.problem import Problem
from tui.core.profile import Profile
from tui.core.readiness import concerns_on_adding
from tui.widgets.exercise_brief import ASK_FIRST
from tui.widgets.layout import EMPTY, NameAndDose
from tui.widgets.text import MUTED, paragraphs, plain


def routine_brief(
    entry: Entry,
    catalog: Catalog,
    done_by: str,
    profile: Profile | None = None,
    *,
    short: Entry | None = None,
    waits: Iterable[str] = (),
) -> Iterator[Visual]:
    """A routine: its length, what it needs, its steps with their doses, its notes.

    With a profile, also what of it something speaks against for this person; with its short
    version, how long that takes; `waits` says why it is not open to them yet.
    """
    routine, timeline = entry.routine, entry.timeline
    yield plain(routine.name, "bold")
    facts = [notation.counted(len(timeline.steps), "exercise")]
    if routine.rounds > 1:
        facts.append(f"{routine.rounds} rounds")
    facts += [notation.clock(timeline.total_seconds), f"done by {done_by}"]
    if short:
        facts.append(f"short {notation.clock(short.timeline.total_seconds)}")
    yield Content(" · ".join(facts))
    yield plain(needs(routine, catalog), MUTED)
    ids = dict.fromkeys(step.exercise for step in routine.steps)
    if profile and (concerns := concerns_on_adding(ids, catalog, profile)):
        names = "; ".join(catalog.name_of(concern.exercise) for concern in concerns)
        yield plain(f"{ASK_FIRST} Ask first about: {names}.", "$warning")
    yield from (plain(one, "$warning") for one in waits)
    yield EMPTY
    for line in outline(routine, catalog):
        if line.number is None:
            yield plain(line.name, MUTED)
            continue
        label = f"  {line.number:>2}" if line.is_grouped else f"{line.number:>2}"
        dose = plain(line.dose, MUTED if line.is_known else "$error")
        yield NameAndDose(label, plain(line.name), dose)
    if routine.notes:
        yield EMPTY
        yield from paragraphs(routine.notes)


def unreadable_brief(file: Unreadable, edit: str, delete: str) -> Iterator[Visual]:
    """What is wrong with a file, where it is, and the keys for what can be done about it."""
    yield plain("This file cannot be read as a routine.", "bold")
    yield plain(file.file, MUTED)
    yield EMPTY
    yield from problem_lines(file.problems)
    yield plain(f"{edit} opens it in your editor, {delete} moves it to the trash.")


def problem_lines(problems: Iterable[Problem]) -> Iterator[Visual]:
    """What is wrong with one file, an empty line after each."""
    for problem in problems:
        line = f"line {problem.line}: " if problem.line else ""
        yield plain(f"{line}{problem.sentence}", "$warning")
        yield EMPTY
