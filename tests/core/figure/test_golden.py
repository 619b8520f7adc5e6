"""Every pose of every shipped exercise, drawn: a change of a picture is seen before it is made.

`python -m tests.core.figure.test_golden` writes the pictures anew; look at them before you keep
them. They are also for blind tests: shown the frames without their title, which exercise is it?
"""

from pathlib import Path

import pytest

from tests.core.figure.shipped import CATALOG, FIGURES
from tui.commands.figure import Size, sheet
from tui.core.dose import Side
from tui.core.figure.encoding import Encoding
from tui.core.figure.stage import Stage

GOLDEN = Path(__file__).parent / "golden"
SHEET = Path(__file__).with_name("figures.svg")
LARGE, SMALL = (40, 12), (24, 8)


def frames(name: str) -> str:
    """All frames of an exercise in words, large in blocks and small in braille."""
    figure = FIGURES[name]
    large = Stage(figure, *LARGE, Encoding.BLOCKS, textured=True)
    small = Stage(figure, *SMALL, Encoding.BRAILLE)
    lines: list[str] = []
    for side in (None, Side.LEFT) if figure.left_frames else (None,):
        for number, pose in enumerate(figure.frames_on(side)):
            lines += ["", pose.say + (" (left)" if side else "")]
            for stage in (large, small):
                lines += [row.text.rstrip() for row in stage.picture(float(number), side)]
    return "\n".join(lines[1:]) + "\n"


@pytest.mark.parametrize("name", FIGURES)
def test_the_frames_look_as_they_did(name: str) -> None:
    assert frames(name) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_nothing_golden_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_the_frames_of_an_exercise_differ(name: str) -> None:
    stage = Stage(FIGURES[name], *SMALL, Encoding.BLOCKS)
    pictures = [stage.picture(float(n)) for n in range(len(FIGURES[name].frames))]
    assert len(set(pictures)) == len(pictures)


def test_no_two_exercises_end_in_the_same_picture_but_variants_of_one() -> None:
    ends: dict[tuple[object, ...], list[str]] = {}
    for name, figure in FIGURES.items():
        end = Stage(figure, *LARGE, Encoding.BRAILLE).picture(float(len(figure.frames) - 1))
        exercise = CATALOG.exercise(name)
        assert exercise is not None
        ends.setdefault(end, []).append(exercise.family)
    assert [families for families in ends.values() if len(set(families)) > 1] == []


def drawn_sheet() -> str:
    return sheet(CATALOG, Size(*LARGE, None))


def test_the_sheet_in_the_readme_shows_them_as_they_are() -> None:
    assert drawn_sheet() == SHEET.read_text(encoding="utf-8")


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for exercise_id in FIGURES:
        (GOLDEN / f"{exercise_id}.txt").write_text(frames(exercise_id), encoding="utf-8")
    SHEET.parent.mkdir(exist_ok=True)
    SHEET.write_text(drawn_sheet(), encoding="utf-8")
