"""A step, what is worth a thought on it, and a timeline, laid out to be read: for the editor."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.visual import Visual

from tui.core import dose_numbers, notation
from tui.core.catalog import Catalog
from tui.core.exercise import Exercise
from tui.core.hint import Hint
from tui.core.moment import PHASE_IN_WORDS, count_of
from tui.core.notation import counted
from tui.core.phase import PhaseKind
from tui.core.reshape import Shortened
from tui.core.rest import rest_text
from tui.core.routine import Step
from tui.core.timeline import Timeline
from tui.widgets.draft_view import HINT
from tui.widgets.layout import EMPTY, Cell, Hanging, Row
from tui.widgets.text import MUTED, joined, plain


def dose_brief(step: Step, exercise: Exercise) -> Iterator[Visual]:
    """A step's dose, number by number: what it is, what is usual, what the articles say."""
    yield plain(exercise.name, "bold")
    yield _dose_row(*(plain(text, MUTED) for text in ("", "here", "usual", "articles say")))
    for field in dose_numbers.fields_of(step, exercise):
        here = f"{field.value} s" if field.unit.startswith("s") else field.value
        texts = (field.label, here, field.usual, field.articles)
        yield _dose_row(*(plain(text) for text in texts))


def rest_brief(step: Step) -> Iterator[Visual]:
    """How long a rest is."""
    yield plain("Rest", "bold")
    yield plain(rest_text(step))


def step_told(hints: Sequence[Hint], hide: str) -> Iterator[Visual]:
    """What is worth a thought, each with its rule; `hide` is the key that hides the first."""
    if hints:
        which = "it" if len(hints) == 1 else "the first"
        yield plain(f"{counted(len(hints), 'hint')}; {hide} hides {which}", MUTED)
    sign = plain(HINT, "bold $warning")
    for hint in hints:
        yield Hanging(sign, joined(hint.text, (f" {hint.because}", MUTED)), 2)


def shortened_brief(short: Shortened, before: float, wanted: float, undo: str) -> Iterator[Visual]:
    """How long it was and is, and every change; `undo` is the key that takes it back."""
    yield plain(f"{notation.clock(before)} before, {notation.clock(short.seconds)} now", "bold")
    if short.seconds > wanted:
        yield plain("It cannot be made shorter than that.", "$warning")
    yield plain(f"{undo} in the editor takes it back.", MUTED)
    yield EMPTY
    for change in short.changes:
        yield Hanging(plain("·"), plain(change), 2)


def _dose_row(name: Content, here: Content, usual: Content, articles: Content) -> Row:
    return Row(Cell(name, 11), Cell(here, 7), Cell(usual, 6), Cell(articles))


def timeline_brief(timeline: Timeline, catalog: Catalog) -> Iterator[Visual]:
    """Every phase with its start and length; a line with the name before each exercise."""
    for start, phase in zip(timeline.starts, timeline.phases, strict=False):
        if phase.kind is PhaseKind.PREPARE:
            yield EMPTY
            yield plain(catalog.name_of(phase.exercise), "bold")
        length = "your pace" if phase.is_open else f"{notation.number(phase.seconds)} s"
        side = f"{phase.side.value} side" if phase.side else ""
        words = "  ".join(filter(None, (PHASE_IN_WORDS[phase.kind].lower(), side, count_of(phase))))
        cells = (
            Cell(plain(notation.clock(start), MUTED), 7, right=True),
            Cell(plain(words)),
        )
        yield Row(*cells, Cell(plain(length), 9, right=True))
