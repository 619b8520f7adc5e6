"""What each source article says about one number of an exercise's dose."""

from collections.abc import Iterator

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.exercise import Exercise, Source

_NUMBERS = ("sets", "reps", "hold_seconds", "breaths")


def articles_on(exercise: Exercise, name: str, catalog: Catalog) -> Iterator[str]:
    """A line for each article that says something: `20–30 s in Physical Therapy Stretches`.

    `name` is that of the field, as in a routine file; of some the articles say nothing. The lines
    hold titles from files.
    """
    for source in exercise.sources if name in _NUMBERS else ():
        if said := _said(source, name):
            yield f"{said} in {catalog.articles.get(source.article, source.article)}"


def _said(source: Source, name: str) -> str:
    pair = getattr(source, name, None)
    unit = " s" if name == "hold_seconds" else ""
    said = [notation.number_range(pair) + unit] if pair else []
    if name == "hold_seconds" and source.at_least_seconds:
        said.append(f"at least {notation.number(source.at_least_seconds)} s")
    return ", ".join(said)
