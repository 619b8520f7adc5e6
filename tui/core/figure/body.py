"""How long and how thick a body is, in hundredths of its height.

The proportions are a pictogram's: a large head and limbs thick enough to be seen at few dots.
"""

PELVIS, LOWER_BACK, CHEST, NECK = 9.0, 10.0, 13.0, 10.5
THIGH, SHIN = 25.0, 24.0
TOE, HEEL = 9.5, 2.5
"""From the ankle forward to the toes, and back to the heel."""
UPPER_ARM, FOREARM, HAND = 15.0, 13.0, 4.5

HIP_HALF, SHOULDER_HALF = 4.6, 8.6
"""From the middle of the body to the joint."""
SHOULDER_HEIGHT = 0.82
"""Along the chest."""

HEAD_RADIUS = 7.0
NOSE = 9.3
"""From the middle of the head to the tip of the nose."""
NECK_RADIUS = 3.0

THIGH_RADII = (4.6, 3.4)
SHIN_RADII = (3.3, 2.2)
FOOT_RADII = (2.2, 1.6)
UPPER_ARM_RADII = (2.8, 2.2)
FOREARM_RADII = (2.2, 1.9)
HAND_RADIUS = 1.9

# Half the depth (back to front) and half the width of the trunk at each of its stations, from the
# seat to the neck; a station is a segment (0 pelvis, 1 lower back, 2 chest) and a part of it.
STATIONS = (
    (0, -0.35, 4.2, 6.4),
    (0, 0.15, 5.4, 7.6),
    (0, 0.85, 5.2, 7.2),
    (1, 0.50, 4.9, 6.8),
    (2, 0.00, 5.5, 7.8),
    (2, 0.45, 6.1, 9.2),
    (2, 0.82, 5.3, 9.8),
    (2, 1.00, 3.6, 5.6),
)
