"""Names that lead from figures to poses and from poses to others, and those that lead nowhere."""

from collections.abc import Iterator, Mapping

from tui.core.figure.entry import FigureEntry, PoseEntry
from tui.core.problem import Problem, nearest

MOST_LIKE = 30
"""Poses that may start like each other in a row."""


class UnknownPoseError(LookupError):
    """A pose is, or starts like, one that does not exist; its argument is the missing name."""


class PoseCircleError(ValueError):
    """Poses start like each other in a circle, or without an end in sight; says which."""


def line_of(name: str, poses: Mapping[str, PoseEntry]) -> list[PoseEntry]:
    """The pose, the one it starts like, and so on to one that starts by itself.

    Raises `UnknownPoseError` and `PoseCircleError`.
    """
    line: dict[str, PoseEntry] = {}
    following: str | None = name
    while following is not None:
        if following in line:
            names = list(line)
            circle = " like ".join([*names[names.index(following) :], following])
            raise PoseCircleError(f"goes in a circle: {circle}")
        if following not in poses:
            raise UnknownPoseError(following)
        if len(line) == MOST_LIKE:
            raise PoseCircleError(f"more than {MOST_LIKE} poses, each like the next")
        line[following] = poses[following]
        following = poses[following].like
    return list(line.values())


def broken_poses(
    named: Mapping[str, PoseEntry], poses: Mapping[str, PoseEntry]
) -> Iterator[Problem]:
    """A problem for each of the named poses that starts like a missing one, or like itself."""
    for name, pose in named.items():
        try:
            line_of(name, poses)
        except UnknownPoseError as unknown:
            # Those that start like the faulty one would only say the same again.
            missing = str(unknown.args[0])
            if pose.like == missing:
                yield _unknown(missing, f"poses.{name}.like", poses)
        except PoseCircleError as circle:
            yield Problem(str(circle), f"poses.{name}.like")


def broken_frames(entry: FigureEntry, poses: Mapping[str, PoseEntry], at: str) -> Iterator[Problem]:
    """A problem for each frame that names a pose that does not exist."""
    for key, names in (("frames", entry.frames), ("left_frames", entry.left_frames or ())):
        for number, name in enumerate(names, 1):
            if name not in poses:
                yield _unknown(name, f"{at}.{key}[{number}]", poses)


def _unknown(name: str, at: str, poses: Mapping[str, PoseEntry]) -> Problem:
    return Problem(f"no pose has the name '{name}'", at, nearest(name, poses))
