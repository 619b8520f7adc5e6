"""Every rule that is named has a source that can be looked up."""

import re
from collections.abc import Sized

import pytest

from tests.core.test_hints import SHIPPED
from tests.core.test_planner import everybody
from tui.core.planner_rules import LEAVE_OUT, NEEDS, ORDER, STRENGTH_BLOCK
from tui.core.profile import CAUTIONS, Posture
from tui.core.rule_sources import RULES, tables


def test_every_rule_of_the_tables_has_a_source() -> None:
    left_out = {caution.rule for caution in CAUTIONS} | {line.rule for line in LEAVE_OUT}
    needed = {need.rule for need in (*NEEDS.values(), *STRENGTH_BLOCK)}
    assert left_out | needed <= RULES.keys()


def test_every_rule_in_a_routine_that_was_made_has_a_source() -> None:
    named: set[str] = set()
    for _, one in everybody():
        assert one.routine is not None
        texts = (one.routine.notes, *(step.notes for step in one.routine.steps))
        named |= {rule for text in texts for rule in re.findall(r"\b[RC]\d+\b", text)}
    assert len(named) > 10
    assert named <= RULES.keys()


@pytest.mark.parametrize("rule", RULES)
def test_a_source_is_an_article_of_the_catalog(rule: str) -> None:
    assert set(RULES[rule].articles) <= SHIPPED.articles.keys()
    assert RULES[rule].says.endswith(".")


def test_the_tables_can_be_read_line_by_line() -> None:
    lines = list(tables(SHIPPED.articles))
    tabled: tuple[Sized, ...] = (
        CAUTIONS,
        list(Posture),
        LEAVE_OUT,
        NEEDS,
        ORDER,
        STRENGTH_BLOCK,
        RULES,
    )
    headings, by_profile = 5, 2
    assert len(lines) == sum(map(len, tabled)) + headings + by_profile
    assert all(line == line.rstrip() and "\n" not in line for line in lines)
    assert "  R24  Sharp pain means stop at once. " + SHIPPED.articles["effective"] + "." in lines
