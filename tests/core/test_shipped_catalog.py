"""The shipped catalog.toml keeps the rules that exercises and routines must keep."""

import re
import textwrap
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tui.core.catalog import Catalog
from tui.core.exercise import Exercise
from tui.core.library import practice
from tui.core.manner import Manner

Table = dict[str, Any]

CATALOG: Table = tomllib.loads(
    (Path(__file__).parents[2] / "catalog.toml").read_text(encoding="utf-8")
)
EXERCISES: list[Table] = CATALOG["exercises"]
ROUTINES: list[Table] = CATALOG["routines"]
BY_ID: dict[str, Table] = {exercise["id"]: exercise for exercise in EXERCISES}

NUMBERS = ("sets", "reps", "hold_seconds", "at_least_seconds", "breaths", "times_per_day")

FORBIDDEN = re.compile(
    r"\b(?:ibuprofen|acetaminophen|paracetamol|naproxen|aspirin|advil|aleve|motrin|tylenol"
    r"|cur(?:e|es|ed|ing)|heal(?:s|ed|ing)?|fix(?:es|ed|ing)?|reset(?:s|ting)?|herniat\w*"
    r"|guarantee\w*|surger(?:y|ies)|weight loss|los(?:e|es|ing) weight|relief|reliev\w*"
    r"|safe for (?:everyone|everybody)|diagnos\w*|https?|www)\b",
    re.IGNORECASE,
)
PROVENANCE = re.compile(r"\bseeds?\b|\(general\)|\b[RC]\d\d\b", re.IGNORECASE)

# Typed in from the articles by hand: exercise, article, and all the numbers of one mention.
FACTS: list[tuple[str, str, Table]] = [
    ("knee-to-chest", "essentials", {"hold_seconds": [20, 30]}),
    ("knee-to-chest", "one-stretch", {"hold_seconds": [10, 30], "reps": [2, 3]}),
    ("knee-to-chest", "these-stretches", {"hold_seconds": [30, 60], "reps": [3, 3]}),
    ("knee-to-chest-straight", "one-stretch", {"at_least_seconds": 20, "reps": [3, 3]}),
    ("knee-to-chest-straight", "one-stretch", {"hold_seconds": [30, 30]}),
    ("knee-to-chest-double", "one-stretch", {"hold_seconds": [10, 30], "reps": [2, 3]}),
    ("lower-back-rotation-hold", "essentials", {"hold_seconds": [20, 30]}),
    ("lower-trunk-rotation", "one-stretch", {"reps": [10, 20]}),
    ("lower-trunk-rotation", "one-stretch", {"reps": [10, 10]}),
    ("lower-trunk-rotation-wide", "one-stretch", {"reps": [10, 20]}),
    ("kneeling-back-bend", "essentials", {"hold_seconds": [20, 30], "reps": [5, 10]}),
    ("bridge-hold", "essentials", {"hold_seconds": [10, 15], "reps": [10, 10]}),
    ("bridge-reps", "one-stretch", {"sets": [2, 2], "reps": [10, 15]}),
    ("cat-stretch", "essentials", {"reps": [5, 10]}),
    ("seated-rotation", "essentials", {"hold_seconds": [15, 30], "reps": [2, 3]}),
    ("sciatic-glide-supine", "essentials", {"reps": [10, 15]}),
    ("nerve-floss-seated", "one-stretch", {"reps": [10, 10], "times_per_day": [1, 1]}),
    ("figure-four", "one-stretch", {"breaths": [10, 15]}),
    ("figure-four", "parameters", {"hold_seconds": [30, 30]}),
    ("figure-four-seated", "parameters", {"hold_seconds": [30, 30]}),
    ("hip-flexor-kneeling", "one-stretch", {"hold_seconds": [30, 30]}),
    ("hip-flexor-kneeling", "parameters", {"hold_seconds": [30, 30]}),
    ("hamstring-strap", "one-stretch", {"at_least_seconds": 30}),
    ("calf-stretch-wall", "one-stretch", {"hold_seconds": [15, 30]}),
    ("pelvic-tilt", "one-stretch", {"reps": [10, 20]}),
    ("pelvic-tilt-hold", "these-stretches", {"hold_seconds": [5, 5]}),
    ("partial-crunch", "one-stretch", {"hold_seconds": [1, 1], "reps": [8, 12]}),
    ("flexion-rotation", "these-stretches", {"hold_seconds": [20, 20]}),
]

each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=[e["id"] for e in EXERCISES])
each_routine = pytest.mark.parametrize("routine", ROUTINES, ids=[r["id"] for r in ROUTINES])


def of_kind(kind: str) -> pytest.MarkDecorator:
    """Run a test once for every exercise of this kind."""
    chosen = [e for e in EXERCISES if e["kind"] == kind]
    return pytest.mark.parametrize("exercise", chosen, ids=[e["id"] for e in chosen])


def of_family(family: str) -> list[Table]:
    return [exercise for exercise in EXERCISES if exercise["family"] == family]


def numbers_of(source: Table) -> Table:
    return {key: source[key] for key in NUMBERS if key in source}


def dosing(dose: Table) -> Table:
    """All numbers of a dose that articles also give, with one set where none is named.

    The pause of a tempo is what an article means by holding a repetition for a moment.
    """
    numbers = {"sets": 1, **numbers_of(dose)}
    if "tempo" in dose:
        numbers["hold_seconds"] = dose["tempo"][1]
    return numbers


def misfits(dose: Table, source: Table) -> list[str]:
    """The keys for which an article gives a number that the dose does not keep."""
    given = numbers_of(source)
    at_least = given.pop("at_least_seconds", 0)
    wrong = [
        key for key, (low, high) in given.items() if key not in dose or not low <= dose[key] <= high
    ]
    if at_least and dose.get("hold_seconds", 0) < at_least:
        wrong.append("at_least_seconds")
    return wrong


def counted_alike(dose: Table, source: Table) -> bool:
    """Seconds say nothing about a dose in breaths, nor breaths about one in seconds."""
    if "breaths" in dose:
        return not {"hold_seconds", "at_least_seconds"} & set(source)
    return "breaths" not in source


def outside(dose: Table, limits: Table) -> list[str]:
    """The keys of a dose that are not within the range of their exercise."""
    bounds = {"sets": [1, 1], **limits}
    return [
        key
        for key in ("sets", "reps", "hold_seconds", "breaths", "times_per_day")
        if key in dose and (key not in bounds or not bounds[key][0] <= dose[key] <= bounds[key][1])
    ]


def strings(value: object, where: str) -> Iterator[tuple[str, str]]:
    """Every text inside a value, with the place where it stands."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, f"{where}.{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from strings(item, f"{where}[{number}]")


def all_texts() -> list[tuple[str, str]]:
    """Every text of the file except the titles of the articles."""
    entries = [("flags", CATALOG["flags"]), ("poses", CATALOG["poses"])]
    entries += [(entry["id"], entry) for entry in (*EXERCISES, *ROUTINES)]
    return [pair for where, entry in entries for pair in strings(entry, where)]


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_it_holds_forty_exercises_and_fifteen_routines() -> None:
    """Nothing of the analysed content was lost."""
    assert (len(EXERCISES), len(ROUTINES)) == (40, 15)


@pytest.mark.parametrize("entries", [EXERCISES, ROUTINES], ids=["exercises", "routines"])
def test_ids_and_names_are_unique(entries: list[Table]) -> None:
    """No id and no name, whatever its case, stands twice."""
    assert not repeated([entry["id"] for entry in entries])
    assert not repeated([entry["name"].casefold() for entry in entries])


@pytest.mark.parametrize("entry", [*EXERCISES, *ROUTINES], ids=lambda entry: entry["id"])
def test_names_fit_on_a_line(entry: Table) -> None:
    """A name has at most 30 characters."""
    assert 0 < len(entry["name"]) <= 30, f"{entry['id']}: {entry['name']!r} is too long"


@each_exercise
def test_other_names_add_something(exercise: Table) -> None:
    """No other name repeats the name or another one, not even in different case."""
    names = [exercise["name"], *exercise.get("other_names", [])]
    again = repeated([name.casefold() for name in names])
    assert not again, f"{exercise['id']}: {again} stands twice"


@each_exercise
def test_links_of_an_exercise_resolve(exercise: Table) -> None:
    """Its articles, flags and easier and harder exercises exist."""
    for source in exercise["sources"]:
        assert source["article"] in CATALOG["articles"], f"{exercise['id']}: {source}"
    for flag in exercise.get("flags", []):
        assert flag in CATALOG["flags"], f"{exercise['id']}: no flag {flag!r}"
    for other in (*exercise.get("easier", []), *exercise.get("harder", [])):
        assert other in BY_ID, f"{exercise['id']}: no exercise {other!r}"


@each_routine
def test_links_of_a_routine_resolve(routine: Table) -> None:
    """Its articles and exercises exist, and it has both."""
    assert routine["articles"], f"{routine['id']}: no article"
    assert routine["steps"], f"{routine['id']}: no step"
    for article in routine["articles"]:
        assert article in CATALOG["articles"], f"{routine['id']}: no article {article!r}"
    for step in routine["steps"]:
        assert step["exercise"] in BY_ID, f"{routine['id']}: no exercise {step['exercise']!r}"


def test_every_flag_is_explained_and_used() -> None:
    """Each flag has a sentence and at least one exercise."""
    used = {flag for exercise in EXERCISES for flag in exercise.get("flags", [])}
    assert len(CATALOG["flags"]) == 13
    assert used == set(CATALOG["flags"])
    assert all(sentence.strip() for sentence in CATALOG["flags"].values())


@each_exercise
def test_easier_and_harder_exclude_each_other(exercise: Table) -> None:
    """No exercise is easier or harder than itself, none is both."""
    easier, harder = set(exercise.get("easier", [])), set(exercise.get("harder", []))
    assert exercise["id"] not in easier | harder, f"{exercise['id']}: leads to itself"
    assert not easier & harder, f"{exercise['id']}: {easier & harder} is easier and harder"


@each_exercise
def test_easier_and_harder_follow_the_difficulty(exercise: Table) -> None:
    """A harder exercise is at least as difficult, an easier one at most as difficult."""
    for other in exercise.get("easier", []):
        assert BY_ID[other]["difficulty"] <= exercise["difficulty"], (
            f"{exercise['id']}: {other} is said to be easier"
        )
    for other in exercise.get("harder", []):
        assert BY_ID[other]["difficulty"] >= exercise["difficulty"], (
            f"{exercise['id']}: {other} is said to be harder"
        )


def test_easier_and_harder_never_lead_in_a_circle() -> None:
    """Going from easier to harder always comes to an end."""
    harder_than = {exercise["id"]: set(exercise.get("harder", [])) for exercise in EXERCISES}
    for exercise in EXERCISES:
        for easier in exercise.get("easier", []):
            harder_than[easier].add(exercise["id"])
    while harder_than:
        ends = {name for name, onward in harder_than.items() if not onward & harder_than.keys()}
        assert ends, f"a circle among {sorted(harder_than)}"
        for name in ends:
            del harder_than[name]


@each_exercise
def test_texts_are_present(exercise: Table) -> None:
    """The user is told what to do, how to breathe, what it works on and where to feel it."""
    for key in ("targets", "feel", "breathing"):
        assert exercise[key].strip(), f"{exercise['id']}: {key} is empty"
    assert 3 <= len(exercise["steps"]) <= 5, f"{exercise['id']}: not three to five steps"
    assert all(step.strip() for step in exercise["steps"]), f"{exercise['id']}: an empty step"


@each_exercise
def test_a_dose_counts_in_one_way(exercise: Table) -> None:
    """A default is held, moved or breathed, and rests only where there can be several sets."""
    dose, limits = exercise["dose"], exercise["range"]
    ways = [key for key in ("hold_seconds", "tempo", "breaths") if key in dose]
    assert len(ways) == 1, f"{exercise['id']}: dosed by {ways}"
    several = dose.get("sets", 1) > 1 or limits.get("sets", [1, 1])[1] > 1
    assert ("rest_seconds" in dose) == several, f"{exercise['id']}: rest between sets"


@each_exercise
def test_the_default_is_inside_the_range(exercise: Table) -> None:
    """What everybody starts with is something one may set, and every range is in order."""
    wrong = outside({"sets": 1, **exercise["dose"]}, exercise["range"])
    assert not wrong, f"{exercise['id']}: {wrong} outside the range"
    for key, (low, high) in exercise["range"].items():
        assert 0 < low <= high, f"{exercise['id']}: range of {key}"


@each_exercise
def test_the_default_keeps_to_the_articles_or_says_why_not(exercise: Table) -> None:
    """A default outside an article's numbers has a note, and so has one without any numbers."""
    if "dose_note" in exercise:
        return
    dose = dosing(exercise["dose"])
    for source in exercise["sources"]:
        assert not misfits(dose, source), f"{exercise['id']}: {misfits(dose, source)} of {source}"
    assert any(numbers_of(source) for source in exercise["sources"]), (
        f"{exercise['id']}: no article gives a number"
    )


def test_only_known_defaults_depart_from_an_article() -> None:
    """The lying figure four is held in seconds, where one article counts breaths."""
    departing = {
        exercise["id"]
        for exercise in EXERCISES
        for source in exercise["sources"]
        if misfits(dosing(exercise["dose"]), source)
    }
    assert departing == {"figure-four"}


@of_kind("muscle-stretch")
def test_hip_and_leg_stretches_are_held_for_thirty_seconds(exercise: Table) -> None:
    """A muscle stretch for hips or legs starts with a 30 s hold."""
    if {"hips", "leg"} & set(exercise["regions"]):
        assert exercise["dose"].get("hold_seconds") == 30, exercise["id"]


@of_kind("joint-mobility")
def test_joints_are_moved_and_not_held(exercise: Table) -> None:
    """A joint is moved in and out at a tempo; an exception is explained."""
    dose = exercise["dose"]
    if "tempo" not in dose or "hold_seconds" in dose:
        note = exercise.get("dose_note", "")
        assert "held" in note, f"{exercise['id']}: held without a note that says so"


@of_kind("nerve-glide")
def test_nerve_glides_are_slow(exercise: Table) -> None:
    """Moving out and moving back take at least 2 s each."""
    out, _, back = exercise["dose"]["tempo"]
    assert min(out, back) >= 2, f"{exercise['id']}: too fast"


@each_exercise
def test_uncertain_exercises_name_a_source(exercise: Table) -> None:
    """A guess, and an exercise described in our own way, shows which article led to it."""
    if exercise["identity"] == "guess" or exercise["steps_from"] == "general":
        assert exercise["sources"], f"{exercise['id']}: no source"


@each_exercise
def test_a_guess_is_called_a_guess(exercise: Table) -> None:
    """Where it is not clear which movement is meant, the dose note says so."""
    if exercise["identity"] == "guess":
        assert "best guess" in exercise.get("dose_note", ""), exercise["id"]


@pytest.mark.parametrize(
    ("family", "flags"),
    [
        ("knee-to-chest", {"osteoporosis-caution", "front-hip-pain"}),
        ("prone-extension", {"fracture-clearance"}),
    ],
)
def test_a_family_shares_its_cautions(family: str, flags: set[str]) -> None:
    """A warning that an article gives for one variant stands on all of them."""
    members = of_family(family)
    assert len(members) == 3
    for exercise in members:
        missing = flags - set(exercise.get("flags", []))
        assert not missing, f"{exercise['id']}: {missing} missing"


@pytest.mark.parametrize("key", ["steps", "cautions"])
def test_both_knees_come_up_one_leg_at_a_time(key: str) -> None:
    """Both knees to chest says so among its steps and among its cautions."""
    texts = BY_ID["knee-to-chest-double"][key]
    assert any("one leg at a time" in text for text in texts), f"knee-to-chest-double: {key}"


def test_texts_promise_nothing_and_name_no_drug() -> None:
    """No claim, no drug and no link stands in any text."""
    found = [f"{where}: {text}" for where, text in all_texts() if FORBIDDEN.search(text)]
    assert not found, "\n".join(found)


def test_texts_carry_no_marks_of_their_origin() -> None:
    """No working note of the editors is left in any text."""
    found = [f"{where}: {text}" for where, text in all_texts() if PROVENANCE.search(text)]
    assert not found, "\n".join(found)


def test_texts_are_printable() -> None:
    """No text holds a control character or begins or ends with a space."""
    found = [where for where, text in all_texts() if not text.isprintable() or text != text.strip()]
    assert not found, "\n".join(found)


@each_routine
def test_the_steps_of_a_routine_are_inside_the_ranges(routine: Table) -> None:
    """A shipped routine asks for nothing that its exercises do not allow."""
    for step in routine["steps"]:
        wrong = outside(step, BY_ID[step["exercise"]]["range"])
        assert not wrong, f"{routine['id']}: {wrong} of {step} outside the range"


@each_routine
def test_a_routine_comes_no_more_often_than_its_exercises(routine: Table) -> None:
    """A routine is not meant for more times a day than each exercise in it."""
    for step in routine["steps"]:
        highest = BY_ID[step["exercise"]]["range"]["times_per_day"][1]
        assert routine["times_per_day"] <= highest, f"{routine['id']}: {step['exercise']}"


@each_routine
def test_gates_follow_from_the_exercises(routine: Table) -> None:
    """Backward bending asks for a fracture check, strength work for mobility first."""
    exercises = [BY_ID[step["exercise"]] for step in routine["steps"]]
    gates = routine.get("gates", [])
    if any("fracture-clearance" in exercise.get("flags", []) for exercise in exercises):
        assert "fracture-clearance" in gates, routine["id"]
    if any(exercise["kind"] == "strength-stability" for exercise in exercises):
        assert "mobility-mastered" in gates, routine["id"]


@each_routine
def test_routines_of_an_article_keep_its_doses(routine: Table) -> None:
    """Each step fits a mention in that article, among those that count in the same way."""
    if routine["origin"] != "article":
        return
    for step in routine["steps"]:
        exercise = BY_ID[step["exercise"]]
        mentions = [
            source
            for source in exercise["sources"]
            if source["article"] in routine["articles"]
            and numbers_of(source)
            and counted_alike(step, source)
        ]
        moved = not {"hold_seconds", "breaths"} & set(step)
        dose = dosing({"tempo": exercise["dose"]["tempo"], **step} if moved else step)
        wrong = [misfits(dose, source) for source in mentions]
        assert not wrong or [] in wrong, f"{routine['id']}: {step} fits none of {mentions}"


@pytest.mark.parametrize(
    ("exercise", "article", "numbers"),
    FACTS,
    ids=[f"{exercise}, {article}" for exercise, article, _ in FACTS],
)
def test_the_numbers_of_the_articles_are_kept(exercise: str, article: str, numbers: Table) -> None:
    """One mention in the article has exactly these numbers."""
    mentions = [s for s in BY_ID[exercise]["sources"] if s["article"] == article]
    assert numbers in [numbers_of(source) for source in mentions], f"{exercise}: {mentions}"


def test_no_number_is_attributed_that_no_article_gives() -> None:
    """Every mention with numbers is one of those typed in by hand."""
    for exercise in EXERCISES:
        for source in exercise["sources"]:
            numbers = numbers_of(source)
            known = (exercise["id"], source["article"], numbers) in FACTS
            assert known or not numbers, f"{exercise['id']}: {source}"


def test_one_name_may_mean_several_exercises() -> None:
    """Looking for `trunk rotation` finds more than one exercise."""
    found = [
        exercise["id"]
        for exercise in EXERCISES
        if any(
            "trunk rotation" in name.casefold()
            for name in (exercise["name"], *exercise.get("other_names", []))
        )
    ]
    assert len(found) > 1, found


def breathes(exercise_id: str) -> Table:
    table: Table = BY_ID[exercise_id].get("breathe", {})
    return table


@pytest.mark.parametrize(
    "exercise_id", ["cat-stretch", "cat-cow", "pelvic-tilt", "partial-crunch", "press-up"]
)
def test_the_breath_goes_out_on_the_way_out_and_in_on_the_way_back(exercise_id: str) -> None:
    """As the articles have it for cat, pelvic tilt and crunch."""
    assert breathes(exercise_id) == {"out": "exhale", "back": "inhale"}


@each_exercise
def test_breathing_is_said_where_there_is_a_movement(exercise: Table) -> None:
    """And only by an exercise whose own words on breathing say when."""
    if "breathe" in exercise:
        assert "tempo" in exercise["dose"], exercise["id"]
        assert re.search(r"\bout\b", exercise["breathing"].casefold()), exercise["id"]


@pytest.mark.parametrize("exercise_id", ["lower-trunk-rotation", "lower-trunk-rotation-wide"])
def test_the_swing_of_the_knees_grows(exercise_id: str) -> None:
    """It begins small and widens before the last repetition."""
    cues = {cue["at_rep"]: cue["text"] for cue in BY_ID[exercise_id]["cues"]}
    assert "small" in cues[1]
    assert "comfortable" in cues[max(cues)]
    assert max(cues) < BY_ID[exercise_id]["dose"]["reps"]


def test_the_hands_travel_back_in_the_press_up() -> None:
    """Towards the shoulders, some repetitions on."""
    first = BY_ID["press-up"]["cues"][0]
    assert first["at_rep"] > 1
    assert "closer to your shoulders" in first["text"]


@each_exercise
def test_a_hold_runs_on_where_the_article_says_at_least(exercise: Table) -> None:
    """Where that is all that the articles say of its length."""
    sources = exercise["sources"]
    given = [s for s in sources if "at_least_seconds" in s or "hold_seconds" in s]
    at_least = bool(given) and all("at_least_seconds" in source for source in given)
    assert exercise["dose"].get("at_least", False) is at_least, exercise["id"]
    if at_least:
        assert exercise["range"]["hold_seconds"][1] > exercise["dose"]["hold_seconds"]


@each_exercise
def test_every_cue_can_be_read_from_the_mat(exercise: Table) -> None:
    """At most 80 characters, on at most two lines of 44."""
    read = msgspec.convert(exercise, Exercise)
    for phase in practice(read, Catalog([read]), Manner()).timeline.phases:
        assert len(phase.cue) <= 80
        assert len(textwrap.wrap(phase.cue, 44)) <= 2, phase.cue
