"""What a picture costs is known before it is sent, and what was sent is counted for a second."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.figure.shipped import FIGURES
from tui.core.figure.budget import Spent, changed, cost
from tui.core.figure.cells import Meaning, Row, Run
from tui.core.figure.encoding import Encoding
from tui.core.figure.stage import Stage
from tui.terminal.changes import Changes

COLOURS = dict(zip(Meaning, ("216;222;228", "127;132;137", "204;154;52", "143;163;176", "77;82;86"),
                   strict=True))  # fmt: skip


def painted(rows: tuple[Row, ...]) -> str:
    """The picture as an application writes it that knows nothing of what is there already."""
    lines = [
        f"\x1b[{number};1H"
        + "".join(
            f"\x1b[38;2;{COLOURS[run.meaning]};48;2;18;22;26m{run.text}\x1b[0m" for run in row.runs
        )
        for number, row in enumerate(rows, 1)
    ]
    return "\x1b[?2026h" + "".join(lines) + "\x1b[?2026l"


@pytest.mark.parametrize("encoding", Encoding)
@pytest.mark.parametrize("name", ["knee-to-chest", "seated-rotation", "cat-cow", "sit-to-stand"])
def test_a_picture_never_takes_more_than_was_said(name: str, encoding: Encoding) -> None:
    stage, terminal = Stage(FIGURES[name], 39, 9, encoding), Changes(80, 24)
    old = stage.picture(0)
    terminal.write(painted(old))
    for number in range(1, 13):
        new = stage.picture(number / 12)
        assert len(terminal.write(painted(new)).encode()) <= cost(old, new)
        old = new


def test_the_same_picture_costs_nothing() -> None:
    rows = Stage(FIGURES["cat-cow"], 39, 9, Encoding.BLOCKS).picture(0.5)
    assert cost(rows, rows) == 0


def test_what_a_blank_means_cannot_be_seen() -> None:
    one = Row((Run("██  ", Meaning.BODY), Run("▔", Meaning.FLOOR)))
    other = Row((Run("██", Meaning.BODY), Run("  ▔", Meaning.FLOOR)))
    assert changed(one, other) == ()
    assert changed(one, Row((Run("██  ▔", Meaning.BODY),))) == (4,)


readings = st.lists(st.tuples(st.floats(0, 10), st.integers(0, 5000)), min_size=1)


@given(readings)
def test_at_least_what_was_written_in_the_last_second_is_counted(
    steps: list[tuple[float, int]],
) -> None:
    spent, now, total = Spent(), 0.0, 0
    written: list[tuple[float, int]] = []
    for wait, size in steps:
        now, total = now + wait, total + size
        written.append((now, size))
        spent = spent.read(now, total)
        recent = sum(size for at, size in written[1:] if at > now - 1)
        assert spent.in_last_second >= recent


def test_what_is_older_than_a_second_is_forgotten() -> None:
    spent = Spent()
    for tenth in range(100):
        spent = spent.read(tenth / 10, tenth * 100)
    assert spent.in_last_second <= 1100
    assert len(spent.readings) <= 12
