"""An exercise, laid out to be read: for the catalog and the session."""

from collections.abc import Iterator

from textual.content import Content
from textual.visual import Visual

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.dose import resolve
from tui.core.exercise import DEFAULT_BY_KIND, POSITION_IN_WORDS, Exercise, Identity, Origin, Source
from tui.core.profile import Profile
from tui.widgets.layout import EMPTY, Hanging
from tui.widgets.text import MUTED, paragraphs, plain

ASK_FIRST = "!"
"""The sign of an exercise that something speaks against for this person."""
LABEL = 9
"""Cells of the label before a paragraph."""


def exercise_brief(exercise: Exercise, catalog: Catalog) -> Iterator[Visual]:
    """Everything a person needs to do the exercise, and where it is from, but for its name."""
    yield from _facts(exercise)
    yield EMPTY
    yield from exercise_text(exercise, catalog)


def exercise_heading(exercise: Exercise) -> Iterator[Visual]:
    """What it is called, what kind of exercise it is, and how much of it."""
    yield plain(exercise.name, "bold")
    yield from _facts(exercise)


def _facts(exercise: Exercise) -> Iterator[Visual]:
    facts = [exercise.kind.value.replace("-", " ")]
    if exercise.position:
        facts.append(POSITION_IN_WORDS[exercise.position])
    facts += [thing.replace("-", " ") for thing in exercise.equipment]
    yield plain(" · ".join(facts), MUTED)
    yield plain(notation.dose(resolve(exercise.dose, DEFAULT_BY_KIND[exercise.kind])), "$accent")


def exercise_text(
    exercise: Exercise, catalog: Catalog, profile: Profile | None = None
) -> Iterator[Visual]:
    """How it is done, step by step, and everything else that is known of it.

    With a profile, first of all what speaks against it for this person.
    """
    for objection in profile.against(exercise) if profile else ():
        yield from _labelled(f"{ASK_FIRST} you", objection.why, "$warning")
    yield from _steps(exercise)
    yield EMPTY
    yield from _labelled("Feel it", exercise.feel)
    yield from _labelled("Works", exercise.targets)
    handy = (thing.replace("-", " ") for thing in exercise.optional_equipment)
    yield from _labelled("Handy", ", ".join(handy))
    yield from _labelled("Breathe", exercise.breathing)
    yield from _labelled("Choose", " or ".join(exercise.options))
    for caution in cautions_of(exercise, catalog):
        yield from _labelled("Careful", caution, "$warning")
    yield from _labelled("Easier", _ideas(exercise.easier, exercise.easier_ideas, catalog))
    yield from _labelled("Harder", _ideas(exercise.harder, exercise.harder_ideas, catalog))
    yield from _labelled("Also", ", ".join(exercise.other_names))
    yield from _labelled("Dose", exercise.dose_note)
    yield from _origin(exercise, catalog)


def exercise_reminder(exercise: Exercise, catalog: Catalog, notes: str) -> Iterator[Visual]:
    """What a person looks at during the exercise: their own notes, the steps, the cautions."""
    yield from paragraphs(notes, "$accent")
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
