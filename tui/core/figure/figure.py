"""The figure of an exercise, put together from what catalog files say."""

from collections.abc import Mapping
from typing import NamedTuple, Optional

from tui.core.dose import Side
from tui.core.figure.camera import ANGLES
from tui.core.figure.entry import Area, FigureEntry, PoseEntry, PropEntry, Spot
from tui.core.figure.links import PoseCircleError, UnknownPoseError
from tui.core.figure.pose import Pose, pose_named


class Figure(NamedTuple):
    """How an exercise is shown."""

    frames: tuple[Pose, ...]
    """From where it starts to where the movement ends."""
    left_frames: tuple[Pose, ...]
    """The same for the left side; empty where the mirrored picture shows it."""
    yaw: float
    pitch: float
    pin: Spot
    stretch: tuple[Area, ...]
    props: tuple[PropEntry, ...]
    shown: Side = Side.RIGHT
    """The side that the frames show as they are written."""
    close_up: tuple[Spot, Spot] | None = None
    """Only the body between these is in the picture."""
    leads_to: Optional["Figure"] = None
    """The figure that this one only leads over to: nothing is planted on the way."""

    @property
    def has_floor_line(self) -> bool:
        """True when the picture is taken level, so that the floor is a line."""
        return self.pitch == 0

    def frames_on(self, side: Side | None) -> tuple[Pose, ...]:
        """The frames for a side of the body."""
        return self.left_frames if side is Side.LEFT and self.left_frames else self.frames

    def is_mirrored_on(self, side: Side | None) -> bool:
        """True when a side is shown by the mirrored picture."""
        return side is not None and side is not self.shown and not self.left_frames

    def works_far_on(self, side: Side | None) -> bool:
        """True when the frames of a side show the work of the limbs behind the body."""
        return side is Side.LEFT and bool(self.left_frames)

    def led_from(self, before: "Figure", side: Side | None) -> "Figure":
        """A figure that goes from the first pose of another one to this one's."""
        start, end = before.frames_on(side)[0], self.frames_on(side)[0]
        left = (start, end) if self.left_frames else ()
        return self._replace(frames=(start, end), left_frames=left, leads_to=self)


def figure_of(entry: FigureEntry | None, poses: Mapping[str, PoseEntry]) -> Figure | None:
    """The figure that an exercise has; None when it has none, or it is faulty."""
    if entry is None:
        return None
    try:
        frames = tuple(pose_named(name, poses) for name in entry.frames)
        left = tuple(pose_named(name, poses) for name in entry.left_frames or ())
    except (UnknownPoseError, PoseCircleError):
        return None
    yaw, pitch = entry.camera or ANGLES[entry.view]
    return Figure(
        frames,
        left,
        yaw,
        pitch,
        entry.pin,
        entry.stretch,
        entry.props,
        Side(entry.side.value),
        entry.close_up,
    )
