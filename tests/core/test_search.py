"""Finding exercises as one types."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_hints import SHIPPED
from tests.strategies import modest
from tui.core.exercise import Exercise, Kind, Position, Region
from tui.core.search import NO_EQUIPMENT, Filters, SearchIndex


def exercise(
    exercise_id: str,
    name: str,
    *other_names: str,
    kind: Kind = Kind.MUSCLE_STRETCH,
    regions: Sequence[Region] = (),
    position: Position | None = None,
    equipment: Sequence[str] = (),
) -> Exercise:
    return Exercise(
        id=exercise_id,
        name=name,
        other_names=other_names,
        kind=kind,
        steps=("Never searched: zebra.",),
        regions=tuple(regions),
        position=position,
        equipment=tuple(equipment),
    )


EXERCISES = (
    exercise(
        "knee",
        "Knee to chest",
        "Single knee hug",
        regions=[Region.LOWER_BACK, Region.HIPS],
        position=Position.SUPINE,
    ),
    exercise("bridge", "Bridge", "Hip lift", regions=[Region.CORE], position=Position.HOOK_LYING,
             kind=Kind.STRENGTH_STABILITY),
    exercise("ham", "Hamstring stretch", regions=[Region.LEG], position=Position.SUPINE,
             equipment=["strap"]),
    exercise("seated", "Seated hamstring stretch", regions=[Region.LEG],
             position=Position.SITTING, equipment=["chair", "strap"]),
    exercise("cat", "Cat-cow", "Angry cat", regions=[Region.UPPER_BACK],
             position=Position.ALL_FOURS, kind=Kind.JOINT_MOBILITY),
    exercise("dos", "Étirement du dos", regions=[Region.LOWER_BACK]),
    exercise("hip", "Hip flexor stretch", "Bridge of the hip", regions=[Region.HIPS],
             position=Position.HALF_KNEELING),
    exercise("piri", "Piriformis", regions=[Region.HIPS], position=Position.SITTING,
             equipment=["chair"]),
)  # fmt: skip
INDEX = SearchIndex(EXERCISES)
ALL = [e.id for e in EXERCISES]


def ids(query: str, filters: Filters | None = None) -> list[str]:
    return [e.id for e in INDEX.search(query, filters)]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("knee to CHEST", "knee"),
        ("Cat cow", "cat"),
        ("hip lift", "bridge"),
        ("etirement du dos", "dos"),
        ("knee", None),
        ("knee to chest stretch", None),
        ("", None),
    ],
)
def test_an_exercise_by_its_whole_name(name: str, found: str | None) -> None:
    named = INDEX.named(name)
    assert (named.id if named else None) == found


def test_a_name_counts_before_the_same_other_name() -> None:
    named = SearchIndex([exercise("a", "One", "Plank"), exercise("b", "Plank")]).named("plank")
    assert named is not None
    assert named.id == "b"


@pytest.mark.parametrize("query", ["", "   ", "-", "…!", "\t"])
def test_no_words_give_everything_in_order(query: str) -> None:
    assert ids(query) == ALL


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kneeling", ["hip"]),
        ("chest", ["knee"]),
        ("hug", ["knee"]),
        ("angry", ["cat"]),
        ("upper", ["cat"]),
        ("lower-back", ["knee", "dos"]),
        ("supine", ["knee", "ham"]),
        ("hands", ["cat"]),
        ("all fours", ["cat"]),
        ("face down", []),
        ("zebra", []),
        ("xyzzy", []),
    ],
)
def test_names_other_names_regions_and_positions(query: str, found: list[str]) -> None:
    assert ids(query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("BRIDGE", ["bridge", "hip"]),
        ("etirement", ["dos"]),
        ("ÉTIREMENT", ["dos"]),
        ("e\u0301tirement", ["dos"]),
        ("cat cow", ["cat"]),
        ("Cat–Cow", ["cat"]),
        ("  bridge  ", ["bridge", "hip"]),
    ],
)
def test_case_accents_and_punctuation_make_no_difference(query: str, found: list[str]) -> None:
    assert ids(query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ha", "ham"),
        ("piri", "piri"),
        ("string", "ham"),
        ("b", "bridge"),
    ],
)
def test_part_of_a_word_is_enough(query: str, found: str) -> None:
    assert ids(query)[0] == found


def test_parts_inside_a_word_count_from_three_letters() -> None:
    assert "ham" in ids("str")
    assert ids("ri") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("birdge", "bridge"),  # swapped
        ("brjdge", "bridge"),  # wrong
        ("bridgge", "bridge"),  # one too many
        ("chesst", "knee"),
        ("chets", "knee"),
        ("hamstirng", "ham"),
        ("hmastirng", "ham"),  # two slips in a long word
        ("hamstrng", "ham"),  # one missing
        ("pirifomis", "piri"),
        ("seatde hamstring", "seated"),
    ],
)
def test_a_slip_of_the_finger_is_forgiven(query: str, found: str) -> None:
    assert ids(query)[0] == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("brige", "bridge"),
        ("chst", "knee"),
        ("strech", "ham"),
        ("prformis", "piri"),  # two missing in eight letters
        ("hmstr", "ham"),  # one missing in the beginning of a word
        ("hammst", "ham"),  # one too many in the beginning of a word
    ],
)
def test_a_missing_letter_is_forgiven(query: str, found: str) -> None:
    assert found in ids(query)


@pytest.mark.parametrize("query", ["bxg", "brxxge", "hxmxtrxng", "ham xyzzy", "hug bridge"])
def test_what_is_too_far_off_is_not_found(query: str) -> None:
    assert ids(query) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("hamstring seated", ["seated"]),
        ("seated hamstring", ["seated"]),
        ("stretch bridge", ["hip"]),
        ("stretch cow", []),
        ("hip stretch", ["hip"]),
        ("lying hamstring", ["ham"]),
    ],
)
def test_every_word_must_be_found(query: str, found: list[str]) -> None:
    assert ids(query) == found


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("bridge", ["bridge", "hip"]),  # a name before another name
        ("hip", ["hip", "bridge", "knee", "piri"]),  # name, other name, region
        ("hamstring stretch", ["ham", "seated"]),  # equals keep the catalog's order
    ],
)
def test_the_best_comes_first(query: str, order: list[str]) -> None:
    assert ids(query) == order


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ALL),
        (Filters(region="leg"), ["ham", "seated"]),
        (Filters(kind="strength-stability"), ["bridge"]),
        (Filters(position="sitting"), ["seated", "piri"]),
        (Filters(equipment="strap"), ["ham", "seated"]),
        (Filters(equipment=NO_EQUIPMENT), ["knee", "bridge", "cat", "dos", "hip"]),
        (Filters(region="leg", position="sitting"), ["seated"]),
        (Filters(region="hips", equipment="chair"), ["piri"]),
        (Filters(region="hips", equipment=NO_EQUIPMENT), ["knee", "hip"]),
        (Filters(region="neck"), []),
        (Filters(region="leg", kind="joint-mobility"), []),
    ],
)
def test_filters_combine(filters: Filters, found: list[str]) -> None:
    assert ids("", filters) == found


@pytest.mark.parametrize("place", ["floor", "bed", "chair", "standing", "wall"])
def test_a_place_has_exactly_the_exercises_that_name_it(place: str) -> None:
    found = SearchIndex(SHIPPED.exercises).search("", Filters(place=place))
    named = [one.id for one in SHIPPED.exercises if place in one.places]
    assert [one.id for one in found] == named
    assert 0 < len(named) < len(SHIPPED.exercises)


def test_filters_and_words_combine() -> None:
    assert ids("stretch", Filters(position="sitting")) == ["seated"]
    assert ids("bridge", Filters(region="leg")) == []


def test_a_filter_says_whether_it_asks_for_anything() -> None:
    assert not Filters()
    assert Filters(region="leg")
    assert Filters(equipment=NO_EQUIPMENT)


def test_an_empty_catalog_finds_nothing() -> None:
    assert SearchIndex(()).search("bridge") == ()
    assert SearchIndex(()).search("") == ()


@modest
@given(st.sampled_from(EXERCISES), st.data())
def test_every_beginning_of_a_name_finds_it(found: Exercise, data: st.DataObject) -> None:
    typed = found.name[: data.draw(st.integers(1, len(found.name)))]
    assert found in INDEX.search(typed)


@modest
@given(st.text(max_size=20), st.sampled_from([*Region, ""]), st.sampled_from([*Position, ""]))
def test_any_text_can_be_typed(query: str, region: str, position: str) -> None:
    filters = Filters(region=region, position=position)
    found = INDEX.search(query, filters)
    assert len(set(found)) == len(found)
    assert all(filters.accept(e) for e in found)
    assert set(found) <= set(INDEX.search(query))
