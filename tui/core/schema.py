"""Reads plain data (as TOML gives it) into typed values and reports every fault, not the first.

The types are the schema: the constraints stand in their annotations, so what is checked and what is
said about a fault cannot differ.
"""

from typing import TypeVar

import msgspec

from tui.core.problem import Problem

S = TypeVar("S", bound=msgspec.Struct)


def read(kind: type[S], data: object, at: str = "") -> tuple[S | None, tuple[Problem, ...]]:
    """The value of this kind in the data, or None and all the problems that stand in its way."""
    try:
        return msgspec.convert(data, kind), ()
    except msgspec.ValidationError as error:
        # Sound data, which is nearly all there is, never needs the explanations.
        from tui.core.faults import faults_in

        return None, faults_in(kind, data, at) or (Problem(str(error), at),)
