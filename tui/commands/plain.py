"""`supple play --plain`: a session as lines of text, for screen readers and pipes."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tui.clock import Clock
from tui.commands.output import GOOD, INTERRUPTED, say
from tui.core import notation
from tui.core.catalog import Catalog
from tui.core.library import Entry
from tui.core.moment import PHASE_IN_WORDS, count_of
from tui.core.phase import Phase, PhaseKind
from tui.core.player import Player
from tui.core.summary import summarise


class Waits(NamedTuple):
    """How time passes: given from outside, so that tests need not wait."""

    sleep: Callable[[float], None]
    """Wait this many seconds on the wall."""
    confirm: Callable[[], bool] | None
    """Wait for Enter; False at the end of the input. None when nobody is there to press it."""


def play_plain(entry: Entry, catalog: Catalog, clock: Clock, waits: Waits) -> int:
    """Lead through a routine, a line for each phase as it begins. Returns the exit code."""
    timeline = entry.timeline
    total = notation.clock(timeline.total_seconds)
    say(f"{entry.routine.name}: {_exercises(len(timeline.steps))}, {total}. Ctrl+C ends it.")
    player = Player.start(timeline, clock.now())
    try:
        for moved in _walk(player, entry, catalog, clock, waits):
            player = moved
    except KeyboardInterrupt:
        say()
        say(f"Ended early. {_result(player.at(clock.now()), clock.now())}")
        return INTERRUPTED
    say(f"Finished. {_result(player, clock.now())}")
    return GOOD


def _walk(
    player: Player, entry: Entry, catalog: Catalog, clock: Clock, waits: Waits
) -> Iterator[Player]:
    """Announce phase after phase; yields the player whenever it has moved."""
    announced = -1
    confirm = waits.confirm
    while not player.is_over:
        for index in range(announced + 1, player.index + 1):
            hint = " Press Enter when done." if confirm and player.is_waiting else ""
            say(_line(entry, index, catalog) + hint)
        announced = player.index
        yield player
        if not player.is_waiting:
            waits.sleep(clock.real(player.remaining(clock.now())))
            player = player.at(clock.now())
        elif confirm is not None and confirm():
            player = player.next(clock.now())
        else:
            confirm = None
            waits.sleep(clock.real(player.remaining(clock.now())))
            player = player.next(clock.now())
    for index in range(announced + 1, len(entry.timeline.phases)):
        say(_line(entry, index, catalog))
    yield player


def _line(entry: Entry, index: int, catalog: Catalog) -> str:
    phase = entry.timeline.phases[index]
    start = notation.clock(entry.timeline.starts[index])
    word = PHASE_IN_WORDS[phase.kind]
    if phase.kind is PhaseKind.PREPARE:
        notes = entry.routine.steps[phase.step - 1].notes
        return f"{start} {word}, {notation.number(phase.seconds)} s. {_how(phase, catalog, notes)}"
    if phase.kind in (PhaseKind.SWITCH, PhaseKind.REST):
        return f"{start} {phase.cue}, {notation.number(phase.seconds)} s."
    if phase.is_open:
        side = f", {phase.side.value} side" if phase.side else ""
        return f"{start} {phase.cue}{side}."
    words = [word, f"{phase.side.value} side" if phase.side else "", count_of(phase)]
    text = ", ".join(part for part in words if part)
    return f"{start} {text}, {notation.number(phase.seconds)} s."


def _how(phase: Phase, catalog: Catalog, notes: str) -> str:
    """What a person must know before an exercise: name, position, steps, their own notes."""
    exercise = catalog.exercise(phase.exercise)
    if exercise is None:
        return phase.exercise
    feel = f" Feel it: {exercise.feel}." if exercise.feel else ""
    own = f" Note: {notes}" if notes else ""
    return f"Next: {exercise.name}. {phase.cue}. {' '.join(exercise.steps)}{feel}{own}"


def _result(player: Player, now: float) -> str:
    summary = summarise(player, now)
    worked = notation.clock(summary.done_seconds)
    return f"{summary.done} of {_exercises(len(summary.steps))} done, {worked} of exercise."


def _exercises(count: int) -> str:
    return notation.counted(count, "exercise")
