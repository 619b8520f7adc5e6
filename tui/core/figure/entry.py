"""Poses and figures as a catalog file holds them; what they mean stands in catalog.toml."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

Id = Annotated[str, Meta(min_length=1, max_length=60)]
Sentence = Annotated[str, Meta(min_length=1, max_length=200)]
Degrees = Annotated[float, Meta(ge=-360, le=360)]
"""A direction on the page: 0 right, 90 up, 180 left, -90 down."""
Tilt = Annotated[float, Meta(ge=-90, le=90)]
"""Out of the page: sideways, away from the body's middle; of the trunk, to the near side."""


class Carrier(StrEnum):
    """What carries the body: the lowest point of it lies on the floor."""

    FEET = "feet"
    KNEES = "knees"
    NEAR_KNEE = "near-knee"
    FAR_KNEE = "far-knee"
    BACK = "back"
    FRONT = "front"
    HIPS = "hips"
    ANYTHING = "anything"


class Spot(StrEnum):
    """A place of the body; near is the side towards the viewer, the right one."""

    HIP = "hip"
    LOW_BACK = "low-back"
    UPPER_BACK = "upper-back"
    BELLY = "belly"
    SHOULDERS = "shoulders"
    NECK = "neck"
    HEAD = "head"
    NEAR_HIP = "near-hip"
    NEAR_THIGH = "near-thigh"
    NEAR_KNEE = "near-knee"
    NEAR_SHIN = "near-shin"
    NEAR_ANKLE = "near-ankle"
    NEAR_SOLE = "near-sole"
    NEAR_SHOULDER = "near-shoulder"
    NEAR_ELBOW = "near-elbow"
    NEAR_HAND = "near-hand"
    FAR_HIP = "far-hip"
    FAR_THIGH = "far-thigh"
    FAR_KNEE = "far-knee"
    FAR_SHIN = "far-shin"
    FAR_ANKLE = "far-ankle"
    FAR_SOLE = "far-sole"
    FAR_SHOULDER = "far-shoulder"
    FAR_ELBOW = "far-elbow"
    FAR_HAND = "far-hand"


class Area(StrEnum):
    """A stretched or working region; of the limbs, those of the near side."""

    NECK = "neck"
    UPPER_BACK = "upper-back"
    LOWER_BACK = "lower-back"
    BACK = "back"
    CHEST = "chest"
    BELLY = "belly"
    SIDE = "side"
    BUTTOCK = "buttock"
    HIP_FRONT = "hip-front"
    OUTER_HIP = "outer-hip"
    THIGH_FRONT = "thigh-front"
    THIGH_BACK = "thigh-back"
    CALF = "calf"


class View(StrEnum):
    """Where the picture is taken from."""

    SIDE = "side"
    CORNER = "corner"
    FRONT = "front"
    ABOVE = "above"
    HIGH = "high"
    FEET = "feet"
    CORNER_HIGH = "corner-high"


class Shown(StrEnum):
    """The side of the body whose work the frames show; the other is mirrored."""

    RIGHT = "right"
    LEFT = "left"


class PropKind(StrEnum):
    """A thing that an exercise needs."""

    CHAIR = "chair"
    WALL = "wall"
    ROLLER = "roller"
    STRAP = "strap"
    MAT = "mat"
    FINGERS = "fingers"
    """A helper's, touching the body at one place."""


TIED_BY: dict[PropKind, tuple[str, ...]] = {
    PropKind.CHAIR: (),
    PropKind.MAT: (),
    PropKind.WALL: ("at",),
    PropKind.ROLLER: ("at",),
    PropKind.FINGERS: ("at",),
    PropKind.STRAP: ("from", "to"),
}
"""The places of the body that each thing must name."""


class PropEntry(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"start": "from"}
):
    """A thing and what it is tied to; raises `ValueError` when it is tied to nothing."""

    kind: PropKind
    at: Spot | None = None
    start: Spot | None = None
    to: Spot | None = None

    def __post_init__(self) -> None:
        tied = {"at": self.at, "from": self.start, "to": self.to}
        wanted = TIED_BY[self.kind]
        if any(tied[name] is None for name in wanted):
            raise ValueError(f"a {self.kind} needs {' and '.join(wanted)}: a place of the body")


Contact = Annotated[str, Meta(min_length=1, max_length=30)]
"""`floor`, `slide`, `stay`, or a place of the body."""


class Hold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which ends must touch something."""

    hands: Contact | None = None
    near_hand: Contact | None = None
    far_hand: Contact | None = None
    feet: Contact | None = None
    near_foot: Contact | None = None
    far_foot: Contact | None = None

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            said = getattr(self, name)
            if said is not None and said not in CONTACTS:
                raise ValueError(f"{name} = '{said}': expected one of {', '.join(CONTACTS)}")


CONTACTS = ("floor", "slide", "stay", *(spot.value for spot in Spot))

Leg = tuple[Degrees, Degrees, Degrees]
LegTilt = tuple[Tilt, Tilt, Tilt]
Arm = tuple[Degrees, Degrees]
ArmTilt = tuple[Tilt, Tilt]


class PoseEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pose; what it leaves out is as in the pose that it is like."""

    say: Sentence
    """The pose in words."""
    like: Id | None = None
    rests_on: Carrier | None = None
    trunk: tuple[Degrees, Degrees, Degrees, Degrees] | None = None
    """Pelvis, lower back, chest, head."""
    trunk_out: tuple[Tilt, Tilt, Tilt, Tilt] | None = None
    turn: tuple[Degrees, Degrees, Degrees] | None = None
    """Pelvis, chest, head, about their long axis; 90 turns the front to the viewer."""
    legs: Leg | None = None
    """Thigh, shin, foot."""
    legs_out: LegTilt | None = None
    near_leg: Leg | None = None
    near_leg_out: LegTilt | None = None
    far_leg: Leg | None = None
    far_leg_out: LegTilt | None = None
    arms: Arm | None = None
    """Upper arm, forearm."""
    arms_out: ArmTilt | None = None
    near_arm: Arm | None = None
    near_arm_out: ArmTilt | None = None
    far_arm: Arm | None = None
    far_arm_out: ArmTilt | None = None
    hold: Hold | None = None


FEWEST_FRAMES, MOST_FRAMES, MOST_PROPS = 2, 8, 6


class FigureEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an exercise is shown: poses from the first to the end of the movement."""

    frames: tuple[Id, ...]
    left_frames: tuple[Id, ...] | None = None
    """The same for the left side, where the mirrored picture would turn the body round."""
    side: Shown = Shown.RIGHT
    view: View = View.SIDE
    camera: tuple[Degrees, Degrees] | None = None
    """Round the body and up, in degrees, where no view serves."""
    close_up: tuple[Spot, Spot] | None = None
    """Only the body from here to there, where the movement is small."""
    pin: Spot = Spot.HIP
    """What keeps its place on the page."""
    stretch: tuple[Area, ...] = ()
    props: tuple[PropEntry, ...] = ()

    def __post_init__(self) -> None:
        for name in ("frames", "left_frames"):
            frames = getattr(self, name)
            if frames is not None and not FEWEST_FRAMES <= len(frames) <= MOST_FRAMES:
                raise ValueError(f"{name} must name {FEWEST_FRAMES} to {MOST_FRAMES} poses")
        if len(self.props) > MOST_PROPS:
            raise ValueError(f"props must be {MOST_PROPS} at most")
