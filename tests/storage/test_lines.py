"""The line of each value, for TOML in all its shapes."""

import itertools
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import few
from tui.storage.lines import has_comments, leading_comments, lines_by_path, lines_of

ROUTINE = """\
# A comment first.
name = "Morning"

notes = "x"
[pace]
prepare = 5

[[steps]]
exercise = "a"

[[steps]]
# Another.
exercise = "b"
tempo = [2, 1, 2]
"""

NESTED_LISTS = """\
[[a]]
x = 1
[[a.b]]
y = 2
[[a.b]]
y = 3
[a.c]
z = 4
[[a]]
[[a.b]]
y = 5
[a.b.d]
w = 6
"""

BRACKETS = '''\
one = """
[not.a.table]
key = "no" # no comment
"""
two = \'\'\'[[neither]]
# "nor this\'\'\'
three = "[x] # = \\" ]"
four = '\\'
five = ["]", '[', """
}"""]
six = 6
'''

CASES: list[tuple[str, str, dict[str, int]]] = [
    ("nothing", "", {}),
    ("only comments", "# a = 1\n\n# [b]\n", {}),
    (
        "a routine",
        ROUTINE,
        {
            "name": 2,
            "notes": 4,
            "pace": 5,
            "pace.prepare": 6,
            "steps": 8,
            "steps[1]": 8,
            "steps[1].exercise": 9,
            "steps[2]": 11,
            "steps[2].exercise": 13,
            "steps[2].tempo": 14,
            "steps[2].tempo[1]": 14,
            "steps[2].tempo[2]": 14,
            "steps[2].tempo[3]": 14,
        },
    ),
    (
        "tables in lists of tables",
        NESTED_LISTS,
        {
            "a": 1,
            "a[1]": 1,
            "a[1].x": 2,
            "a[1].b": 3,
            "a[1].b[1]": 3,
            "a[1].b[1].y": 4,
            "a[1].b[2]": 5,
            "a[1].b[2].y": 6,
            "a[1].c": 7,
            "a[1].c.z": 8,
            "a[2]": 9,
            "a[2].b": 10,
            "a[2].b[1]": 10,
            "a[2].b[1].y": 11,
            "a[2].b[1].d": 12,
            "a[2].b[1].d.w": 13,
        },
    ),
    (
        "inline tables",
        "a = { x = 1, y = { z = 2 } }\nb = [ {c = 1}, {c = 2} ]\n",
        {"a": 1, "a.x": 1, "a.y": 1, "a.y.z": 1, "b": 2, "b[1]": 2, "b[1].c": 2, "b[2]": 2,
         "b[2].c": 2},
    ),
    (
        "lists over several lines",
        "a = [\n  1, # one\n  2,\n  # three\n\n  3,\n]\nb = [\n[1,\n2], [\n3]]\nc = []\n",
        {"a": 1, "a[1]": 2, "a[2]": 3, "a[3]": 6, "b": 8, "b[1]": 9, "b[1][1]": 9, "b[1][2]": 10,
         "b[2]": 10, "b[2][1]": 11, "c": 12},
    ),
    (
        "inline tables in a list over several lines",
        "steps = [\n  { exercise = 'a', tempo = [\n2, 0,\n2] },\n  { exercise = 'b' },\n]\n",
        {"steps": 1, "steps[1]": 2, "steps[1].exercise": 2, "steps[1].tempo": 2,
         "steps[1].tempo[1]": 3, "steps[1].tempo[2]": 3, "steps[1].tempo[3]": 4, "steps[2]": 5,
         "steps[2].exercise": 5},
    ),
    (
        "dotted keys",
        "a.b = 1\na.c.d = 2\n[e]\nf . g = 3\n",
        {"a": 1, "a.b": 1, "a.c": 2, "a.c.d": 2, "e": 3, "e.f": 4, "e.f.g": 4},
    ),
    (
        "dotted tables",
        "[ a . b ]\nx = 1\n[a]\ny = 2\n",
        {"a": 1, "a.b": 1, "a.b.x": 2, "a.y": 4},
    ),
    (
        "quoted keys",
        "\"with space\" = 1\n'a=b' = 2\n\"[c]\" = 3\n[\"d]\".'e#']\nf = 4\n\"\" = 5\n",
        {"with space": 1, "a=b": 2, "[c]": 3, "d]": 4, "d].e#": 4, "d].e#.f": 5, "d].e#.": 6},
    ),
    (
        "texts with brackets and marks in them",
        BRACKETS,
        {"one": 1, "two": 5, "three": 7, "four": 8, "five": 9, "five[1]": 9, "five[2]": 9,
         "five[3]": 9, "six": 11},
    ),
    (
        "quotes at the end of long texts",
        'a = """"x""""\nb = """\n"""""\nc = \'\'\'\'\'x\'\'\'\'\'\nd = 1\n',
        {"a": 1, "b": 2, "c": 4, "d": 5},
    ),
    ("empty texts", 'a = ""\nb = \'\'\nc = """"""\nd = 1\n', {"a": 1, "b": 2, "c": 3, "d": 4}),
    (
        "a backslash at the end of a line",
        'a = """one \\\n   two \\""" \\\\"""\nb = 1\n',
        {"a": 1, "b": 3},
    ),
    (
        "every kind of value",
        "a = 1_000\nb = -1.5e3\nc = nan\nd = true # yes\ne = 2026-01-02 03:04:05Z\nf = 0xff\ng=1",
        {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7},
    ),
    ("a comment after a header", "[a] # [b]\n[[c]]# x\nd = 1", {"a": 1, "c": 2, "c[1]": 2,
                                                                "c[1].d": 3}),
    ("indentation", "  a = 1\n\t[b]\n\t\tc = 2\n", {"a": 1, "b": 2, "b.c": 3}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_line_of_every_value(text: str, expected: dict[str, int], line_end: str) -> None:
    text = text.replace("\n", line_end)
    tomllib.loads(text)
    assert lines_by_path(text) == expected


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('x = 1\n"a\\u0062" = 2\n', "ab"),
        ("x = 1\n\"'a'\" = 2\n", "'a'"),
        ('x = 1\n"q\\"" = 2\n', 'q"'),
    ],
)
def test_keys_are_known_by_what_they_mean(text: str, path: str) -> None:
    assert path in tomllib.loads(text)
    assert lines_by_path(text)[path] == 2


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("steps[2].exercise", 13),
        ("steps[2].reps", 11),
        ("steps[2].tempo[2]", 14),
        ("steps[1].tempo[2]", 8),
        ("steps[9].reps", 8),
        ("pace.breath", 5),
        ("nothing", 1),
        ("", 1),
    ],
)
def test_what_is_missing_stands_where_its_table_does(path: str, line: int) -> None:
    assert lines_of(ROUTINE, [path]) == [line]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", False),
        ("a = 1\n", False),
        ("# first\na = 1\n", True),
        ("a = 1 # after\n", True),
        ("a = [ # inside\n1]\n", True),
        ("a = [1, # inside\n2]\n", True),
        ("a = [1,\n# before the end\n]\n", True),
        ("a = 1\n# last", True),
        ("[a] # after a header\n", True),
        ('a = "# no"\n', False),
        ("a = '# no'\n", False),
        ('a = """\n# no\n"""\n', False),
        ("'#no' = 1\n", False),
        ('["#no"]\n', False),
        ("a = 1\r\n# yes\r\n", True),
    ],
)
def test_comments_are_noticed(text: str, found: bool) -> None:
    tomllib.loads(text)
    assert has_comments(text) is found


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("", ""),
        ("a = 1\n# b\n", ""),
        ("\n\na = 1\n", ""),
        ("# b\na = 1\n# c\n", "# b\n"),
        ("\n# b\n\n  # c\n\n[a]\n# d\n", "\n# b\n\n  # c\n\n"),
        ("#\r\n# b\r\n\r\na = 1\r\n", "#\r\n# b\r\n\r\n"),
        ("#:schema x\n'#' = 1\n", "#:schema x\n"),
        ("# b\n  a = 1 # c\n", "# b\n"),
    ],
)
def test_the_comments_that_lead_are_told_apart(text: str, lead: str) -> None:
    tomllib.loads(text)
    assert leading_comments(text) == lead


def test_a_path_of_any_length_has_a_line() -> None:
    long = "k" * 10_000
    text = f"a = 1\n{long} = 2\n[b]\n{long}.{long} = 3\n[[c.{long}]]\nd = 4\n"
    tomllib.loads(text)
    paths = [long, f"b.{long}", f"b.{long}.{long}", f"c.{long}[1].d", ".".join("x" * 10_000)]
    assert lines_of(text, paths) == [2, 4, 4, 5, 1]


KEYS = st.text("abcXYZ019_- =#]{},'é背", min_size=1, max_size=6).map(
    lambda key: f"k{key}k"  # quotes at its ends are another matter, tested above
)
LEAVES = st.sampled_from(["number", "text", "lines", "comment", "date"])
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.lists(st.dictionaries(KEYS, inner, max_size=3), min_size=1, max_size=3)
    ),
    max_leaves=15,
)


def filled(tree: Any, numbers: Iterator[int]) -> Any:
    """The tree with a value of its own at every leaf."""
    match tree:
        case dict():
            return {key: filled(value, numbers) for key, value in tree.items()}
        case list():
            return [filled(item, numbers) for item in tree]
    number = 1000 + next(numbers)
    return {
        "number": number,
        "text": f"[{number}] = \"'\\",
        "lines": f"{number}\n[x]\n# = '''\n",
        "comment": f"# {number}",
        "date": number / 7,
    }[tree]


def leaves(data: Any, path: str = "", key: str = "") -> Iterator[tuple[str, str, Any]]:
    """Each value that is no table or list: its path, the key it stands at, if any, itself."""
    match data:
        case dict():
            for name, value in data.items():
                yield from leaves(value, f"{path}.{name}" if path else name, name)
        case list():
            for number, item in enumerate(data, 1):
                yield from leaves(item, f"{path}[{number}]")
        case _:
            yield path, key, data


@few
@given(st.dictionaries(KEYS, TREES, max_size=5), st.booleans(), st.booleans())
def test_every_value_is_in_its_line(tree: dict[str, Any], multiline: bool, crlf: bool) -> None:
    data = filled(tree, itertools.count())
    text = tomli_w.dumps(data, multiline_strings=multiline)
    if crlf:
        text = text.replace("\n", "\r\n")
    found = lines_by_path(text)
    rows = text.split("\n")
    for path, key, value in leaves(data):
        row = rows[found[path] - 1]
        assert key in row
        if isinstance(value, str) and '"""' in row:
            row += rows[found[path]]
        number = (
            value
            if isinstance(value, int | float)
            else next(
                word for word in value.replace("[", " ").replace("]", " ").split() if word.isdigit()
            )
        )
        assert str(number) in row
    assert has_comments(text) is False
