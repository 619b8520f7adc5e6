"""What a session is made from, whole: nothing that is edited later changes it."""

from zlib import crc32

import msgspec

from tui.core.catalog import Catalog
from tui.core.exercise import Exercise
from tui.core.manner import Manner
from tui.core.pace import Pace
from tui.core.phase import Phase
from tui.core.rearrange import left_out
from tui.core.routine import Routine
from tui.core.safety import Bars
from tui.core.timeline import Timeline, compile_timeline


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A routine, the exercises in it and the manner of leading, as they were at the beginning."""

    routine_id: str
    """The id or file name it was chosen by."""
    routine: Routine
    exercises: tuple[Exercise, ...]
    """Those of the routine that the catalog had, each once."""
    manner: Manner = Manner()
    bars: Bars = Bars()
    """What was left out from the start because it had hurt."""
    flare: bool = False
    """True when the routine was made light for a bad day."""

    @classmethod
    def of(
        cls,
        routine_id: str,
        routine: Routine,
        catalog: Catalog,
        manner: Manner,
        bars: Bars = Bars(),  # noqa: B008 - frozen
        *,
        flare: bool = False,
    ) -> "Plan":
        """The plan of a routine that is about to be started."""
        plain = Routine(**{name: getattr(routine, name) for name in Routine.__struct_fields__})
        ids = dict.fromkeys(step.exercise for step in routine.steps)
        found = (catalog.exercise(exercise_id) for exercise_id in ids)
        exercises = tuple(exercise for exercise in found if exercise)
        return cls(
            routine_id=routine_id,
            routine=plain,
            exercises=exercises,
            manner=manner,
            bars=bars,
            flare=flare,
        )

    @property
    def pace(self) -> Pace:
        """The pace it is led at."""
        return self.manner.pace.changed_by(self.routine.pace)

    @property
    def barred(self) -> tuple[Exercise, ...]:
        """The exercises that are left out from the start."""
        return tuple(exercise for exercise in self.exercises if self.bars.bar(exercise))

    def exercise(self, exercise_id: str) -> Exercise | None:
        """The exercise with this id as it was; None when the plan has none."""
        return next((e for e in self.exercises if e.id == exercise_id), None)

    def full_timeline(self) -> Timeline:
        """What the routine compiles to, nothing barred. Raises `RoutineTooLong`."""
        return compile_timeline(self.routine, Catalog(self.exercises), self.manner)

    def timeline(self) -> Timeline:
        """What is to be walked. Raises `RoutineTooLong`."""
        barred = frozenset(exercise.id for exercise in self.barred)
        return left_out(self.full_timeline(), lambda phase: phase.exercise in barred)


def fingerprint(timeline: Timeline) -> int:
    """A number that another list of phases hardly has; wording does not count."""
    phases = [
        [getattr(phase, name) for name in Phase.__struct_fields__ if name != "cue"]
        for phase in timeline.phases
    ]
    return crc32(msgspec.json.encode(phases))
