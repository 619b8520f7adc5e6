"""In which order exercises come: mobility before strength, and the spine from the top down.

R17 ("Physical Therapy Stretches for Back Pain") and R19 ("What Is The One Stretch To Relieve Back
Pain") of the domain notes.
"""

from tui.core.exercise import Exercise, Kind, Region

_RANKS = {
    Region.NECK: 0,
    Region.UPPER_BACK: 0,
    Region.LOWER_BACK: 1,
    Region.CORE: 1,
    Region.HIPS: 2,
    Region.LEG: 3,
}
_SPINE = 1
"""The last rank of the spine."""

MOBILITY = frozenset({Kind.JOINT_MOBILITY, Kind.MUSCLE_STRETCH})
"""The kinds that make a person move freely."""

Rank = tuple[int, int]
"""Strength after all else, then the region from the top down."""


def rank(exercise: Exercise) -> Rank:
    """Where an exercise belongs; one that names no region counts with the lower back."""
    region = exercise.regions[0] if exercise.regions else Region.LOWER_BACK
    return (int(exercise.kind is Kind.STRENGTH_STABILITY), _RANKS[region])


def is_spine(exercise: Exercise) -> bool:
    """True for an exercise that moves or stretches the spine first of all."""
    return exercise.kind in MOBILITY and rank(exercise)[1] <= _SPINE


def is_below_spine(exercise: Exercise) -> bool:
    """True for an exercise that moves or stretches hips or legs first of all."""
    return exercise.kind in MOBILITY and rank(exercise)[1] > _SPINE
