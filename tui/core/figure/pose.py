"""A pose with every number known, and what lies between two of them."""

from collections.abc import Mapping
from typing import NamedTuple

from tui.core.figure.entry import Carrier, PoseEntry
from tui.core.figure.links import line_of

Numbers = tuple[float, ...]

_NONE_OUT: Numbers = (0.0, 0.0, 0.0, 0.0)


class Segments(NamedTuple):
    """Where the segments of one chain point, from its root on."""

    page: Numbers
    """Degrees on the page."""
    out: Numbers
    """Degrees out of it."""


class Pose(NamedTuple):
    """How a body is placed, apart from where on the page."""

    say: str
    rests_on: Carrier
    trunk: Segments
    turn: Numbers
    near_leg: Segments
    far_leg: Segments
    near_arm: Segments
    far_arm: Segments
    near_hand_on: str = ""
    """What it must touch: `floor`, `slide`, `stay`, a place of the body, or nothing."""
    far_hand_on: str = ""
    near_foot_on: str = ""
    far_foot_on: str = ""


STANDING = Pose(
    say="",
    rests_on=Carrier.ANYTHING,
    trunk=Segments((90.0, 90.0, 90.0, 90.0), _NONE_OUT),
    turn=(0.0, 0.0, 0.0),
    near_leg=Segments((-90.0, -90.0, 0.0), _NONE_OUT[:3]),
    far_leg=Segments((-90.0, -90.0, 0.0), _NONE_OUT[:3]),
    near_arm=Segments((-95.0, -82.0), _NONE_OUT[:2]),
    far_arm=Segments((-95.0, -82.0), _NONE_OUT[:2]),
)
"""What a pose is like that says nothing: upright, arms down."""


def pose_named(name: str, poses: Mapping[str, PoseEntry]) -> Pose:
    """The pose with everything it takes from others.

    Raises `UnknownPoseError` and `PoseCircleError`.
    """
    pose = STANDING
    for entry in reversed(line_of(name, poses)):
        pose = _changed(pose, entry)
    return pose


def _changed(pose: Pose, entry: PoseEntry) -> Pose:
    changes: dict[str, object] = {"say": entry.say}
    if entry.rests_on is not None:
        changes["rests_on"] = entry.rests_on
    if entry.turn is not None:
        changes["turn"] = entry.turn
    for chain, both in _CHAINS.items():
        for written in (both, chain):
            page, out = getattr(entry, written), getattr(entry, f"{written}_out")
            known: Segments = changes.get(chain, getattr(pose, chain))  # type: ignore[assignment]
            if page is not None:
                changes[chain] = Segments(page, out or _NONE_OUT[: len(page)])
            elif out is not None:
                changes[chain] = Segments(known.page, out)
    if (hold := entry.hold) is not None:
        changes["near_hand_on"] = hold.near_hand or hold.hands or ""
        changes["far_hand_on"] = hold.far_hand or hold.hands or ""
        changes["near_foot_on"] = hold.near_foot or hold.feet or ""
        changes["far_foot_on"] = hold.far_foot or hold.feet or ""
    return pose._replace(**changes)  # type: ignore[arg-type]


_CHAINS = {
    "trunk": "trunk",
    "near_leg": "legs",
    "far_leg": "legs",
    "near_arm": "arms",
    "far_arm": "arms",
}
"""Each chain, and the key that writes it together with its twin."""


def blend(a: Pose, b: Pose, part: float) -> Pose:
    """The numbers between two poses, as they are written; the rest is as in the first."""
    if part in (0, 1):
        return b if part else a
    return a._replace(
        trunk=_mixed(a.trunk, b.trunk, part),
        turn=_line(a.turn, b.turn, part),
        near_leg=_mixed(a.near_leg, b.near_leg, part),
        far_leg=_mixed(a.far_leg, b.far_leg, part),
        near_arm=_mixed(a.near_arm, b.near_arm, part),
        far_arm=_mixed(a.far_arm, b.far_arm, part),
    )


def _mixed(a: Segments, b: Segments, part: float) -> Segments:
    return Segments(_line(a.page, b.page, part), _line(a.out, b.out, part))


def _line(a: Numbers, b: Numbers, part: float) -> Numbers:
    return tuple(x + (y - x) * part for x, y in zip(a, b, strict=True))
