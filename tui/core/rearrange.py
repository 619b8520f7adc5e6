"""A session that goes another way than planned: a step left for later, a set ended, a step dropped.

Every function takes a player and returns one that walks a timeline of the same phases in another
order, with some of them gone or of another length; what was done before stays done.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate

import msgspec

from tui.core.phase import Phase, PhaseKind
from tui.core.player import Left, Player
from tui.core.timeline import Timeline


def later(player: Player, now: float) -> Player:
    """Leave what remains of this step for the end of the session, and go on with the next.

    The repetition that was begun is done again then, after getting ready anew. In the last step
    there is nothing to go on with: the player stays as it is.
    """
    player = player.at(now)
    phase = player.phase
    phases = player.timeline.phases
    after = player.step_end
    if phase is None or after >= len(phases):
        return player
    begin = _repetition_start(player)
    moved = list(range(begin, after))
    if phases[begin].kind is not PhaseKind.PREPARE:
        # The last one: an earlier phase of the same kind may be a copy of it.
        ready = [i for i in range(begin) if phases[i].kind is PhaseKind.PREPARE]
        moved[:0] = [i for i in ready if _step_of(phases[i]) == _step_of(phase)][-1:]
    order = [*range(begin), *range(after, len(phases)), *moved]
    return _in_order(player.jump_to(after, now), order)


def early(player: Player, now: float) -> Player:
    """End this set's repetitions on this side; the other side, or the next set, comes next."""
    player = player.at(now)
    here = player.phase
    if here is None:
        return player
    phases = player.timeline.phases
    rest = range(player.index + 1, player.step_end)
    in_set = [i for i in rest if phases[i].set == here.set]
    other = next((i for i in in_set if here.side and phases[i].side not in (here.side, None)), None)
    if other is not None and all(phases[i].side is not here.side for i in in_set if i > other):
        return player.jump_to(_way_to(phases, other), now)
    return player.jump_to(in_set[-1] + 1 if in_set else player.index + 1, now)


def back_past(player: Player, moved: Player, is_out: Callable[[Phase], bool], now: float) -> Player:
    """The player after a move back, unless that leads to a phase that must not go on.

    Then the step before that one begins, or where there is none, the current phase.
    """
    phases = moved.timeline.phases
    if moved.is_over or not is_out(phases[moved.index]):
        return moved
    before = [i for i in range(moved.index) if not is_out(phases[i])]
    return player.jump_to(player.step_start(before[-1]) if before else player.index, now)


def without(player: Player, is_out: Callable[[Phase], bool], now: float) -> Player:
    """Drop the phases that are still to come and to be left out; the current one stays."""
    player = player.at(now)
    phases = player.timeline.phases
    gone = {i for i in range(player.index + 1, len(phases)) if is_out(phases[i])}
    if not gone:
        return player
    # Who went back has been in some of them: on record they stay, and all the rest comes after.
    been = gone.intersection(left.index for left in player.done)
    kept = [i for i in range(len(phases)) if i not in gone]
    return _in_order(player, [*sorted(been), *kept])


def left_out(timeline: Timeline, is_out: Callable[[Phase], bool]) -> Timeline:
    """The timeline without some of its phases."""
    keep = [i for i, phase in enumerate(timeline.phases) if not is_out(phase)]
    return timeline if len(keep) == len(timeline.phases) else _ordered(timeline, keep)


def retimed(player: Player, seconds_of: Callable[[Phase], float], now: float) -> Player:
    """Give the phases that are still to come another length in seconds; the current one keeps its.

    The lengths must be more than 0.
    """
    player = player.at(now)
    phases = list(player.timeline.phases)
    for index in range(player.index + 1, len(phases)):
        seconds = seconds_of(phases[index])
        if seconds != phases[index].seconds:
            phases[index] = msgspec.structs.replace(phases[index], seconds=seconds)
    timeline = _with_phases(player.timeline, phases)
    return msgspec.structs.replace(player, timeline=timeline)


def with_work_of(player: Player, later: Player, now: float) -> Player:
    """The player with everything on record that a later one has done since, wherever it stands.

    The two may walk the same phases in different order. What the player itself has spent in its
    phase counts once.
    """
    places = {_work(phase): i for i, phase in enumerate(player.timeline.phases) if phase.is_work}
    since = list(later.done[len(player.done) :])
    if not later.is_over:
        since.append(Left(later.index, later.elapsed(now), finished=False))
    first = since[0]
    beyond = max(0.0, first.seconds - player.elapsed(now))
    since[0] = msgspec.structs.replace(first, seconds=beyond)
    done = [
        msgspec.structs.replace(left, index=places[work])
        for left in since
        if (work := _work(later.timeline.phases[left.index])) in places
        and (left.seconds or left.finished)
    ]
    return msgspec.structs.replace(player, done=(*player.done, *done))


def _in_order(player: Player, order: Sequence[int]) -> Player:
    """The player in the same phase of a timeline in another order; what was done stays done."""
    places: dict[int, int] = {}
    for place, number in enumerate(order):
        places.setdefault(number, place)
    done = tuple(msgspec.structs.replace(one, index=places[one.index]) for one in player.done)
    return msgspec.structs.replace(
        player,
        timeline=_ordered(player.timeline, order),
        index=places[player.index],
        done=done,
    )


def _ordered(timeline: Timeline, order: Sequence[int]) -> Timeline:
    return _with_phases(timeline, [timeline.phases[number] for number in order])


def _with_phases(timeline: Timeline, phases: Sequence[Phase]) -> Timeline:
    starts = tuple(accumulate((phase.seconds for phase in phases), initial=0.0))
    return msgspec.structs.replace(timeline, phases=tuple(phases), starts=starts)


def _repetition_start(player: Player) -> int:
    """Index of the first phase of the current repetition, with the way to it."""
    phases, index = player.timeline.phases, player.index
    here = phases[index]
    while index and not phases[index].is_between:
        before = phases[index - 1]
        other_side = not before.is_between and before.side is not here.side
        if other_side or _place(before) != _place(here):
            break
        index -= 1
    return index


def _way_to(phases: Sequence[Phase], index: int) -> int:
    """Index of the switch or rest that leads to this phase, or of the phase itself."""
    return index - 1 if index and phases[index - 1].is_between else index


def _work(phase: Phase) -> tuple[object, ...]:
    """What tells a working phase from every other one of its routine."""
    return (*_place(phase), phase.side, phase.breath, phase.kind)


def _step_of(phase: Phase) -> tuple[int, int]:
    return (phase.round, phase.step)


def _place(phase: Phase) -> tuple[int, int, int, int]:
    return (phase.round, phase.step, phase.set, phase.rep)
