"""The rules that a routine for one person is made by, as tables to be read line by line.

`LEAVE_OUT` says what does not come in, `NEEDS` what each place in a routine is for, `ORDER` which
needs come first for whom. The numbers are those of the domain notes; the order within a row of
`ORDER`, and the strictness of `LEAVE_OUT` where its `why` says so, are our own.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from tui.core.answers import Ache, Answers, Leg, Shape
from tui.core.exercise import Exercise, Identity, Kind, Position
from tui.core.gate import STRENGTH_WAITS
from tui.core.profile import Condition, Objection, Profile
from tui.core.safety import Bars


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """For whom a routine is made."""

    answers: Answers
    profile: Profile
    """With the answers put over it."""
    strength: bool = False
    """True when strength work is open (R19)."""
    bars: Bars = Bars()

    @property
    def in_bad_shape(self) -> bool:
        """True when it hurts a lot today."""
        return self.answers.shape is Shape.BAD


class LeaveOut(NamedTuple):
    """One line: when this is so, leave these exercises out."""

    rule: str
    when: str
    what: str
    why: str
    applies: Callable[[Person, Exercise], bool]


def _is_strength(exercise: Exercise) -> bool:
    return exercise.kind is Kind.STRENGTH_STABILITY


def _is_glide(exercise: Exercise) -> bool:
    return exercise.kind is Kind.NERVE_GLIDE


LEAVE_OUT = (
    LeaveOut(
        "R54",
        "always",
        "exercises that an article only hints at",
        "It is not certain which movement the article means.",
        lambda person, exercise: exercise.identity is Identity.GUESS,
    ),
    LeaveOut(
        "R24",
        "it hurt in an earlier session",
        "that exercise, its family or its direction",
        "It is on hold because of what you felt.",
        lambda person, exercise: person.bars.bar(exercise),
    ),
    LeaveOut(
        "C4",
        "pregnancy",
        "exercises lying on the back",
        "You would lie on your back; in pregnancy your care team should agree first.",
        lambda person, exercise: (
            Condition.PREGNANCY in person.profile.conditions
            and exercise.position in (Position.SUPINE, Position.HOOK_LYING)
        ),
    ),
    LeaveOut(
        "R39",
        "something is not at hand",
        "exercises that need it",
        "It needs something that is not at hand.",
        lambda person, exercise: any(person.profile.missing(exercise.equipment)),
    ),
    LeaveOut(
        "R19",
        "before mobility is mastered",
        "strength and stability work",
        STRENGTH_WAITS,
        lambda person, exercise: _is_strength(exercise) and not person.strength,
    ),
    LeaveOut(
        "R25",
        "it hurts a lot today",
        "strength, glides and all that is not easy",
        "It hurts a lot today, so only what is easy is taken.",
        lambda person, exercise: (
            person.in_bad_shape
            and (_is_strength(exercise) or _is_glide(exercise) or exercise.difficulty > 1)
        ),
    ),
    LeaveOut(
        "R20",
        "harder than the person is used to",
        "mobility work above that difficulty",
        "Easy exercises come before hard ones.",
        lambda person, exercise: (
            not _is_strength(exercise) and exercise.difficulty > person.answers.experience
        ),
    ),
    LeaveOut(
        "R18",
        "nobody has shown nerve glides to the person",
        "nerve glides",
        "Nerve glides are for those to whom a professional has shown them.",
        lambda person, exercise: _is_glide(exercise) and person.answers.leg is not Leg.GLIDES_SHOWN,
    ),
    LeaveOut(
        "R18",
        "symptoms below the knee",
        "held stretches that pull on the nerve of the leg",
        "It can stir up a nerve, and you feel something below the knee.",
        lambda person, exercise: (
            "nerve-irritable" in exercise.flags
            and not _is_glide(exercise)
            and person.answers.leg in (Leg.BELOW_KNEE, Leg.GLIDES_SHOWN)
        ),
    ),
)
"""What the profile says against an exercise (R28, R29, R33, C4, postures) comes before these."""


def objections(person: Person, exercise: Exercise) -> Iterator[Objection]:
    """Everything that keeps an exercise out of a routine made for this person."""
    yield from person.profile.against(exercise)
    for line in LEAVE_OUT:
        if line.applies(person, exercise):
            yield Objection(rule=line.rule, about=line.when, why=line.why)


class Need(NamedTuple):
    """One line: what a place in a routine is for, and the exercises for it, the first choice first.

    What nothing speaks against, and is not in the routine yet, is taken.
    """

    rule: str
    why: str
    exercises: tuple[str, ...]


NEEDS: Mapping[str, Need] = {
    "upper turn": Need(
        "R17",
        "The upper back comes first",
        ("open-book-upper", "thread-the-needle", "upper-trapezius-stretch"),
    ),
    "lower turn": Need(
        "R18",
        "The lower back comes before the hips",
        ("lower-trunk-rotation", "open-book-low", "seated-rotation"),
    ),
    "glide": Need(
        "R14", "Once a day, small and slow", ("nerve-floss-seated", "sciatic-glide-supine")
    ),
    "essential bend": Need("R21", "One of the essentials", ("knee-to-chest",)),
    "essential turn": Need(
        "R21", "One of the essentials", ("lower-back-rotation-hold", "seated-rotation")
    ),
    "round and arch": Need("R01", "Joints like to be moved", ("cat-cow", "cat-stretch")),
    "front of hips": Need(
        "R56",
        "The front, which sitting shortens",
        ("hip-flexor-kneeling", "hip-flexor-standing"),
    ),
    "buttocks": Need("R56", "The back of the hips", ("figure-four", "piriformis-stretch")),
    "back of legs": Need("R56", "The back of the legs", ("hamstring-strap",)),
    "calves": Need("R56", "The back of the legs", ("calf-stretch-wall",)),
    "hip turn": Need("R56", "The hips turn too", ("lower-trunk-rotation-wide",)),
    "backward bend": Need(
        "R29", "Because you were cleared for it", ("press-up", "sphinx", "kneeling-back-bend")
    ),
    "shoulder turn": Need("R17", "More for the upper back", ("thread-the-needle",)),
    "roller": Need("R17", "More for the upper back", ("thoracic-extension-foam-roll",)),
    "neck": Need("R17", "More for neck and upper back", ("upper-trapezius-stretch",)),
    "lower book": Need("R17", "More for the lower back", ("open-book-low",)),
    "calm": Need("R48", "A calm stretch", ("childs-pose",)),
    "both knees": Need("R20", "The next step after one knee", ("knee-to-chest-double",)),
}
"""What each place is for. A second row with the same exercise is for sessions with time left."""

ORDER: Mapping[Ache, tuple[str, ...]] = {
    Ache.LOWER: (
        "lower turn", "essential bend", "glide", "front of hips", "upper turn", "buttocks",
        "round and arch", "backward bend", "back of legs", "lower book", "essential turn", "calm",
        "calves", "neck", "shoulder turn", "roller", "hip turn", "both knees",
    ),
    Ache.UPPER: (
        "upper turn", "round and arch", "glide", "neck", "lower turn", "shoulder turn", "roller",
        "front of hips", "backward bend", "lower book", "calm", "buttocks", "essential bend",
        "back of legs", "essential turn", "calves", "hip turn", "both knees",
    ),
    Ache.HIPS: (
        "lower turn", "front of hips", "glide", "buttocks", "upper turn", "essential bend",
        "back of legs", "hip turn", "round and arch", "backward bend", "essential turn", "calves",
        "calm", "lower book", "shoulder turn", "roller", "neck", "both knees",
    ),
    Ache.ALL_OVER: (
        "upper turn", "lower turn", "glide", "front of hips", "essential bend", "round and arch",
        "buttocks", "back of legs", "backward bend", "shoulder turn", "calm", "lower book",
        "roller", "neck", "essential turn", "calves", "hip turn", "both knees",
    ),
}  # fmt: skip
"""Which needs are met first. R18: hip pain, too, begins with the spine. The rest is ours."""

STRENGTH_BLOCK = (
    Need("R55", "Strength: control first", ("pelvic-tilt", "pelvic-tilt-hold")),
    Need("R55", "Strength: the hips", ("bridge-reps", "sit-to-stand")),
    Need("R55", "Strength: the trunk", ("partial-crunch", "plank-progression")),
)
"""All of them or none: strength for the back is abdomen, back and hips, and control."""

MIN_MINUTES_FOR_STRENGTH = 10
"""Less leaves no room for mobility before it (R19); the number is ours."""
ESSENTIAL_NEEDS = 4
"""So many needs are essential, those after them optional (R21)."""
