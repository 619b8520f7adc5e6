"""What a person says about themselves, field by field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_hints import SHIPPED
from tui.core.person_fields import FIELDS, asking, marked, said, with_said
from tui.core.profile import Condition, Posture, Profile

DAY = date(2026, 3, 1)
SOMEBODY = Profile(
    conditions=frozenset({Condition.OSTEOPOROSIS}),
    owned=frozenset({"chair", "hoop"}),
    cannot=frozenset({Posture.WRISTS}),
    excluded=frozenset({"cat-cow", "gone"}),
    agreed={"press-up": DAY},
)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.id)
@pytest.mark.parametrize("profile", [Profile(), SOMEBODY], ids=["nobody", "somebody"])
def test_answering_as_before_changes_nothing_that_was_said(field, profile: Profile) -> None:
    again = with_said(field, profile, marked(field, profile))
    assert (getattr(again, field.id) or None) == (getattr(profile, field.id) or None)
    ids = [choice.id for choice in asking(field, profile, SHIPPED).answers]
    assert set(marked(field, profile)) <= set(ids)


@given(st.data())
def test_whatever_is_marked_is_what_is_said(data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(FIELDS))
    ids = [choice.id for choice in asking(field, SOMEBODY, SHIPPED).answers]
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True))
    assert sorted(marked(field, with_said(field, SOMEBODY, chosen))) == sorted(chosen)


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        (Profile(), ["nothing", "nothing", "not said", "nothing", "nothing"]),
        (
            SOMEBODY,
            [
                "thin bones (osteoporosis)",
                "put weight on the hands",
                "chair; hoop",
                "Cat-cow; gone",
                "Prone press-up, since 01 Mar 2026",
            ],
        ),
    ],
)
def test_each_field_in_words(profile: Profile, words: list[str]) -> None:
    assert [said(field, profile, SHIPPED) for field in FIELDS] == words
