"""One movement of the catalog: how to do it, where it is felt, its doses and their sources."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from tui.core.dose import Prescription, Reps, TimesPerDay
from tui.core.figure.entry import FigureEntry

Id = Annotated[str, Meta(min_length=1, max_length=60)]
Name = Annotated[str, Meta(min_length=1, max_length=100)]
Line = Annotated[str, Meta(min_length=1, max_length=500)]
Option = Annotated[str, Meta(min_length=1, max_length=24)]
"""Short enough to stand behind the name of its exercise."""
CueText = Annotated[str, Meta(min_length=1, max_length=60)]
"""Short enough to be read from the mat, with a word on breathing after it."""
NumberRange = tuple[float, float]


class Kind(StrEnum):
    """What an exercise works on; joints get repetitions, muscles get holds."""

    JOINT_MOBILITY = "joint-mobility"
    MUSCLE_STRETCH = "muscle-stretch"
    STRENGTH_STABILITY = "strength-stability"
    NERVE_GLIDE = "nerve-glide"


class Region(StrEnum):
    """Where in the body, from the top down."""

    NECK = "neck"
    UPPER_BACK = "upper-back"
    LOWER_BACK = "lower-back"
    CORE = "core"
    HIPS = "hips"
    LEG = "leg"


class Position(StrEnum):
    """How the body is placed, in the words physical therapists use."""

    SUPINE = "supine"
    HOOK_LYING = "hook-lying"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    ALL_FOURS = "all-fours"
    KNEELING = "kneeling"
    HALF_KNEELING = "half-kneeling"
    SITTING = "sitting"
    STANDING = "standing"
    PLANK = "plank"


POSITION_IN_WORDS = {
    Position.SUPINE: "lying on the back, legs straight",
    Position.HOOK_LYING: "lying on the back, knees bent",
    Position.PRONE: "lying face down",
    Position.SIDE_LYING: "lying on the side",
    Position.ALL_FOURS: "on hands and knees",
    Position.KNEELING: "kneeling",
    Position.HALF_KNEELING: "kneeling on one knee",
    Position.SITTING: "sitting on a chair",
    Position.STANDING: "standing",
    Position.PLANK: "in a plank",
}
"""Each position in the words a patient knows."""


class Direction(StrEnum):
    """What the spine does."""

    FLEXION = "flexion"
    EXTENSION = "extension"
    ROTATION = "rotation"
    SIDE_BEND = "side-bend"
    NEUTRAL = "neutral"


class Identity(StrEnum):
    """How sure it is which movement the article means."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    GUESS = "guess"


class Origin(StrEnum):
    """Where the steps come from."""

    ARTICLE = "article"
    MIXED = "mixed"
    GENERAL = "general"


class Mention(StrEnum):
    """What an article has of an exercise."""

    INSTRUCTIONS = "instructions"
    NAME = "name"
    TARGET = "target"
    UNNAMED = "unnamed"


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One mention in one article, with the dose exactly as that mention gives it."""

    article: Id
    """Key of the article in the catalog's table of articles."""
    gives: Mention
    heading: Name | None = None
    hold_seconds: NumberRange | None = None
    at_least_seconds: float | None = None
    breaths: NumberRange | None = None
    reps: NumberRange | None = None
    sets: NumberRange | None = None
    times_per_day: NumberRange | None = None
    side: str | None = None
    note: Line | None = None


class ExerciseDose(Prescription, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An exercise's default dose."""

    times_per_day: TimesPerDay | None = None


class DoseRange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a dose may be set to, low and high; None where the exercise does not say."""

    sets: NumberRange | None = None
    reps: NumberRange | None = None
    hold_seconds: NumberRange | None = None
    breaths: NumberRange | None = None
    times_per_day: NumberRange | None = None

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            pair = getattr(self, name)
            if pair is not None and not 0 < pair[0] <= pair[1]:
                raise ValueError(f"{name} must be a low and a high number, low first")


class Breath(StrEnum):
    """Which way the air goes."""

    INHALE = "inhale"
    EXHALE = "exhale"


class Breathe(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to breathe in each part of a moving repetition; None where it does not matter.

    There is no word for holding the breath, on purpose.
    """

    out: Breath | None = None
    pause: Breath | None = None
    back: Breath | None = None


class RepCue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to be told in one repetition of every set, on each side."""

    at_rep: Reps
    """Number of the repetition, from 1."""
    text: CueText


class Exercise(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An exercise of the catalog. A person's own needs only id, name, kind and steps."""

    id: Id
    name: Name
    kind: Kind
    steps: tuple[Line, ...]
    """What to do, one instruction each, in order."""
    other_names: tuple[Name, ...] = ()
    family: str = ""
    """Exercises of one family are variants of the same movement."""
    regions: tuple[Region, ...] = ()
    direction: tuple[Direction, ...] = ()
    position: Position | None = None
    places: tuple[Name, ...] = ()
    equipment: tuple[Name, ...] = ()
    optional_equipment: tuple[Name, ...] = ()
    difficulty: Annotated[int, Meta(ge=1, le=3)] = 1
    targets: str = ""
    feel: str = ""
    """Where it should be felt."""
    breathing: str = ""
    breathe: Breathe = Breathe()
    """The part of `breathing` that can be said as the movement goes."""
    cues: tuple[RepCue, ...] = ()
    options: tuple[Option, ...] = ()
    """Ways of doing it among which comfort decides, the usual one first; the dose is the same."""
    cautions: tuple[Line, ...] = ()
    flags: tuple[Id, ...] = ()
    """Caution flags, keys of the catalog's table of flags."""
    easier: tuple[Id, ...] = ()
    easier_ideas: tuple[Line, ...] = ()
    harder: tuple[Id, ...] = ()
    harder_ideas: tuple[Line, ...] = ()
    identity: Identity = Identity.CERTAIN
    steps_from: Origin = Origin.GENERAL
    dose_note: str = ""
    """Why the default is what it is where the articles disagree or are silent."""
    override: bool = False
    """True: this entry replaces the one with the same id that was read before it."""
    sources: tuple[Source, ...] = ()
    dose: ExerciseDose = ExerciseDose()
    range: DoseRange = DoseRange()
    figure: FigureEntry | None = None
    """How it is shown; None where words have to do."""

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError("steps must say at least one thing to do")
        if len(set(self.options)) < len(self.options):
            raise ValueError("options must not name the same twice")
        told = [cue.at_rep for cue in self.cues]
        if len(set(told)) < len(told):
            raise ValueError("cues must not say two things in the same repetition")


DEFAULT_BY_KIND = {
    Kind.JOINT_MOBILITY: Prescription(reps=10, tempo=(2, 1, 2), rest_seconds=15),
    Kind.MUSCLE_STRETCH: Prescription(reps=2, hold_seconds=30, rest_seconds=15),
    Kind.STRENGTH_STABILITY: Prescription(reps=8, tempo=(2, 1, 3), rest_seconds=60),
    Kind.NERVE_GLIDE: Prescription(reps=10, tempo=(3, 0, 3), rest_seconds=30),
}
"""The dose of an exercise that states none.

Joints are moved in and out, muscles are held for 30 s ("Physical Therapy Stretches for Back
Pain"); nerve glides are 10 slow repetitions ("What Is The One Stretch To Relieve Back Pain").
The rests are ours.
"""
