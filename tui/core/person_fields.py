"""What a person may say about themselves, field by field, as it is shown and asked."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import msgspec

from tui.core.catalog import Catalog
from tui.core.interview import CONDITION_IN_WORDS, Asking, Choosable
from tui.core.profile import Condition, Posture, Profile

PART = "About me"

POSTURE_NAMES = {
    Posture.FLOOR: "get down to the floor and up again",
    Posture.LYING: "lie down",
    Posture.KNEELING: "kneel, or be on hands and knees",
    Posture.WRISTS: "put weight on the hands",
}


class PersonField(NamedTuple):
    """One thing that can be said in a list of which any number may be true."""

    id: str
    """The field of the profile."""
    label: str
    question: str
    choices: Callable[[Profile, Catalog], Mapping[str, str]]
    """What can be said, by its id in the profile."""
    kind: Callable[[str], str]
    """Makes the profile's own value from an id."""


def _things(profile: Profile, catalog: Catalog) -> dict[str, str]:
    needed = {thing for exercise in catalog.exercises for thing in exercise.equipment}
    return {thing: thing.replace("-", " ") for thing in sorted(needed | (profile.owned or set()))}


def _exercises(profile: Profile, catalog: Catalog) -> dict[str, str]:
    known = {exercise.id: exercise.name for exercise in catalog.exercises}
    return {**known, **{one: catalog.name_of(one) for one in sorted(profile.excluded)}}


def _agreed(profile: Profile, catalog: Catalog) -> dict[str, str]:
    return {
        one: f"{catalog.name_of(one)}, since {day:%d %b %Y}" for one, day in profile.agreed.items()
    }


FIELDS = (
    PersonField(
        "conditions",
        "conditions",
        "Do you have, or did you have, any of these?",
        lambda profile, catalog: {c.value: words for c, words in CONDITION_IN_WORDS.items()},
        Condition,
    ),
    PersonField(
        "cannot",
        "I cannot",
        "What can you not do?",
        lambda profile, catalog: {one.value: words for one, words in POSTURE_NAMES.items()},
        Posture,
    ),
    PersonField("owned", "at hand", "What do you have at hand?", _things, str),
    PersonField(
        "excluded", "not wanted", "Which exercises do you not want to be given?", _exercises, str
    ),
    PersonField(
        "agreed",
        "done all the same",
        "These you do although something speaks against them. Which shall stay so?",
        _agreed,
        str,
    ),
)
"""Every field of the profile that is a list, in the order in which it is shown."""


def said(field: PersonField, profile: Profile, catalog: Catalog) -> str:
    """What the profile says there, in words."""
    value = getattr(profile, field.id)
    if value is None:
        return "not said"
    words = [word for one, word in field.choices(profile, catalog).items() if one in value]
    return "; ".join(words) or "nothing"


def asking(field: PersonField, profile: Profile, catalog: Catalog) -> Asking:
    """The question for a field."""
    choices = field.choices(profile, catalog)
    return Asking(
        id=field.id,
        part=PART,
        words=field.question,
        answers=tuple(Choosable(one, words) for one, words in choices.items()),
        several=True,
    )


def marked(field: PersonField, profile: Profile) -> tuple[str, ...]:
    """Ids of what the profile says there."""
    return tuple(str(one) for one in getattr(profile, field.id) or ())


def with_said(field: PersonField, profile: Profile, answers: Iterable[str]) -> Profile:
    """The profile that says this there; what was agreed to keeps its day."""
    if field.id == "agreed":
        kept = {one: profile.agreed[one] for one in answers if one in profile.agreed}
        return msgspec.structs.replace(profile, agreed=kept)
    value = frozenset(map(field.kind, answers))
    return msgspec.structs.replace(profile, **{field.id: value})
