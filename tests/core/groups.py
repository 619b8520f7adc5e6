"""Routines with groups as short texts: `a [b c] d`, the groups named A, B … from the top."""

import re

from tui.core.group import blocks
from tui.core.regroup import free_name
from tui.core.routine import Routine, Step


def routine(text: str, rounds: int = 3) -> Routine:
    """The routine that a text stands for; `[B c]` names its group, `[c]` gets a free name."""
    steps: list[Step] = []
    groups: dict[str, int] = {}
    name = ""
    for piece in re.findall(r"\[[A-Z]?|\]|\w", text):
        if piece.startswith("["):
            name = piece[1:] or free_name(groups)
            groups[name] = rounds
        elif piece == "]":
            name = ""
        else:
            steps.append(Step(exercise=piece, group=name))
    return Routine(name="R", steps=tuple(steps), groups=groups)


def text(routine: Routine) -> str:
    """The text that a routine stands for, with every group's name."""
    return " ".join(
        f"[{block.group} {' '.join(step.exercise for step in block.steps)}]"
        if block.group
        else block.steps[0].exercise
        for block in blocks(routine)
    )
