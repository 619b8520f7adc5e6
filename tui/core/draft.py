"""A routine while it is edited: the value, and the values before it, so that undo is going back."""

import msgspec

from tui.core.routine import Routine, Step


class Change(msgspec.Struct, frozen=True):
    """What a change was, and the routine on its other side."""

    what: str
    """Such as `remove Cat-cow`, to follow "Undo:"."""
    routine: Routine


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An edited routine; every edit returns a new draft. Steps are counted from 0 here."""

    routine: Routine
    saved: Routine | None = None
    """The routine as the file has it; None when there is no file."""
    past: tuple[Change, ...] = ()
    future: tuple[Change, ...] = ()

    @property
    def is_edited(self) -> bool:
        """True when leaving would lose something."""
        return self.routine != self.saved

    def with_routine(self, routine: Routine, what: str) -> "Draft":
        """The draft with this routine in it; nothing to undo when it is the same."""
        if routine == self.routine:
            return self
        past = (*self.past, Change(what, self.routine))
        return msgspec.structs.replace(self, routine=routine, past=past, future=())

    def with_steps(self, steps: tuple[Step, ...], what: str) -> "Draft":
        """The draft with these steps. Raises `ValueError` when there are too many."""
        routine = msgspec.structs.replace(self.routine, steps=steps)
        routine.__post_init__()
        return self.with_routine(routine, what)

    def insert(self, at: int, step: Step, what: str) -> "Draft":
        """Put a step before the one at this place, or at the end. Raises `ValueError`."""
        steps = self.routine.steps
        return self.with_steps((*steps[:at], step, *steps[at:]), what)

    def remove(self, at: int, what: str) -> "Draft":
        """Take a step out."""
        steps = self.routine.steps
        return self.with_steps((*steps[:at], *steps[at + 1 :]), what)

    def replace(self, at: int, step: Step, what: str) -> "Draft":
        """Put another step in the place of one."""
        steps = self.routine.steps
        return self.with_steps((*steps[:at], step, *steps[at + 1 :]), what)

    def move(self, at: int, by: int, what: str) -> "Draft":
        """Move a step up or down by some places, as far as the list goes."""
        steps = list(self.routine.steps)
        to = max(0, min(len(steps) - 1, at + by))
        steps.insert(to, steps.pop(at))
        return self.with_steps(tuple(steps), what)

    def undo(self) -> "Draft":
        """The draft before the last change."""
        if not self.past:
            return self
        *past, last = self.past
        future = (Change(last.what, self.routine), *self.future)
        return msgspec.structs.replace(self, routine=last.routine, past=tuple(past), future=future)

    def redo(self) -> "Draft":
        """The draft with the change that was undone last."""
        if not self.future:
            return self
        first, *future = self.future
        past = (*self.past, Change(first.what, self.routine))
        return msgspec.structs.replace(self, routine=first.routine, past=past, future=tuple(future))

    def as_saved(self) -> "Draft":
        """The draft after its routine was written."""
        return msgspec.structs.replace(self, saved=self.routine)
