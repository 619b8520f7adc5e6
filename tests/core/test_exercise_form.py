"""The form of an exercise: what is typed becomes an exercise, and nothing else is touched."""

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import modest, texts, worded_exercises
from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.dose import Dose, Side
from tui.core.dose_text import DoseFault
from tui.core.exercise import (
    DoseRange,
    Exercise,
    ExerciseDose,
    Identity,
    Kind,
    Mention,
    Origin,
    Position,
    Region,
    Source,
)
from tui.core.exercise_form import (
    KIND_IN_WORDS,
    SIDE_CHOICES,
    ExerciseText,
    as_text,
    beside,
    dose_said,
    in_place_of,
    new_id,
    read,
    with_side,
)
from tui.core.text import forbidden_character

CAT_COW = Exercise(
    id="cat-cow",
    name="Cat-cow",
    kind=Kind.JOINT_MOBILITY,
    steps=("Round your back.", "Let it sink."),
    family="cat",
    regions=(Region.LOWER_BACK, Region.UPPER_BACK),
    position=Position.ALL_FOURS,
    equipment=("foam-roller",),
    flags=("wrist-load",),
    identity=Identity.PROBABLE,
    steps_from=Origin.ARTICLE,
    dose_note="Why it is so.",
    sources=(Source(article="sheet", gives=Mention.NAME),),
    dose=ExerciseDose(side=Side.EACH, reps=8, tempo=(3, 0, 3), times_per_day=2),
    range=DoseRange(reps=(5, 15)),
)
CATALOG = Catalog([CAT_COW], flags={"wrist-load": "Mind your wrists."}, articles={"sheet": "A"})
NEEDED = ExerciseText(name="Wall angel", steps="Stand at the wall.\n\n Raise your arms. ")


def changed(text: ExerciseText, **fields: Any) -> ExerciseText:
    return msgspec.structs.replace(text, **fields)


def exercise(text: ExerciseText, base: Exercise | None = None) -> Exercise:
    """What the form is read as; fails with what is wrong with it."""
    found = read(text, base, CATALOG)
    assert isinstance(found, Exercise), found
    return found


def faults(text: ExerciseText, base: Exercise | None = None) -> dict[str, str]:
    found = read(text, base, CATALOG)
    assert not isinstance(found, Exercise)
    return dict(found)


class TestReading:
    def test_a_name_and_what_to_do_are_enough(self) -> None:
        assert exercise(NEEDED) == Exercise(
            id="wall-angel",
            name="Wall angel",
            kind=Kind.MUSCLE_STRETCH,
            steps=("Stand at the wall.", "Raise your arms."),
            dose=ExerciseDose(side=Side.BOTH),
        )

    def test_every_field_goes_where_it_belongs(self) -> None:
        full = changed(
            NEEDED,
            kind=Kind.STRENGTH_STABILITY.value,
            dose="2 sets of 8 reps 2-1-3",
            side=Side.ALTERNATE.value,
            feel="Between the  shoulder blades",
            breathing="Out as you rise",
            cautions="Not into pain.\nNot fast.",
            regions=" Upper Back,hips, ",
            position=Position.STANDING.value,
            equipment="Foam Roller, wall",
        )
        assert exercise(full) == Exercise(
            id="wall-angel",
            name="Wall angel",
            kind=Kind.STRENGTH_STABILITY,
            steps=("Stand at the wall.", "Raise your arms."),
            feel="Between the shoulder blades",
            breathing="Out as you rise",
            cautions=("Not into pain.", "Not fast."),
            regions=(Region.UPPER_BACK, Region.HIPS),
            position=Position.STANDING,
            equipment=("foam-roller", "wall"),
            dose=ExerciseDose(side=Side.ALTERNATE, sets=2, reps=8, tempo=(2, 1, 3)),
        )

    @modest
    @given(worded_exercises("any"))
    def test_a_form_that_nobody_touched_changes_nothing(self, shown: Exercise) -> None:
        assert read(as_text(shown), shown, Catalog([shown])) == shown

    @modest
    @given(worded_exercises("any"), st.sampled_from(["feel", "breathing"]))
    def test_a_change_of_one_field_leaves_the_others(self, shown: Exercise, field: str) -> None:
        text = changed(as_text(shown), **{field: "Something else"})
        after = read(text, shown, Catalog([shown]))
        assert after == msgspec.structs.replace(shown, **{field: "Something else"})

    def test_another_dose_leaves_how_often_a_day(self) -> None:
        after = exercise(changed(as_text(CAT_COW), dose="3 x 20 s"), CAT_COW)
        assert after.dose == ExerciseDose(side=Side.EACH, reps=3, hold_seconds=20, times_per_day=2)
        assert msgspec.structs.replace(after, dose=CAT_COW.dose) == CAT_COW

    def test_fields_can_be_emptied(self) -> None:
        text = changed(as_text(CAT_COW), regions="", position="", equipment=" , ", dose="")
        after = exercise(text, CAT_COW)
        assert (after.regions, after.position, after.equipment) == ((), None, ())
        assert after.dose == ExerciseDose(side=Side.EACH, times_per_day=2)

    def test_what_a_terminal_would_obey_is_left_out(self) -> None:
        after = exercise(changed(NEEDED, name="Wall\x1b[31m\u202eangel", feel="a\x07b"))
        assert (after.name, after.feel) == ("Wall[31mangel", "ab")

    @modest
    @given(st.builds(ExerciseText, name=texts, steps=texts, cautions=texts, regions=texts,
                     equipment=texts, feel=texts, dose=texts))  # fmt: skip
    def test_any_text_is_an_exercise_or_has_faults_of_its_fields(self, text: ExerciseText) -> None:
        found = read(text, None, CATALOG)
        if isinstance(found, Exercise):
            assert forbidden_character(found.name + found.feel + "".join(found.steps)) is None
        else:
            assert found
            assert set(found) <= set(ExerciseText.__struct_fields__)


class TestFaults:
    @pytest.mark.parametrize(
        ("field", "text", "said"),
        [
            ("name", "  ", "give it a name"),
            ("name", "n" * 101, "expected text of 1 to 100 characters"),
            ("name", "CAT-Cow ", "another exercise has this name"),
            ("steps", " \n ", "say at least one thing to do"),
            ("steps", "One.\n\n" + "x" * 501, "line 3: expected text of 1 to 500 characters"),
            ("cautions", "x" * 501, "line 1: expected text of 1 to 500 characters"),
            ("regions", "hips, uper back", "did you mean 'upper-back'?"),
            ("equipment", "x" * 101, "expected text of 1 to 100 characters"),
            ("dose", "3 x", "a number of seconds is needed after 'x'"),
            ("dose", "900 s", "600"),
        ],
    )
    def test_each_is_said_of_its_field_alone(self, field: str, text: str, said: str) -> None:
        found = faults(changed(NEEDED, **{field: text}))
        assert list(found) == [field]
        assert said in found[field]

    def test_all_are_said_at_once(self) -> None:
        assert set(faults(ExerciseText(dose="x", regions="moon"))) == {
            "name", "steps", "dose", "regions"
        }  # fmt: skip

    def test_one_s_own_name_is_not_in_the_way(self) -> None:
        assert exercise(changed(as_text(CAT_COW), feel="Here"), CAT_COW).name == "Cat-cow"
        assert exercise(changed(as_text(CAT_COW), name="cat-COW"), CAT_COW).name == "cat-COW"

    def test_a_new_exercise_needs_another_name_than_the_one_it_is_made_from(self) -> None:
        copy = beside(CAT_COW)
        assert exercise(as_text(copy), copy).id == "cat-cow-copy"
        found = faults(changed(as_text(copy), name="Cat-cow"), copy)
        assert found == {"name": "another exercise has this name"}

    def test_what_the_form_does_not_show_is_said_with_its_place(self) -> None:
        broken = msgspec.structs.replace(CAT_COW, difficulty=9)
        assert "difficulty: " in faults(as_text(broken), broken)[""]


class TestCopies:
    def test_beside_it_is_a_new_one_without_the_articles(self) -> None:
        copy = beside(CAT_COW)
        kept = exercise(changed(as_text(copy), name="My cat"), copy)
        assert kept.id == "my-cat"
        assert (kept.sources, kept.dose_note, kept.override) == ((), "", False)
        assert (kept.identity, kept.steps_from) == (Identity.CERTAIN, Origin.GENERAL)
        for field in ("steps", "family", "flags", "dose", "range", "regions", "equipment"):
            assert getattr(kept, field) == getattr(CAT_COW, field)

    def test_a_name_of_the_greatest_length_can_be_copied(self) -> None:
        copy = beside(msgspec.structs.replace(CAT_COW, name="n" * 100))
        assert len(exercise(as_text(copy), copy).name) == 100

    def test_in_its_place_it_is_the_same_and_says_so(self) -> None:
        text = changed(as_text(CAT_COW), feel="In the low back")
        kept = exercise(text, in_place_of(CAT_COW))
        assert kept == msgspec.structs.replace(CAT_COW, feel="In the low back", override=True)


class TestDose:
    @pytest.mark.parametrize("kind", Kind)
    def test_nothing_is_the_usual_one_of_its_kind(self, kind: Kind) -> None:
        said = dose_said(changed(NEEDED, kind=kind.value))
        assert isinstance(said, Dose)
        assert (
            notation.dose(said)
            == {
                Kind.MUSCLE_STRETCH: "2 × 30 s",
                Kind.JOINT_MOBILITY: "10 reps 2-1-2",
                Kind.STRENGTH_STABILITY: "8 reps 2-1-3",
                Kind.NERVE_GLIDE: "10 reps 3-0-3",
            }[kind]
        )

    @pytest.mark.parametrize(
        ("typed", "side", "meant"),
        [("3x20s", Side.EACH, Side.EACH), ("3x20s left side", Side.EACH, Side.LEFT)],
    )
    def test_a_side_that_is_typed_goes_before_the_one_that_is_chosen(
        self, typed: str, side: Side, meant: Side
    ) -> None:
        text = changed(NEEDED, dose=typed, side=side.value)
        said = dose_said(text)
        assert isinstance(said, Dose)
        assert said.side is meant
        assert exercise(text).dose.side is meant

    def test_what_is_no_dose_has_its_spot(self) -> None:
        said = dose_said(changed(NEEDED, dose="3x20s eech"))
        assert isinstance(said, DoseFault)
        assert (said.at, said.length) == (6, 4)

    @pytest.mark.parametrize(
        ("typed", "left"),
        [
            ("3x20s each side", "3 × 20 s"),
            ("3x20s", "3x20s"),
            ("3x20s alternating", "3x20s alternating"),
            ("3x20s eech", "3x20s eech"),
        ],
    )
    def test_choosing_a_side_takes_another_one_out_of_the_text(self, typed: str, left: str) -> None:
        text = with_side(changed(NEEDED, dose=typed), Side.ALTERNATE.value)
        assert (text.dose, text.side) == (left, "alternate")

    def test_every_kind_and_every_side_has_its_words(self) -> None:
        assert set(KIND_IN_WORDS) == set(Kind)
        assert set(SIDE_CHOICES) == set(Side)


class TestId:
    @pytest.mark.parametrize(
        ("name", "taken", "expected"),
        [
            ("Wall angel", (), "wall-angel"),
            ("Étirement d'été", (), "etirement-d-ete"),
            ("../../etc/passwd", (), "etc-passwd"),
            ("首のストレッチ", (), "exercise"),
            ("Rest", (), "rest-2"),
            ("Wall angel", ("wall-angel", "wall-angel-2"), "wall-angel-3"),
            ("x" * 80, ("x" * 60,), "x" * 58 + "-2"),
        ],
    )
    def test_it_is_plain_and_free(self, name: str, taken: tuple[str, ...], expected: str) -> None:
        assert new_id(name, taken) == expected

    @modest
    @given(texts, st.sets(texts, max_size=3))
    def test_it_is_never_part_of_a_path(self, name: str, taken: set[str]) -> None:
        found = new_id(name, {*taken, new_id(name)})
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
        assert len(found) <= 60
        assert found not in {*taken, new_id(name)}
