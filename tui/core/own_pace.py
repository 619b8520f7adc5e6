"""Phases as long as the person wants them: no time to read what is known, breaths like theirs."""

from collections.abc import Set

from tui.core.pace import Pace
from tui.core.phase import Phase, PhaseKind
from tui.core.player import Player
from tui.core.rearrange import retimed


def in_own_time(
    player: Player, pace: Pace, known: Set[str], breath: float | None, now: float
) -> Player:
    """The player with the phases to come in the person's own time.

    `known` has the ids of exercises that need no reading, `breath` is the seconds of one breath.
    """
    lengths: dict[PhaseKind, float] = {}
    if breath is not None:
        own = Pace(breath=breath)
        lengths = {PhaseKind.INHALE: own.inhale, PhaseKind.EXHALE: own.exhale}
    usual = pace.between_exercises

    def seconds_of(phase: Phase) -> float:
        if usual and phase.kind is PhaseKind.PREPARE and phase.exercise in known:
            return min(phase.seconds, usual)
        return lengths.get(phase.kind, phase.seconds)

    return retimed(player, seconds_of, now)


def ready_in_usual_time(player: Player, pace: Pace, now: float) -> Player:
    """The player that takes no longer to get ready, where it does, than without reading."""
    phase = player.phase
    usual = pace.prepare if player.index == 0 else pace.between_exercises
    if phase is not None and phase.kind is PhaseKind.PREPARE and player.length > usual:
        return player.add(usual - player.length, now)
    return player
