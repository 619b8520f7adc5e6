"""Where the numbered rules come from, and the tables of the planner as lines to be read.

The numbers are those of the domain notes. Articles are named by their keys in the catalog.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.core.answers import Ache
from tui.core.planner_rules import LEAVE_OUT, NEEDS, ORDER, STRENGTH_BLOCK
from tui.core.profile import CAUTIONS, EXTENSION_FLAG, NOT_CLEARED, NOT_WANTED, POSTURE_IN_WORDS


class Origin(NamedTuple):
    """One rule: what it says, and the articles that say so; none when it is general practice."""

    says: str
    articles: tuple[str, ...]


RULES: Mapping[str, Origin] = {
    "R01": Origin("Joints are moved in and out, and not held.", ("parameters",)),
    "R12": Origin("Stretching as often as needed, at least two to three times.", ("one-stretch",)),
    "R13": Origin("Stretch after waking and before sleep.", ("one-stretch",)),
    "R14": Origin("Every day; the nerve glide once a day.", ("essentials", "one-stretch")),
    "R15": Origin("Twelve weeks.", ("one-stretch",)),
    "R17": Origin("Upper back, then lower back, then hips.", ("parameters",)),
    "R18": Origin("Hip or leg pain that comes from the spine needs the spine.", ("parameters",)),
    "R19": Origin("Strength after mobility is mastered.", ("one-stretch",)),
    "R20": Origin("Easy exercises before hard ones.", ("one-stretch",)),
    "R21": Origin("Some are essential, others come on top.", ("essentials",)),
    "R24": Origin("Sharp pain means stop at once.", ("effective",)),
    "R25": Origin("Only what is comfortable and does not hurt.", ("essentials", "one-stretch")),
    "R26": Origin("Pain during or after exercise: see a professional.", ("one-stretch",)),
    "R27": Origin("Pain at the front of the hip ends knee to chest.", ("one-stretch",)),
    "R28": Origin("Care with knee to chest when bones are thin.", ("one-stretch",)),
    "R29": Origin("Fractures are ruled out before backward bends.", ("effective",)),
    "R30": Origin(
        "Ask a professional before starting.",
        ("essentials", "parameters", "effective", "one-stretch"),
    ),
    "R31": Origin(
        "Severe, lasting or new pain: see a professional.",
        ("effective", "essentials", "parameters"),
    ),
    "R33": Origin("What helps one back may bother another.", ("one-stretch",)),
    "R39": Origin("What is needed should be at hand.", ("parameters", "one-stretch", "essentials")),
    "R46": Origin("A few questions make a programme of one's own.", ("one-stretch",)),
    "R48": Origin("Extend, turn, glide, then calm stretches.", ("essentials",)),
    "R54": Origin("Some instructions are damaged or missing.", ("these-stretches", "one-stretch")),
    "R55": Origin("Core strength is abdomen, back and hips, with control.", ("one-stretch",)),
    "R56": Origin("Front and back of the hips both count.", ("one-stretch", "essentials")),
    "R57": Origin("Regularity instead of force.", ("one-stretch", "effective", "essentials")),
    "C4": Origin("Conditions that ask for a clearance first.", ()),
}
"""C4 is a question of D.1, from lists of warning signs; what goes beyond an article is our own."""


def tables(titles: Mapping[str, str]) -> Iterator[str]:
    """The planner's tables and their sources, one plain line each; `titles` are the articles'."""
    yield "What is left out:"
    for caution in CAUTIONS:
        yield f"  {caution.rule}  {caution.condition}: exercises with {caution.flag}. {caution.why}"
    yield f"  R29  no clearance: exercises with {EXTENSION_FLAG}. {NOT_CLEARED}"
    for posture, why in POSTURE_IN_WORDS.items():
        yield f"  R46  {posture} is not possible: exercises that need it. {why}"
    yield f"  R33  not wanted: that exercise. {NOT_WANTED}"
    for line in LEAVE_OUT:
        yield f"  {line.rule}  {line.when}: {line.what}. {line.why}"
    yield "What each place is for:"
    for name, need in NEEDS.items():
        yield f"  {need.rule}  {name}: {' or '.join(need.exercises)}. {need.why}."
    yield "Which needs come first:"
    for ache in Ache:
        yield f"  {ache}: {', '.join(ORDER[ache])}"
    yield "Strength, all three or none:"
    for need in STRENGTH_BLOCK:
        yield f"  {need.rule}  {' or '.join(need.exercises)}. {need.why}."
    yield "Where the rules come from:"
    for rule, origin in RULES.items():
        articles = "; ".join(titles.get(key, key) for key in origin.articles)
        yield f"  {rule}  {origin.says} {articles or 'General practice'}."
