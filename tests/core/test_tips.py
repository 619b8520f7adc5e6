"""The pages beside the exercises: short, with their sources, and with the caveat where one is."""

import pytest

from tests.core.test_hints import SHIPPED
from tui.core.tips import TIPS, Tip

each_tip = pytest.mark.parametrize("tip", TIPS, ids=[tip.id for tip in TIPS])
BY_ID = {tip.id: tip for tip in TIPS}


def text_of(tip_id: str) -> str:
    return " ".join(BY_ID[tip_id].paragraphs)


def test_every_page_has_a_name_of_its_own() -> None:
    assert len(BY_ID) == len({tip.title for tip in TIPS}) == len(TIPS)


@each_tip
def test_a_page_is_short(tip: Tip) -> None:
    """With its title and sources it fits a terminal of 80×24, or nearly."""
    assert len(tip.title) <= 40
    assert 3 <= len(tip.paragraphs) <= 5
    assert all(0 < len(paragraph) <= 240 for paragraph in tip.paragraphs)


@each_tip
def test_what_is_said_about_the_body_has_a_source(tip: Tip) -> None:
    assert set(tip.articles) <= SHIPPED.articles.keys()
    assert tip.articles or tip.id == "for-therapists"
    assert len(tip.sources(SHIPPED.articles)) == len(tip.articles) + bool(tip.also)


def test_what_research_does_not_bear_out_is_said() -> None:
    assert "stretching is not known to change posture" in text_of("posture")
    assert "None of this is known to keep pain away" in text_of("desk")


@pytest.mark.parametrize("sign", ["genitals", "bladder or bowel", "weakness in the legs"])
def test_an_emergency_is_told_from_a_reason_to_see_somebody(sign: str) -> None:
    emergency = next(p for p in BY_ID["when-to-stop"].paragraphs if "emergency" in p)
    assert sign in emergency
