"""A routine while it is edited: what is chosen in it, every edit, and the way back.

Steps are counted from 0 here. Every edit returns a new draft and can be undone, without limit; one
that changes nothing leaves nothing to undo. Choosing is no edit.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import count, islice

import msgspec

from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.clip import Clip
from tui.core.regroup import grouped, moved, with_steps, without
from tui.core.routine import Routine, Step


class View(msgspec.Struct, frozen=True):
    """A routine with what is chosen in it."""

    routine: Routine
    at: int
    marked: frozenset[int]


class Change(msgspec.Struct, frozen=True):
    """One edit, with the draft on both sides of it."""

    what: str
    """Such as `take out Cat-cow`, to follow "Undo:"; holds names from files."""
    before: View
    after: View


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An edited routine. An edit concerns the marked steps, or else the highlighted one."""

    routine: Routine
    saved: Routine | None = None
    """The routine as the file has it; None when there is no file."""
    at: int = 0
    """Place of the highlighted step; 0 in an empty routine."""
    marked: frozenset[int] = frozenset()
    past: tuple[Change, ...] = ()
    """What can be undone, the last one last."""
    future: tuple[Change, ...] = ()
    """What can be done again, the next one first."""

    @property
    def is_edited(self) -> bool:
        """True when leaving would lose something."""
        return self.routine != self.saved

    @property
    def chosen(self) -> tuple[int, ...]:
        """The places that the next edit concerns, in order."""
        if self.marked:
            return tuple(sorted(self.marked))
        return (self.at,) if self.routine.steps else ()

    # Choosing

    def highlight(self, at: int) -> "Draft":
        """Another step highlighted, the nearest that there is."""
        return msgspec.structs.replace(self, at=_within(self.routine, at))

    def mark(self) -> "Draft":
        """The highlighted step marked, or not any more; the one below is highlighted then."""
        if not self.routine.steps:
            return self
        marked = self.marked ^ {self.at}
        return msgspec.structs.replace(self, marked=marked).highlight(self.at + 1)

    def mark_all(self) -> "Draft":
        """Every step marked; none, when all are."""
        everyone = frozenset(range(len(self.routine.steps)))
        marked = frozenset() if self.marked == everyone else everyone
        return msgspec.structs.replace(self, marked=marked)

    def without_marks(self) -> "Draft":
        """Nothing marked."""
        return msgspec.structs.replace(self, marked=frozenset())

    # Steps in and out

    def add(self, steps: Sequence[Step], catalog: Catalog, *, below: bool = True) -> "Draft":
        """These steps below or above the highlighted one; the last of them is highlighted.

        Raises `ValueError` when there are too many.
        """
        return self._with_clip(Clip(tuple(steps)), below, f"add {_named(steps, catalog)}")

    def put_in(self, clip: Clip, catalog: Catalog, *, below: bool = True) -> "Draft":
        """What was copied or taken out, below or above the highlighted step.

        Raises `ValueError` when there are too many steps.
        """
        return self._with_clip(clip, below, f"put in {_named(clip.steps, catalog)}")

    def copied(self) -> Clip:
        """The chosen steps, to be put in elsewhere."""
        return Clip.of(self.routine, self.chosen)

    def take_out(self, catalog: Catalog) -> tuple["Draft", Clip]:
        """The draft without the chosen steps, and these."""
        what = f"take out {self._chosen_name(catalog)}"
        at = self.at - sum(place < self.at for place in self.chosen)
        routine = without(self.routine, self.chosen)
        return self._changed(what, routine, at), self.copied()

    def duplicate(self, catalog: Catalog) -> "Draft":
        """Copies of the chosen steps below the last of them, and chosen in their place.

        Raises `ValueError` when there are too many steps.
        """
        if not self.chosen:
            return self
        first = self.chosen[-1] + 1
        copies = range(first, first + len(self.chosen))
        routine = self.copied().put_into(self.routine, first)
        what = f"double {self._chosen_name(catalog)}"
        return self._changed(what, routine, copies[-1], copies if self.marked else ())

    # Changes to steps

    def move(self, by: int, catalog: Catalog) -> "Draft":
        """The chosen steps moved together, up when `by` is below 0, as far as the list goes.

        How groups fare is said in `tui.core.regroup`.
        """
        if not self.chosen:
            return self
        routine, by = moved(self.routine, self.chosen, by)
        at = _place_after(self.at, self.chosen, by)
        what = f"move {self._chosen_name(catalog)}"
        marked = frozenset(place + by for place in self.marked)
        if routine == self.routine:
            # Past one that is the same: nothing to undo, but what is chosen has moved.
            return msgspec.structs.replace(self, at=at, marked=marked)
        return self._changed(what, routine, at, marked)

    def change(self, catalog: Catalog, what: str, step_edit: Callable[[Step], Step]) -> "Draft":
        """Every chosen step changed in the same way, as one edit.

        `what` goes before the name: `dose of` becomes `dose of Cat-cow`, or `dose of 3 steps`.
        """
        steps = list(self.routine.steps)
        for place in self.chosen:
            steps[place] = step_edit(steps[place])
        routine = with_steps(self.routine, steps)
        return self._changed(f"{what} {self._chosen_name(catalog)}", routine, self.at, self.marked)

    def with_rounds(self, rounds: int, catalog: Catalog) -> "Draft":
        """The steps from the first to the last chosen gone through together, this many times.

        In a group without marks, that group; one round takes the groups of the chosen apart.
        Raises `ValueError` for a number of rounds that no file may have.
        """
        if not self.chosen:
            return self
        routine = grouped(self.routine, self.chosen, rounds)
        return self._changed(f"rounds of {self._chosen_name(catalog)}", routine, self.at)

    def with_routine(self, routine: Routine, what: str) -> "Draft":
        """Another routine; what is highlighted stays so if it is still there."""
        if routine.steps == self.routine.steps:
            return self._changed(what, routine, self.at, self.marked)
        return self._changed(what, routine, _place_in(routine, self.routine, self.at))

    # The way back and forth

    def undo(self) -> "Draft":
        """The draft before the last change, with what was chosen then."""
        return self.back_to(len(self.past) - 1)

    def redo(self) -> "Draft":
        """The draft after the change that was undone last."""
        return self.back_to(len(self.past) + 1)

    def back_to(self, number: int) -> "Draft":
        """The draft as it was, or will be again, after this many changes."""
        changes = (*self.past, *self.future)
        number = max(0, min(len(changes), number))
        if number == len(self.past):
            return self
        back = number < len(self.past)
        view = changes[number].before if back else changes[number - 1].after
        return msgspec.structs.replace(
            self,
            routine=view.routine,
            at=view.at,
            marked=view.marked,
            past=changes[:number],
            future=changes[number:],
        )

    def as_saved(self) -> "Draft":
        """The draft after its routine was written."""
        return msgspec.structs.replace(self, saved=self.routine)

    def _with_clip(self, clip: Clip, below: bool, what: str) -> "Draft":
        if not clip.steps:
            return self
        first = self.at + 1 if below and self.routine.steps else self.at
        after = first + len(clip.steps)
        routine = clip.put_into(self.routine, first)
        marked = (place if place < first else place - first + after for place in self.marked)
        return self._changed(what, routine, after - 1, marked)

    def _changed(self, what: str, routine: Routine, at: int, marked: Iterable[int] = ()) -> "Draft":
        if routine == self.routine:
            return self
        before = View(self.routine, self.at, self.marked)
        after = View(routine, _within(routine, at), frozenset(marked))
        return msgspec.structs.replace(
            self,
            routine=routine,
            at=after.at,
            marked=after.marked,
            past=(*self.past, Change(what, before, after)),
            future=(),
        )

    def _chosen_name(self, catalog: Catalog) -> str:
        return _named([self.routine.steps[place] for place in self.chosen], catalog)


def _named(steps: Collection[Step], catalog: Catalog) -> str:
    """`Cat-cow`, `a rest` or `3 steps`."""
    if len(steps) != 1:
        return notation.counted(len(steps), "step")
    (step,) = steps
    return "a rest" if step.is_rest else catalog.name_of(step.exercise)


def _within(routine: Routine, at: int) -> int:
    return max(0, min(len(routine.steps) - 1, at))


def _place_after(at: int, moved_places: Sequence[int], by: int) -> int:
    """Where the step at this place is after some were moved, itself or others."""
    if at in moved_places:
        return at + by
    taken = {place + by for place in moved_places}
    others_above = at - sum(place < at for place in moved_places)
    free = (place for place in count() if place not in taken)
    return next(islice(free, others_above, None))


def _place_in(routine: Routine, before: Routine, at: int) -> int:
    """Where the step at this place is in another routine; the same place if it is not there.

    Of several that are the same, the first stays the first.
    """
    if not before.steps:
        return at
    step = before.steps[at]
    same = [place for place, other in enumerate(routine.steps) if other == step]
    earlier = before.steps[:at].count(step)
    return same[min(earlier, len(same) - 1)] if same else at
