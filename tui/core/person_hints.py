"""Hints on whether a routine suits this person: cautions, things at hand, time to read."""

from collections.abc import Iterator

from tui.core.dose import Breaths, Hold, Tempo
from tui.core.hint import Hint, Look, Placed, Rule
from tui.core.reading import WORDS_PER_MINUTE

_RULE_OF_FLAG = {
    "osteoporosis-caution": Rule.THIN_BONES,
    "fracture-clearance": Rule.FRACTURE_CHECK,
}


def caution_meets_profile(look: Look) -> Iterator[Hint]:
    """A caution flag of an exercise that meets a condition of the person (R28, R29, R34)."""
    met = look.profile.flags
    for placed in look.steps:
        for flag in placed.exercise.flags:
            if flag in met:
                rule = _RULE_OF_FLAG.get(flag, Rule.CAUTIONS)
                text = look.catalog.flags.get(flag) or "Ask a professional before you do this one."
                yield placed.hint(rule, text, flag)


def equipment_missing(look: Look) -> Iterator[Hint]:
    """Something that is needed and not at hand (R39)."""
    for placed in look.steps:
        for thing in look.profile.missing(placed.exercise.equipment):
            text = f"It needs something that you do not have: {thing.replace('-', ' ')}."
            yield placed.hint(Rule.EQUIPMENT, text, thing)


def steps_without_time_to_read(look: Look) -> Iterator[Hint]:
    """An exercise that begins at once by this routine's own pace, before anyone could read it.

    Where there is any time to get ready, the session makes it long enough.
    """
    pace = look.routine.pace
    if pace is None or not look.manner.reading:
        return
    read = set(look.manner.known)
    for number, placed in enumerate(look.steps):
        seconds = pace.between_exercises if number else pace.prepare
        is_rested = number and look.routine.steps[placed.place - 1].is_rest
        if seconds == 0 and not is_rested and placed.exercise.id not in read:
            text = "It begins at once by this routine's pace, with no time to read what to do."
            yield placed.hint(Rule.READING, text, "steps")
        read.add(placed.exercise.id)


def cue_longer_than_its_repetition(look: Look) -> Iterator[Hint]:
    """What an exercise tells in one repetition, where that is over before it can be read."""
    for placed in look.steps:
        seconds = _repetition_seconds(placed, look)
        if placed.dose.self_paced:
            continue
        for cue in placed.exercise.cues:
            needed = len(cue.text.split()) * 60 / WORDS_PER_MINUTE
            if cue.at_rep <= placed.dose.reps and needed > seconds:
                text = (
                    f"A repetition of {seconds:g} s is too short to read what repetition "
                    f"{cue.at_rep} tells you: {cue.text}."
                )
                yield placed.hint(Rule.READING, text, f"repetition {cue.at_rep}")


def _repetition_seconds(placed: Placed, look: Look) -> float:
    pace = look.manner.pace.changed_by(look.routine.pace)
    match placed.dose.work:
        case Hold(seconds):
            return seconds + pace.ease_in
        case Breaths(count):
            return count * pace.breath + pace.ease_in
        case Tempo(out, pause, back):
            return out + pause + back
