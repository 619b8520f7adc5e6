"""An exercise as TOML for people: only what is said, a list of sentences in lines of its own."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import msgspec

from tui.core.exercise import Exercise

_LONGEST_LINE = 100
_FIRST = ("id", "override", "name", "kind")
_TABLES = ("dose", "range", "figure")
"""What stands below an exercise in a table of its own."""


def exercise_toml(exercise: Exercise) -> str:
    """The exercise as one of a catalog's `[[exercises]]`; read again, it is the same."""
    said = _said(exercise)
    tables = {name: said.pop(name) for name in _TABLES if name in said}
    head = {name: said[name] for name in _FIRST if name in said}
    text = f"[[exercises]]\n{_pairs(head | said)}"
    for name, table in tables.items():
        text += f"\n[exercises.{name}]\n{_pairs(table)}"
    return text


def _said(value: Any) -> Any:
    """The value as plain data, without what goes without saying."""
    match value:
        case msgspec.Struct():
            pairs = ((field, getattr(value, field.name)) for field in msgspec.structs.fields(value))
            return {
                field.encode_name: _said(inner)
                for field, inner in pairs
                if field.required or inner != field.default
            }
        case Enum():
            return value.value
        case tuple():
            return [_said(item) for item in value]
        case _:
            return value


def _pairs(table: Mapping[str, Any]) -> str:
    """One line for each key; a list that is long, or of sentences, takes several."""
    return "".join(
        f"{key} = {_value(value, in_lines=key == 'steps')}\n" for key, value in table.items()
    )


def _value(value: Any, *, in_lines: bool = False) -> str:
    match value:
        case dict():
            return f"{{ {', '.join(f'{key} = {_value(inner)}' for key, inner in value.items())} }}"
        case list():
            items = [_value(item) for item in value]
            line = f"[{', '.join(items)}]"
            if in_lines or len(line) > _LONGEST_LINE:
                return "[\n" + "".join(f"  {item},\n" for item in items) + "]"
            return line
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return _scalar(value)


def _scalar(value: Any) -> str:
    import tomli_w

    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")
