"""The questions that a routine is made from, one key each, and what was answered (R46)."""

from enum import Enum, IntEnum, StrEnum
from typing import Any

import msgspec

from tui.core.profile import Posture, Profile


class Ache(StrEnum):
    """Where it hurts."""

    UPPER = "upper"
    LOWER = "lower"
    HIPS = "hips"
    ALL_OVER = "all-over"


class Leg(StrEnum):
    """What is felt in a leg."""

    NOTHING = "nothing"
    ABOVE_KNEE = "above-knee"
    BELOW_KNEE = "below-knee"
    GLIDES_SHOWN = "glides-shown"
    """Below the knee, and a professional has shown nerve glides to this person."""


class Shape(StrEnum):
    """How it is today."""

    GOOD = "good"
    SORE = "sore"
    BAD = "bad"


class Reach(StrEnum):
    """What a person can get into."""

    ANYWHERE = "anywhere"
    NO_WRISTS = "no-wrists"
    NO_KNEELING = "no-kneeling"
    BED = "bed"
    CHAIR = "chair"


class Things(StrEnum):
    """What is at hand, each more than the one before."""

    NOTHING = "nothing"
    CHAIR = "chair"
    STRAP = "strap"
    ROLLER = "roller"


class Experience(IntEnum):
    """How used a person is to such exercises; the hardest difficulty that is chosen."""

    NEW = 1
    SOME = 2
    MUCH = 3


class Minutes(IntEnum):
    """How long one session shall take."""

    FIVE = 5
    TEN = 10
    FIFTEEN = 15
    TWENTY = 20
    THIRTY = 30


class Times(IntEnum):
    """How often on one day."""

    ONCE = 1
    TWICE = 2
    THRICE = 3


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was answered."""

    ache: Ache
    leg: Leg
    shape: Shape
    reach: Reach
    things: Things
    minutes: Minutes
    times: Times
    experience: Experience

    def put_over(self, profile: Profile) -> Profile:
        """The profile with what these answers say of postures and equipment.

        Who sits on a chair has one.
        """
        seat = frozenset({"chair"}) if self.reach is Reach.CHAIR else frozenset[str]()
        return msgspec.structs.replace(
            profile, cannot=CANNOT[self.reach] | profile.cannot, owned=OWNED[self.things] | seat
        )


class AnsweredBy(msgspec.Struct, frozen=True):
    """One answer: the number key it has is its place in the question, from 1."""

    value: Enum
    words: str


class QuizQuestion(msgspec.Struct, frozen=True):
    """One question."""

    field: str
    """Of `Answers`."""
    words: str
    answers: tuple[AnsweredBy, ...]


def _question(field: str, words: str, answers: dict[Any, str]) -> QuizQuestion:
    return QuizQuestion(field, words, tuple(AnsweredBy(v, text) for v, text in answers.items()))


QUIZ = (
    _question(
        "ache",
        "Where do you feel it most?",
        {
            Ache.LOWER: "in the lower back",
            Ache.UPPER: "in the upper back or neck",
            Ache.HIPS: "in the hips or buttocks",
            Ache.ALL_OVER: "all over the back, or nowhere much",
        },
    ),
    _question(
        "leg",
        "Is there pain, tingling or numbness in a leg?",
        {
            Leg.NOTHING: "no",
            Leg.ABOVE_KNEE: "yes, above the knee",
            Leg.BELOW_KNEE: "yes, below the knee",
            Leg.GLIDES_SHOWN: "below the knee, and a professional has shown me nerve glides",
        },
    ),
    _question(
        "shape",
        "How is it today?",
        {Shape.GOOD: "good, or only stiff", Shape.SORE: "it hurts", Shape.BAD: "it hurts a lot"},
    ),
    _question(
        "reach",
        "What can you get into?",
        {
            Reach.ANYWHERE: "the floor, also on hands and knees",
            Reach.NO_WRISTS: "the floor, but no weight on my hands",
            Reach.NO_KNEELING: "the floor, but no kneeling",
            Reach.BED: "a bed, but not the floor, and no kneeling",
            Reach.CHAIR: "a chair, and standing",
        },
    ),
    _question(
        "things",
        "What is at hand?",
        {
            Things.NOTHING: "nothing",
            Things.CHAIR: "a steady chair and a wall",
            Things.STRAP: "these, and a strap or a long towel",
            Things.ROLLER: "these, and a foam roller",
        },
    ),
    _question(
        "minutes",
        "How many minutes shall it take?",
        {minutes: str(minutes.value) for minutes in Minutes},
    ),
    _question(
        "times",
        "How often on one day?",
        {Times.ONCE: "once", Times.TWICE: "twice", Times.THRICE: "three times"},
    ),
    _question(
        "experience",
        "How used are you to such exercises?",
        {
            Experience.NEW: "I am new to them",
            Experience.SOME: "I have done some",
            Experience.MUCH: "I do them all the time",
        },
    ),
)
"""Every question, in the order in which they are asked."""

CANNOT = {
    Reach.ANYWHERE: frozenset[Posture](),
    Reach.NO_WRISTS: frozenset({Posture.WRISTS}),
    Reach.NO_KNEELING: frozenset({Posture.KNEELING}),
    Reach.BED: frozenset({Posture.FLOOR, Posture.KNEELING}),
    Reach.CHAIR: frozenset(Posture),
}
"""What somebody cannot get into who answered this."""

_CHAIR = frozenset({"chair", "wall"})
_STRAP = _CHAIR | {"strap"}
OWNED = {
    Things.NOTHING: frozenset[str](),
    Things.CHAIR: _CHAIR,
    Things.STRAP: _STRAP,
    Things.ROLLER: _STRAP | {"foam-roller"},
}
"""What is at hand with this answer."""
