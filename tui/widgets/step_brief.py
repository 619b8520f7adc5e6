"""A step's dose and a compiled timeline, laid out to be read: for the editor."""

from collections.abc import Iterator

from textual.content import Content
from textual.visual import Visual

from tui.core import adjust, notation
from tui.core.catalog import Catalog
from tui.core.exercise import Exercise
from tui.core.moment import PHASE_IN_WORDS, count_of
from tui.core.phase import PhaseKind
from tui.core.routine import Step
from tui.core.timeline import Timeline
from tui.widgets.layout import EMPTY, Cell, Row
from tui.widgets.text import MUTED, paragraphs, plain


def dose_brief(step: Step, exercise: Exercise) -> Iterator[Visual]:
    """A step's dose, number by number: what it is, what is usual, what the articles say."""
    muted = MUTED
    yield _dose_row(
        plain(exercise.name, "bold"), *(plain(t, muted) for t in ("now", "usual", "articles say"))
    )
    for field in adjust.fields_of(step, exercise):
        now = f"{field.value} s" if field.unit.startswith("s") else field.value
        texts = (f"    {field.label}", now, field.usual, field.articles)
        yield _dose_row(*(plain(text) for text in texts))
    for sentence in adjust.beyond_usual(step, exercise):
        yield plain(f"! {sentence}", "$warning")
    yield from paragraphs(step.notes, muted)


def _dose_row(name: Content, now: Content, usual: Content, articles: Content) -> Row:
    return Row(Cell(name, 32), Cell(now, 8), Cell(usual, 8), Cell(articles))


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
