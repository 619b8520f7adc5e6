"""`supple schema`: the schemas as editors get them."""

import pytest

from tests.commands.conftest import Supple
from tests.json_schema import check_schema


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        (
            "routine",
            {
                *("name", "times_per_day", "rounds", "notes", "first_side", "pace"),
                *("groups", "dismissed", "steps"),
            },
        ),
        ("catalog", {"articles", "flags", "poses", "exercises", "routines"}),
    ],
)
def test_the_schema_of_a_kind_of_file(supple: Supple, kind: str, keys: set[str]) -> None:
    result = supple("schema", kind)
    assert (result.code, result.err) == (0, "")
    check_schema(result.json, result.json)
    assert result.json["title"] == f"Supple {kind}"
    assert set(result.json["properties"]) == keys
    assert result.out.endswith("}\n")


def test_it_is_the_same_every_time(supple: Supple) -> None:
    assert supple("schema", "catalog").out == supple("schema", "catalog").out
