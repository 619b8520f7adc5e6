"""What is asked after a session in lines: the pain, and how the exercises felt."""

import re

from tui.commands.lines_in import Seat
from tui.commands.output import say
from tui.commands.plain_answers import PAINS, PATIENCE
from tui.core.catalog import Catalog
from tui.core.event import Move
from tui.core.feelings import alike, can_be_said, left_to_say
from tui.core.felt import FINE, KEY_OF, Felt, in_words, toggled
from tui.core.summary import StepResult, summarise
from tui.live.run import SessionRun

ALL_FINE, FINE_ONE = "f", "o"
_SAID = re.compile(rf"(\d+)\s*([{FINE_ONE}{re.escape(''.join(KEY_OF))}]+)")


def ask_about_after(run: SessionRun, catalog: Catalog, seat: Seat) -> None:
    """Ask both at once, in whatever order they are answered; what is not answered is unknown."""
    say("Pain now, from 0, none, to 10, worst?")
    if question := _question(run, catalog):
        say(question)
    say("Enter alone ends this, also without an answer.")
    while _is_open(run) and seat.is_taken and (typed := seat.wait(PATIENCE)):
        if typed in PAINS:
            run.do(Move.PAIN_AFTER, PAINS[typed])
            say(f"Pain {typed} of 10, noted.")
        elif typed == ALL_FINE:
            run.say_felt(_left_to_say(run), FINE)
            say("Noted: all the others were fine.")
        elif not _answered(run, typed, catalog):
            say("A number for the pain, please, an answer such as 1t, or Enter alone.")


def _question(run: SessionRun, catalog: Catalog) -> str:
    """How the exercises felt; nothing when none was done."""
    done = [result for result in _results(run) if can_be_said(result)]
    names = ", ".join(f"{result.step} {catalog.name_of(result.exercise)}" for result in done)
    words = ", ".join(f"{key} {word}" for key, word in KEY_OF.items())
    how = f"{ALL_FINE} all felt fine, or a number with {FINE_ONE} fine, {words}"
    return f"How did they feel? {how}: {names}." if done else ""


def _answered(run: SessionRun, typed: str, catalog: Catalog) -> bool:
    """Keep what was typed of one exercise; False when it means nothing."""
    found = _SAID.fullmatch(typed)
    steps = alike(_results(run), int(found[1])) if found else ()
    if found is None or not steps:
        return False
    felt: Felt | None = FINE
    for letter in dict.fromkeys(found[2].replace(FINE_ONE, "")):
        felt = toggled(felt, KEY_OF[letter])
    run.say_felt(steps, felt)
    name = next(catalog.name_of(r.exercise) for r in _results(run) if r.step == steps[0])
    say(f"{name}: {in_words(felt)}, noted.")
    return True


def _is_open(run: SessionRun) -> bool:
    """True while anything is not answered."""
    return run.session.pain_after is None or bool(_left_to_say(run))


def _left_to_say(run: SessionRun) -> tuple[int, ...]:
    return left_to_say(_results(run), {stop.step for stop in run.session.stops})


def _results(run: SessionRun) -> tuple[StepResult, ...]:
    return summarise(run.session, run.now).steps
