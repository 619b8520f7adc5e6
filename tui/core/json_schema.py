"""The types of a file as JSON Schema, so that editors complete and check while somebody writes.

It says all that the types say. What only reading can tell is left to `supple check`: whether an id
exists, whether a low number is the lower one, whether a text holds control characters.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from tui.core.catalog import CatalogFile
from tui.core.dose import Prescription
from tui.core.exercise import DoseRange, Exercise
from tui.core.figure.entry import (
    CONTACTS,
    FEWEST_FRAMES,
    MOST_FRAMES,
    MOST_PROPS,
    TIED_BY,
    FigureEntry,
    Hold,
    PropEntry,
    PropKind,
)
from tui.core.routine import MAX_STEPS, NOT_IN_A_REST, REST, Routine, Step

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""Nothing below needs more than older drafts have, but for one rule they pass over."""


KINDS: dict[str, type[msgspec.Struct]] = {"routine": Routine, "catalog": CatalogFile}
"""The kinds of files that people write by hand, by their names on the command line."""


def schema_text(kind: str) -> str:
    """The schema of a kind of file as JSON, the same for the same version."""
    return json.dumps(json_schema(KINDS[kind], f"Supple {kind}"), indent=2) + "\n"


def json_schema(kind: type[msgspec.Struct], title: str) -> Schema:
    """JSON Schema of the files that hold one value of this kind."""
    (reference,), tables = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    named = {struct.__name__: struct for struct in _structs(kind)}
    definitions = {name: _plain(table) for name, table in tables.items()}
    for name, struct in named.items():
        _add_rules(struct, definitions[name])
    own = definitions.pop(reference["$ref"].rpartition("/")[2])
    return {"$schema": DIALECT, **own, "title": title, "$defs": definitions}


def _structs(kind: type[msgspec.Struct]) -> set[type[msgspec.Struct]]:
    """Every table type that this one is made of, itself included."""
    found: set[type[msgspec.Struct]] = set()
    waiting: list[msgspec.inspect.Type] = list(msgspec.inspect.multi_type_info([kind]))
    while waiting:
        match waiting.pop():
            case msgspec.inspect.StructType() as info if info.cls not in found:
                found.add(info.cls)
                waiting.extend(field.type for field in info.fields)
            case msgspec.inspect.VarTupleType() as info:
                waiting.append(info.item_type)
            case msgspec.inspect.DictType() as info:
                waiting.append(info.value_type)
            case msgspec.inspect.UnionType() as info:
                waiting.extend(info.types)
    return found


def _plain(schema: Mapping[str, Any]) -> Schema:
    """A schema without what TOML cannot say: it has no null, so an option is simply left out."""
    if "anyOf" in schema:
        (present,) = (arm for arm in schema["anyOf"] if arm != {"type": "null"})
        return _plain(present)
    plain: Schema = {}
    for key, value in schema.items():
        match key:
            case "properties":
                plain[key] = {name: _plain(inner) for name, inner in value.items()}
            case "items" | "additionalProperties" if isinstance(value, Mapping):
                plain[key] = _plain(value)
            case "prefixItems":
                plain["items"] = _plain(value[0])
            case "items":
                pass
            case "description":
                plain[key] = _first_clause(value)
            case "default":
                # An editor may fill it in, and an empty text or table is often a fault.
                if isinstance(value, bool | int | float) or (isinstance(value, str) and value):
                    plain[key] = value
            case "required" if not value:
                pass
            case _:
                plain[key] = value
    return plain


def _first_clause(docstring: str) -> str:
    """What a docstring says to everybody, without what it says to programmers."""
    return re.split(r"[.;\n]", docstring)[0]


def _add_rules(struct: type[msgspec.Struct], table: Schema) -> None:
    """Add what the types check in code."""
    fields = table["properties"]
    if issubclass(struct, Prescription):
        table["allOf"] = [*_ONE_WAY, *_AT_LEAST]
        fields["tempo"] |= _MOVES
    if issubclass(struct, Step):
        table["allOf"].append(_REST_ALONE)
    if issubclass(struct, Routine):
        fields["steps"]["maxItems"] = MAX_STEPS
    if issubclass(struct, Exercise):
        fields["steps"]["minItems"] = 1
    if issubclass(struct, FigureEntry):
        for frames in (fields["frames"], fields["left_frames"]):
            frames |= {"minItems": FEWEST_FRAMES, "maxItems": MOST_FRAMES}
        fields["props"]["maxItems"] = MOST_PROPS
    if issubclass(struct, PropEntry):
        table["allOf"] = [_tied(kind, places) for kind, places in TIED_BY.items() if places]
    if issubclass(struct, Hold):
        for touched in fields.values():
            touched["enum"] = list(CONTACTS)
    if issubclass(struct, DoseRange):
        for pair in fields.values():
            pair["items"] |= {"exclusiveMinimum": 0}


def _tied(kind: PropKind, places: tuple[str, ...]) -> Schema:
    """That a thing of this kind names these places; said as what must be, see below."""
    other = [str(other) for other in PropKind if other is not kind]
    return {
        "description": f"A {kind} needs {' and '.join(places)}",
        "anyOf": [{"properties": {"kind": {"enum": other}}}, {"required": list(places)}],
    }


_ONE_WAY = tuple(
    {"description": f"{one} and {other} exclude each other", "not": {"required": [one, other]}}
    for one, other in (("hold_seconds", "breaths"), ("hold_seconds", "tempo"), ("breaths", "tempo"))
)
_AT_LEAST = tuple(
    {
        "description": f"at_least goes with hold_seconds, not with {way}",
        "not": {"required": ["at_least", way], "properties": {"at_least": {"const": True}}},
    }
    for way in ("breaths", "tempo")
)
_REST_ALONE = {
    "description": f"a '{REST}' has rest_seconds, and nothing else of a dose",
    "not": {
        "properties": {"exercise": {"const": REST}},
        "anyOf": [{"required": [name]} for name in sorted(NOT_IN_A_REST)],
    },
}
_MOVES = {
    "description": "Out, pause, back, in seconds; out and back are not both 0",
    # Said as what must be, not as what must not: a reader that does not know prefixItems lets
    # every tempo pass then, and not none.
    "anyOf": [
        {"prefixItems": [{"exclusiveMinimum": 0}]},
        {"prefixItems": [True, True, {"exclusiveMinimum": 0}]},
    ],
}
