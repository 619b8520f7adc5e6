"""A blind test of the figures: which of four exercises is it? `python -m tests.bench.blind OUT/`.

OUT gets a picture for each exercise, its first and its last position without a word, and
`questions.txt` with four names for each. A reader who sees nothing else writes a line such as
`7 b` for each into a file, and `--answers FILE` counts how many are right.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple

from tui.core.catalog import Catalog
from tui.core.exercise import Exercise
from tui.core.figure.drawing import Picture, svg
from tui.core.figure.encoding import Encoding
from tui.core.figure.figure import Figure, figure_of
from tui.core.figure.stage import Stage
from tui.storage.catalog_files import read_catalog
from tui.storage.paths import resource

COLS, ROWS = 40, 12
LETTERS = "abcd"


class Question(NamedTuple):
    """An exercise among others that it could be."""

    exercise: Exercise
    figure: Figure
    choices: tuple[Exercise, ...]

    @property
    def answer(self) -> str:
        """The letter of the right choice."""
        return LETTERS[self.choices.index(self.exercise)]


def main() -> None:
    """Write the test, or count the answers to one."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.blind", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder of the test")
    parser.add_argument("--seed", type=int, default=1, help="for another order, other choices (1)")
    parser.add_argument("--answers", type=Path, metavar="FILE", help="count these answers")
    options = parser.parse_args()
    asked = questions(read_catalog([resource("catalog.toml")])[0], Random(options.seed))
    if options.answers:
        print(score(asked, read_answers(options.answers)))
    else:
        write(asked, options.out)


def questions(catalog: Catalog, random: Random) -> list[Question]:
    """A question for each exercise with a figure, in any order.

    Variants of one movement are never asked against each other, and at least one of the other
    choices is done in the same position, where there is one.
    """
    asked = []
    for exercise in catalog.exercises:
        figure = figure_of(exercise.figure, catalog.poses)
        others = [other for other in catalog.exercises if other.family != exercise.family]
        random.shuffle(others)
        others.sort(key=lambda other: other.position is not exercise.position)
        alike, rest = others[:1], others[1:]
        choices = [exercise, *alike, *random.sample(rest, len(LETTERS) - 2)]
        random.shuffle(choices)
        if figure is not None:
            asked.append(Question(exercise, figure, tuple(choices)))
    random.shuffle(asked)
    return asked


def write(asked: list[Question], out: Path) -> None:
    """Write the pictures and the questions; the answers stay in the seed."""
    out.mkdir(parents=True, exist_ok=True)
    lines = ["Which exercise do the pictures show, from where it starts to where it ends?"]
    for number, question in enumerate(asked, 1):
        stage = Stage(question.figure, COLS, ROWS, Encoding.BLOCKS)
        ends = (0.0, float(len(question.figure.frames) - 1))
        pictures = [Picture("", stage.picture(end)) for end in ends]
        text = svg(pictures, Encoding.BLOCKS, across=2)
        (out / f"{number:02}.svg").write_text(text, encoding="utf-8")
        lines += ["", f"{number:02}.svg"]
        lines += [
            f"  {letter}  {choice.name}"
            for letter, choice in zip(LETTERS, question.choices, strict=True)
        ]
    (out / "questions.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_answers(file: Path) -> dict[int, str]:
    """The letter for each number; raises `ValueError` for a line that is not a number and one."""
    lines = file.read_text(encoding="utf-8").split("\n")
    answers = [line.split() for line in lines if line.strip()]
    return {int(number): letter for number, letter in answers}


def score(asked: list[Question], answers: Mapping[int, str]) -> str:
    """How many are right, and what the others were taken for."""
    lines, right = [], 0
    for number, question in enumerate(asked, 1):
        given = answers.get(number, "")
        if given == question.answer:
            right += 1
            continue
        taken = question.choices[LETTERS.index(given)].name if given in tuple(LETTERS) else "?"
        lines.append(f"{number:02}  {question.exercise.name}: taken for {taken}")
    return "\n".join([f"{right} of {len(asked)} right", *lines])


if __name__ == "__main__":
    main()
