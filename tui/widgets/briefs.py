"""A routine or an exercise, laid out to be read: lines of text for the panes beside the lists."""

from collections.abc import Iterator

from textual.content import Content
from textual.visual import Visual

from tui.core import adjust, notation
from tui.core.catalog import Catalog
from tui.core.dose import resolve
from tui.core.exercise import DEFAULT_BY_KIND, POSITION_IN_WORDS, Exercise, Identity, Origin, Source
from tui.core.library import Entry
from tui.core.moment import PHASE_IN_WORDS, count_of
from tui.core.phase import PhaseKind
from tui.core.routine import Step, dose_of
from tui.core.timeline import Timeline
from tui.widgets.layout import EMPTY, Cell, Hanging, NameAndDose, Row
from tui.widgets.text import MUTED, paragraphs, plain

LABEL = 9
"""Cells of the label before a paragraph."""


def routine_brief(entry: Entry, catalog: Catalog, done_by: str) -> Iterator[Visual]:
    """A routine: its length, what it needs, its steps with their doses, its notes."""
    routine, timeline = entry.routine, entry.timeline
    yield plain(routine.name, "bold")
    count = len(timeline.steps)
    facts = [f"{count} exercise{'s' if count != 1 else ''}"]
    if routine.rounds > 1:
        facts.append(f"{routine.rounds} rounds")
    facts += [notation.clock(timeline.total_seconds), f"done by {done_by}"]
    yield Content(" · ".join(facts))
    yield plain(_needs(entry, catalog), MUTED)
    yield EMPTY
    for number, step in enumerate(routine.steps, 1):
        exercise = catalog.exercise(step.exercise)
        label = f"{number:>2}"
        if exercise is None:
            missing = plain("not in the catalog, left out", "$error")
            yield NameAndDose(label, plain(step.exercise), missing)
        else:
            dose = plain(notation.dose(dose_of(step, exercise)), MUTED)
            yield NameAndDose(label, plain(exercise.name), dose)
    if routine.notes:
        yield EMPTY
        yield from paragraphs(routine.notes)


def _needs(entry: Entry, catalog: Catalog) -> str:
    """What must be at hand for the whole routine."""
    found = [catalog.exercise(step.exercise) for step in entry.routine.steps]
    things = dict.fromkeys(thing for e in found if e for thing in e.equipment)
    if not things:
        return "nothing needed but room to move"
    return "needs: " + ", ".join(thing.replace("-", " ") for thing in things)


def exercise_brief(exercise: Exercise, catalog: Catalog) -> Iterator[Visual]:
    """Everything a person needs to do the exercise, and where it is from."""
    yield plain(exercise.name, "bold")
    facts = [exercise.kind.value.replace("-", " ")]
    if exercise.position:
        facts.append(POSITION_IN_WORDS[exercise.position])
    facts += [thing.replace("-", " ") for thing in exercise.equipment]
    yield plain(" · ".join(facts), MUTED)
    yield plain(notation.dose(resolve(exercise.dose, DEFAULT_BY_KIND[exercise.kind])), "$accent")
    yield EMPTY
    yield from _steps(exercise)
    yield EMPTY
    yield from _labelled("Feel it", exercise.feel)
    yield from _labelled("Works", exercise.targets)
    yield from _labelled("Breathe", exercise.breathing)
    for caution in cautions_of(exercise, catalog):
        yield from _labelled("Careful", caution, "$warning")
    yield from _labelled("Easier", _ideas(exercise.easier, exercise.easier_ideas, catalog))
    yield from _labelled("Harder", _ideas(exercise.harder, exercise.harder_ideas, catalog))
    yield from _labelled("Also", ", ".join(exercise.other_names))
    yield from _labelled("Dose", exercise.dose_note)
    yield from _origin(exercise, catalog)


def exercise_reminder(exercise: Exercise, catalog: Catalog) -> Iterator[Visual]:
    """What a person looks at during the exercise: the steps and the cautions."""
    yield from _steps(exercise)
    yield from _labelled("Breathe", exercise.breathing)
    for caution in cautions_of(exercise, catalog):
        yield from _labelled("Careful", caution, "$warning")


def _steps(exercise: Exercise) -> Iterator[Visual]:
    for number, step in enumerate(exercise.steps, 1):
        yield Hanging(Content.styled(f"{number:>2}", MUTED), plain(step), 4)


def cautions_of(exercise: Exercise, catalog: Catalog) -> tuple[str, ...]:
    """The exercise's own cautions, then the sentences of its flags."""
    flags = (catalog.flags.get(flag, flag) for flag in exercise.flags)
    return tuple(dict.fromkeys((*exercise.cautions, *flags)))


def _labelled(label: str, text: str, style: str = MUTED) -> Iterator[Visual]:
    if text:
        yield Hanging(plain(label, style), plain(text), LABEL)


def _ideas(ids: tuple[str, ...], ideas: tuple[str, ...], catalog: Catalog) -> str:
    return "; ".join((*(catalog.name_of(other) for other in ids), *ideas))


_CERTAINTY = {
    Identity.CERTAIN: "",
    Identity.PROBABLE: "The articles probably mean this movement.",
    Identity.GUESS: "Which movement the articles mean is a guess.",
}
_STEPS = {
    Origin.ARTICLE: "",
    Origin.MIXED: "The steps are partly from the articles, partly general knowledge.",
    Origin.GENERAL: "The steps are general knowledge, not from the articles.",
}


def _origin(exercise: Exercise, catalog: Catalog) -> Iterator[Visual]:
    for source in exercise.sources:
        yield from _labelled("From", _source(source, catalog))
    if exercise.sources:
        certainty = f"{_CERTAINTY[exercise.identity]} {_STEPS[exercise.steps_from]}".strip()
        yield from _labelled("Note", certainty)


def _source(source: Source, catalog: Catalog) -> str:
    """An article and the numbers that it gives."""
    title = catalog.articles.get(source.article, source.article)
    said = []
    if source.hold_seconds:
        said.append(f"{notation.number_range(source.hold_seconds)} s")
    if source.at_least_seconds:
        said.append(f"at least {notation.number(source.at_least_seconds)} s")
    if source.breaths:
        said.append(f"{notation.number_range(source.breaths)} breaths")
    if source.reps:
        said.append(f"{notation.number_range(source.reps)} times")
    if source.sets:
        said.append(f"{notation.number_range(source.sets)} sets")
    if said and source.side == "each":
        said.append("each side")
    return f"{title}: {', '.join(said) or 'no numbers'}"


def dose_brief(step: Step, exercise: Exercise) -> Iterator[Visual]:
    """A step's dose, number by number: what it is, what is usual, what the articles say."""
    muted = MUTED
    yield _dose_row(
        plain(exercise.name, "bold"), *(plain(t, muted) for t in ("now", "usual", "articles say"))
    )
    for field in adjust.fields_of(step, exercise):
        texts = (f"    {field.label}", field.value, field.usual, field.articles)
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
