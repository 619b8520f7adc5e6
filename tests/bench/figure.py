"""One measured figure, and a table of them."""

import math
import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """What was measured, and what it ought to be at most."""

    name: str
    value: float
    unit: str
    target: float | None = None
    detail: str = ""

    @property
    def is_good(self) -> bool:
        """True when there is no target, or it is reached."""
        return self.target is None or self.value <= self.target


def spread(values: Sequence[float]) -> str:
    """The least and the largest, for a detail."""
    return f"{min(values):.3g} to {max(values):.3g}, n = {len(values)}"


def percentile(values: Iterable[float], percent: float) -> float:
    """The value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]


def median_of(name: str, values: Sequence[float], unit: str, target: float | None = None) -> Figure:
    """The median, with the spread as its detail."""
    return Figure(name, statistics.median(values), unit, target, spread(values))


def table(figures: Iterable[Figure]) -> str:
    """The figures in columns."""
    rows = [("figure", "measured", "target", "", "")]
    for figure in figures:
        target = "" if figure.target is None else f"{figure.target:g} {figure.unit}".strip()
        verdict = "" if figure.target is None else "reached" if figure.is_good else "MISSED"
        measured = f"{figure.value:.3g} {figure.unit}".strip()
        rows.append((figure.name, measured, target, verdict, figure.detail))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
