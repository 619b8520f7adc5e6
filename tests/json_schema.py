"""As much of JSON Schema 2020-12 as the schemas of Supple use, by the letter of the standard.

A keyword that is not known here is an error and not passed over, so that a misspelt one is noticed.
"""

import re
from collections.abc import Callable
from typing import Any

SAYS_NOTHING = {"$schema", "$defs", "title", "description", "default"}
TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: TYPES["number"](value) and value == value // 1,
}


def fits(value: Any, schema: Any, root: dict[str, Any]) -> bool:
    """True when the value is valid; `root` is the schema in which references are looked up."""
    if isinstance(schema, bool):
        return schema
    return all(_fits(value, word, said, schema, root) for word, said in schema.items())


def _fits(value: Any, word: str, said: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """True when the value is valid as far as one keyword goes."""
    number, text, array = (TYPES[name](value) for name in ("number", "string", "array"))
    table = isinstance(value, dict)
    match word:
        case "$ref":
            return fits(value, root["$defs"][said.removeprefix("#/$defs/")], root)
        case "type":
            return TYPES[said](value)
        case "enum":
            return value in said
        case "const":
            return bool(value == said)
        case "minimum":
            return not number or value >= said
        case "maximum":
            return not number or value <= said
        case "exclusiveMinimum":
            return not number or value > said
        case "minLength":
            return not text or len(value) >= said
        case "maxLength":
            return not text or len(value) <= said
        case "minItems":
            return not array or len(value) >= said
        case "maxItems":
            return not array or len(value) <= said
        case "items":
            return not array or all(fits(item, said, root) for item in value)
        case "prefixItems":
            pairs = zip(value, said, strict=False) if array else ()
            return all(fits(item, inner, root) for item, inner in pairs)
        case "required":
            return not table or set(said) <= value.keys()
        case "propertyNames":
            return not table or all(fits(key, said, root) for key in value)
        case "properties":
            known = value.keys() & said.keys() if table else ()
            return all(fits(value[key], said[key], root) for key in known)
        case "additionalProperties":
            others = value.keys() - schema.get("properties", {}).keys() if table else ()
            return all(fits(value[key], said, root) for key in others)
        case "allOf":
            return all(fits(value, inner, root) for inner in said)
        case "anyOf":
            return any(fits(value, inner, root) for inner in said)
        case "not":
            return not fits(value, said, root)
        case _ if word in SAYS_NOTHING:
            return True
    raise AssertionError(f"unknown keyword {word}")


def check_schema(schema: Any, root: dict[str, Any]) -> None:
    """Raise `AssertionError` unless this is a schema that the standard allows."""
    if isinstance(schema, bool):
        return
    assert isinstance(schema, dict)
    for word, said in schema.items():
        _check_keyword(word, said, root)
    if "type" in schema:
        assert set(schema.get("required", ())) <= set(schema.get("properties", ()))


def _check_keyword(word: str, said: Any, root: dict[str, Any]) -> None:
    match word:
        case "$schema":
            assert said == "https://json-schema.org/draft/2020-12/schema"
        case "$ref":
            name = re.fullmatch(r"#/\$defs/(\w+)", said)
            assert name
            assert name[1] in root["$defs"]
        case "type":
            assert said in TYPES
        case "title" | "description":
            assert isinstance(said, str)
            assert said
        case "enum" | "required":
            assert said
            assert len(said) == len(set(said))
        case "minimum" | "maximum" | "exclusiveMinimum":
            assert TYPES["number"](said)
        case "minLength" | "maxLength" | "minItems" | "maxItems":
            assert type(said) is int
            assert said >= 0
        case "items" | "additionalProperties" | "propertyNames" | "not":
            check_schema(said, root)
        case "properties" | "$defs":
            for inner in said.values():
                check_schema(inner, root)
        case "prefixItems" | "allOf" | "anyOf":
            assert said
            for inner in said:
                check_schema(inner, root)
        case _:
            assert word in ("default", "const"), f"unknown keyword {word}"
