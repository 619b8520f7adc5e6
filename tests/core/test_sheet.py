"""A routine on paper: all that is needed is on it, and no text in it is more than text."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.strategies import modest, texts, worded_routines
from tui.core.catalog import Catalog
from tui.core.dose import Side
from tui.core.exercise import Exercise, Kind, Position
from tui.core.routine import REST, Routine, Step
from tui.core.sheet import STOP, sheet_of
from tui.core.sheet_markdown import escaped, sheet_markdown
from tui.core.sheet_text import WIDTH, sheet_text
from tui.core.text import displayable
from tui.core.timeline import compile_timeline

CATALOG = Catalog(
    [
        Exercise(
            id="lean",
            name="Wall lean",
            kind=Kind.MUSCLE_STRETCH,
            steps=("Stand.", "Lean."),
            position=Position.STANDING,
            equipment=("wall", "towel"),
            optional_equipment=("mat",),
            feel="Calf",
            breathing="Slow.",
            cautions=("Bare feet slip less.",),
            flags=("balance", "unheard-of"),
        ),
        Exercise(id="nod", name="Nod", kind=Kind.JOINT_MOBILITY, steps=("Nod.",)),
    ],
    flags={"balance": "Have something steady within reach."},
)
ROUTINE = Routine(
    name="Morning",
    rounds=2,
    times_per_day=3,
    notes="Before coffee.\nSlowly.\n\nNot on Sundays.\n",
    steps=(
        Step(exercise="lean", side=Side.EACH, reps=3, hold_seconds=30, notes="Left\nfirst."),
        Step(exercise="nod", optional=True, group="A"),
        Step(exercise=REST, rest_seconds=60, group="A"),
        Step(exercise="gone"),
    ),
    groups={"A": 2},
)
MARKDOWN = """\
# Morning

Before coffee.\\
Slowly.

Not on Sundays.

3 exercises, 2 rounds, 15:07, 3 times a day

## 1. Wall lean

**3 × 30 s each side**

- Position: standing
- Needed: wall, towel
- Nice to have: mat
- Note: Left first.

1. Stand.
2. Lean.

- Feel it: Calf
- Breathing: Slow.
- Caution: Bare feet slip less.
- Caution: Have something steady within reach.

2 rounds of steps 2 and 3:

## 2. Nod (optional)

**10 reps 2-1-2**

1. Nod.

## 3. Rest

**60 s**

## 4. gone

**not in the catalog, left out**

"""
STOP_IN_LINES = STOP.replace(" therapist", "\ntherapist")
TEXT = """\
Morning
=======

Before coffee.
Slowly.

Not on Sundays.

3 exercises, 2 rounds, 15:07, 3 times a day

1.  Wall lean
    3 × 30 s each side
    - Position: standing
    - Needed: wall, towel
    - Nice to have: mat
    - Note: Left first.
    1) Stand.
    2) Lean.
    - Feel it: Calf
    - Breathing: Slow.
    - Caution: Bare feet slip less.
    - Caution: Have something steady within reach.

2 rounds of steps 2 and 3:

2.  Nod (optional)
    10 reps 2-1-2
    1) Nod.

3.  Rest
    60 s

4.  gone
    not in the catalog, left out

"""

HOSTILE = [
    "<script>alert(1)</script>",
    "<b onclick=x>&amp;</b>",
    "&#60;img src=x&#62;",
    "[click](javascript:alert(1))",
    "![x](http://x/y.png)",
    "[a]: http://x",
    "<http://x>",
    "# heading",
    "heading #",
    "> quote",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "---",
    "===",
    "***",
    "```",
    "~~~",
    "`code`",
    "**strong** __strong__ *a* _a_ ~~gone~~",
    "| a | b |",
    "|---|---|",
    "    code",
    "\tcode",
    "two  ",
    "a\\",
    "\\<b>",
    "$x$ {#id .class}",
    "% title",
    ": definition",
    "a\n\n# b",
    "a\u2028# b",
    "\x1b[2J\x9b\u202egnp",
]


def rendered(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)


def shown(tokens: list[Token]) -> list[str]:
    """The texts of a document, one for each block; anything but text and line ends is a failure."""
    found = []
    for token in tokens:
        for part in token.children or ():
            assert part.type in ("text", "text_special", "hardbreak", "strong_open", "strong_close")
        if token.type == "inline":
            found.append("".join(part.content for part in token.children or ()))
    return found


def markdown(routine: Routine) -> str:
    return sheet_markdown(sheet_of(routine, compile_timeline(routine, CATALOG), CATALOG))


def plain_text(routine: Routine) -> str:
    return sheet_text(sheet_of(routine, compile_timeline(routine, CATALOG), CATALOG))


def test_all_that_is_needed_is_on_the_sheet() -> None:
    assert markdown(ROUTINE) == MARKDOWN + STOP


def test_the_same_is_there_in_plain_text() -> None:
    assert plain_text(ROUTINE) == TEXT + STOP_IN_LINES


def test_a_routine_of_nothing() -> None:
    routine = Routine(name="Empty")
    assert markdown(routine) == f"# Empty\n\n0 exercises, 0:00\n\n{STOP}"
    assert plain_text(routine) == f"Empty\n=====\n\n0 exercises, 0:00\n\n{STOP_IN_LINES}"


@pytest.mark.parametrize(
    ("count", "over"),
    [
        (1, "3 rounds of step 2:"),
        (2, "3 rounds of steps 2 and 3:"),
        (4, "3 rounds of steps 2 to 5:"),
    ],
)
def test_over_a_group_stands_which_steps_it_has(count: int, over: str) -> None:
    steps = (Step(exercise="nod"), *[Step(exercise="nod", group="A")] * count)
    routine = Routine(name="R", groups={"A": 3}, steps=(*steps, Step(exercise="nod")))
    sheet = sheet_of(routine, compile_timeline(routine, CATALOG), CATALOG)
    assert [item.rounds for item in sheet.items] == ["", over, *[""] * count]


@modest
@given(worded_routines(), texts.map(lambda text: text * 20))
def test_no_line_of_the_text_is_too_long_or_holds_a_command(routine: Routine, notes: str) -> None:
    routine = msgspec.structs.replace(routine, notes=notes)
    for line in plain_text(routine).split("\n"):
        assert len(line) <= WIDTH
        assert line == displayable(line)


def test_what_is_longer_than_a_line_goes_on_below_its_beginning() -> None:
    step = Step(exercise="nod", notes="word " * 30)
    lines = plain_text(Routine(name="R", steps=(step,))).splitlines()
    note = next(n for n, line in enumerate(lines) if "Note" in line)
    assert lines[note].startswith("    - Note: word word")
    assert lines[note + 1].startswith("      word word")


def test_plain_sentences_stay_as_they_are() -> None:
    sentence = "Lie on your back (knees bent); don't hold your breath - 5 to 10 s, 2.5 cm."
    assert escaped(sentence) == sentence


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_as_it_is(text: str) -> None:
    check_every_place(text)


@modest
@given(texts | st.lists(st.sampled_from([*HOSTILE, " ", "1", ".", "\\"]), max_size=4).map("".join))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    check_every_place(text)


def check_every_place(text: str) -> None:
    """The text is itself, and nothing else, wherever a sheet has it."""
    said = " ".join(displayable(text).split())
    for before, kind in (("# ", "heading_open"), ("- Note: ", "bullet_list_open")):
        tokens = rendered(f"{before}{escaped(text)}\n\nend")
        assert tokens[0].type == kind
        found = shown(tokens)
        assert [part.strip() for part in found][-2:] == [
            f"{before[2:]}{said}".strip(),
            "end",
        ]
        assert len(found) == 2
    for before in ("1. ", ""):
        found = shown(rendered(f"{before}{escaped(text)}\n\nend"))
        assert found == ([said, "end"] if said else ["end"])


@modest
@given(texts.filter(str.strip))
def test_notes_never_become_more_than_paragraphs(notes: str) -> None:
    tokens = rendered(markdown(Routine(name="R", notes=notes)))
    kinds = [token.type for token in tokens if token.nesting == 1]
    assert kinds[0] == "heading_open"
    assert set(kinds[1:]) == {"paragraph_open"}
    words = " ".join(displayable(notes).split())
    assert " ".join(" ".join(shown(tokens)[1:-2]).split()).replace(" ", "") == words.replace(
        " ", ""
    )
