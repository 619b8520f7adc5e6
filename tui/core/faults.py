"""Finds everything in plain data that does not fit a type, and says it in words."""

import functools
import types
import typing
from collections.abc import Iterator, Mapping
from typing import TypeVar

import msgspec
from msgspec import inspect

from tui.core.problem import MAX_PROBLEMS, Problem, nearest

S = TypeVar("S", bound=msgspec.Struct)


def faults_in(kind: type[msgspec.Struct], data: object, at: str = "") -> tuple[Problem, ...]:
    """Every fault of the data as a value of this kind; `at` is the path of the data itself.

    Beyond `MAX_PROBLEMS` the rest is not looked at, and the last of them says so.
    """
    problems: list[Problem] = []
    _read_struct(kind, data, at, problems)
    if len(problems) > MAX_PROBLEMS:
        problems[MAX_PROBLEMS:] = [Problem(f"more than {MAX_PROBLEMS} problems; mend these first")]
    return tuple(problems)


def fault_of_field(kind: type[msgspec.Struct], name: str, value: object) -> Problem | None:
    """What is wrong with one value for one field of this kind; None when it fits."""
    problems: list[Problem] = []
    _read_plain(_fields(kind)[name].type, value, name, problems)
    return problems[0] if problems else None


@functools.cache
def _fields(kind: type[msgspec.Struct]) -> Mapping[str, msgspec.structs.FieldInfo]:
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def _read_struct(kind: type[S], data: object, at: str, problems: list[Problem]) -> S | None:
    if not isinstance(data, Mapping):
        problems.append(Problem(f"expected a table, found {_shown(data)}", at))
        return None
    found = len(problems)
    if found > MAX_PROBLEMS:
        return None
    fields = _fields(kind)
    for key in data:
        if len(problems) > MAX_PROBLEMS:
            return None
        if key not in fields:
            problems.append(
                Problem(
                    f"unknown key {_shown(key)}", _join(at, str(key)), nearest(str(key), fields)
                )
            )
    values: dict[str, object] = {}
    for key, field in fields.items():
        if key in data:
            values[field.name] = _read_field(field.type, data[key], _join(at, key), problems)
        elif field.required:
            problems.append(Problem(f"'{key}' is missing", at))
    if len(problems) > found:
        return None
    try:
        return kind(**values)
    except ValueError as error:
        problems.append(Problem(str(error), at))
        return None


def _read_field(wanted: object, value: object, at: str, problems: list[Problem]) -> object:
    struct = _struct_in(wanted)
    if struct is None:
        return _read_plain(wanted, value, at, problems)
    if typing.get_origin(wanted) is dict:
        if not isinstance(value, Mapping):
            problems.append(Problem(f"expected a table of tables, found {_shown(value)}", at))
            return {}
        return {
            key: _read_struct(struct, item, _join(at, str(key)), problems)
            for key, item in value.items()
            if len(problems) <= MAX_PROBLEMS
        }
    if typing.get_origin(wanted) is not tuple:
        return _read_struct(struct, value, at, problems)
    if not isinstance(value, list):
        problems.append(Problem(f"expected a list of tables, found {_shown(value)}", at))
        return ()
    return tuple(
        _read_struct(struct, item, f"{at}[{number}]", problems)
        for number, item in enumerate(value, 1)
        if len(problems) <= MAX_PROBLEMS
    )


def _struct_in(wanted: object) -> type[msgspec.Struct] | None:
    """The table type in `Table`, `Table | None`, `tuple[Table, ...]` and `dict[str, Table]`."""
    for candidate in (wanted, *typing.get_args(wanted)):
        if isinstance(candidate, type) and issubclass(candidate, msgspec.Struct):
            return candidate
    return None


def _read_plain(wanted: object, value: object, at: str, problems: list[Problem]) -> object:
    try:
        return msgspec.convert(value, typing.cast(type[object], wanted))
    except msgspec.ValidationError:
        _explain(_present(wanted), value, at, problems)
        return None


def _present(wanted: object) -> object:
    """The type without its `| None`, the bounds kept."""
    if isinstance(wanted, types.UnionType) or typing.get_origin(wanted) is typing.Union:
        return next(arm for arm in typing.get_args(wanted) if arm is not type(None))
    return wanted


def _parts(wanted: object, value: object, at: str) -> Iterator[tuple[object, object, str]]:
    """The type, value and path of each part of a list or table whose own shape is right."""
    origin, arms = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (tuple, frozenset) and isinstance(value, list):
        kinds = [arms[0]] * len(value) if arms[-1] is ... or origin is frozenset else arms
        if len(kinds) == len(value):
            for number, (arm, item) in enumerate(zip(kinds, value, strict=True), 1):
                yield arm, item, f"{at}[{number}]"
    elif origin is dict and isinstance(value, Mapping):
        for key, item in value.items():
            yield arms[0], key, _join(at, str(key))
            yield arms[1], item, _join(at, str(key))


def _explain(wanted: object, value: object, at: str, problems: list[Problem]) -> None:
    """Add the problem of a misfit, or those of the items of a list or table that cause it."""
    found = len(problems)
    for arm, item, path in _parts(wanted, value, at):
        if len(problems) > MAX_PROBLEMS:
            return
        _read_plain(arm, item, path, problems)
    if len(problems) > found:
        return
    info = inspect.type_info(typing.cast(type[object], wanted))
    hint = ""
    if isinstance(info, inspect.EnumType) and isinstance(value, str):
        hint = nearest(value, [member.value for member in info.cls])
    problems.append(Problem(f"expected {_describe(info)}, found {_shown(value)}", at, hint))


def _describe(info: inspect.Type) -> str:
    """The values of a type in words a person knows."""
    match info:
        case inspect.IntType():
            return f"a whole number{_bounds(info.ge, info.le)}"
        case inspect.FloatType():
            return f"a number{_bounds(info.ge, info.le)}"
        case inspect.StrType():
            length = f" of {info.min_length or 0} to {info.max_length} characters"
            return f"text{length if info.max_length else ''}"
        case inspect.BoolType():
            return "true or false"
        case inspect.DateTimeType():
            return "a date and time with its offset"
        case inspect.DateType():
            return "a date, such as 2026-01-31"
        case inspect.EnumType():
            return "one of " + ", ".join(member.value for member in info.cls)
        case inspect.TupleType():
            return f"a list of {len(info.item_types)} numbers" + (
                _describe(info.item_types[0]).removeprefix("a number")
            )
        case inspect.VarTupleType() | inspect.FrozenSetType():
            return f"a list, each item {_describe(info.item_type)}"
        case inspect.DictType():
            return f"a table, each value {_describe(info.value_type)}"
        case inspect.UnionType():
            kinds = [t for t in info.types if not isinstance(t, inspect.NoneType)]
            return _describe(kinds[-1])
        case _:
            return "something else"


def _bounds(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return f" from {low:g} to {high:g}"


_LARGEST = 10**15
"""Numbers beyond it are not written out; Python refuses to from 4300 digits on."""


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f"'{value if len(value) <= 40 else value[:39] + '…'}'"
        case int() if abs(value) > _LARGEST:
            return "a very large number"
        case int() | float():
            return f"{value}"
        case list():
            return f"a list of {len(value)}"
        case Mapping():
            return "a table"
        case _:
            return f"a {type(value).__name__}"


def _join(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key
