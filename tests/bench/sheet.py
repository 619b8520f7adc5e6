"""What was measured side by side, as tables of less than 100 columns."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from tests.bench.side_by_side import Measured


def sheet(measured: Iterable[Measured]) -> str:
    """A table for each line and size."""
    parts = groupby(measured, key=lambda one: (one.line, one.size))
    return "\n\n".join(_part(line, size, list(some)) for (line, size), some in parts)


def _part(line: str, size: str, measured: Sequence[Measured]) -> str:
    where = "over ssh" if line == "ssh" else "without a line between"
    rows = [_HEADINGS, *([column(one) for column in _COLUMNS] for one in measured)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
    return "\n".join((f"{size}, {where}", *lines))


def _number(value: float | None, digits: int = 0) -> str:
    return "" if value is None else f"{value:,.{digits}f}"


_HEADINGS = ["", "first ms", "×", "CPU ms", "bytes", "MB", "×", "bytes/s", "CPU %",
             "key ms", "p99", "bytes", "at rest"]  # fmt: skip
_COLUMNS: tuple[Callable[[Measured], str], ...] = (
    lambda one: one.program,
    lambda one: _number(one.first_ms),
    lambda one: _number(one.first_times_floor, 2),
    lambda one: _number(one.first_cpu_ms),
    lambda one: _number(one.first_bytes),
    lambda one: _number(one.resident_mb, 1),
    lambda one: _number(one.resident_times_floor, 2),
    lambda one: _number(one.bytes_per_second),
    lambda one: _number(one.cpu_percent, 2),
    lambda one: _number(one.key_ms, 1),
    lambda one: _number(one.key_ms_99, 1),
    lambda one: _number(one.key_bytes),
    lambda one: _number(one.rest_bytes),
)
