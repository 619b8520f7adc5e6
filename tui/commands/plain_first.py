"""What is asked and told before a session in lines, one letter or number and Enter each."""

from collections.abc import Iterable
from datetime import datetime

from tui.commands.lines_in import Seat
from tui.commands.output import complain, say
from tui.commands.plain_answers import answer
from tui.core.catalog import Catalog
from tui.core.interview import (
    Asking,
    are_warnings_answered,
    check_from,
    question_before_start,
)
from tui.core.readiness import Readiness
from tui.core.red_flags import VERDICT_IN_WORDS, Verdict, Why
from tui.core.routine import Routine
from tui.workspace.about_me import AboutMe

LONG = 3600.0
"""Seconds that an answer is waited for."""
_YES_OR_NO = {"y": True, "n": False}


def may_exercise(about_me: AboutMe, seat: Seat, now: datetime) -> bool:
    """Ask about warning signs where that is due; True when nothing speaks against exercising."""
    why = about_me.why_ask()
    return _has_been_allowed(about_me) if why is None else _is_allowed(about_me, seat, why, now)


def ready_routine(
    about_me: AboutMe, routine: Routine, catalog: Catalog, seat: Seat, now: datetime
) -> Routine | None:
    """The routine to be started, without what is left out; None when nothing is to be started.

    Where nobody is there to agree, whatever something speaks against is left out.
    """
    ready = about_me.readiness(routine, catalog)
    if ready.ask and not _is_allowed(about_me, seat, ready.ask, now):
        return None
    unwanted = _unwanted(about_me, ready, catalog, seat)
    if unwanted is None:
        return None
    enough = [one for one in ready.enough if one not in unwanted]
    return routine.without(unwanted | _done_enough(enough, catalog, seat))


def _is_allowed(about_me: AboutMe, seat: Seat, why: Why, now: datetime) -> bool:
    if not seat.is_taken:
        complain("some questions about warning signs come first: play it in a terminal once")
        return False
    given: dict[str, tuple[str, ...]] = {}
    while asking := question_before_start(given, now.date(), why):
        answers = _asked(asking, seat)
        if answers is None:
            break
        given[asking.id] = answers
    if not are_warnings_answered(given):
        say("Nothing was started: these questions come first.")
        return False
    check = check_from(given, now.date(), now.astimezone())
    about_me.keep_check(check)
    return check.verdict is Verdict.GO_ON


def _has_been_allowed(about_me: AboutMe) -> bool:
    """What the last answers mean, said when they speak against exercising."""
    check = about_me.check
    if check is None or check.verdict is Verdict.GO_ON:
        return True
    for line in (VERDICT_IN_WORDS[check.verdict], *check.advice):
        say(line)
    return False


def _asked(asking: Asking, seat: Seat) -> tuple[str, ...] | None:
    """The answers to a question, each of several asked by itself; None when one is passed over."""
    say(asking.words)
    for paragraph in asking.told:
        say(paragraph)
    if asking.several:
        yes: list[str] = []
        for one in asking.answers:
            is_so = answer(seat, _YES_OR_NO, f"{one.words} y yes, n no.", LONG)
            if is_so is None:
                return None
            yes += [one.id] if is_so else []
        return tuple(yes)
    if len(asking.answers) == 1:
        return (asking.answers[0].id,)
    places = {str(number): one for number, one in enumerate(asking.answers, 1)}
    question = ", ".join(f"{number} {one.words}" for number, one in places.items())
    chosen = answer(seat, places, f"{question}.", LONG)
    return (chosen.id,) if chosen else None


def _unwanted(
    about_me: AboutMe, ready: Readiness, catalog: Catalog, seat: Seat
) -> frozenset[str] | None:
    """What is left out because something speaks against it; None: nothing is started."""
    concerns = ready.concerns
    ids = frozenset(concern.exercise for concern in concerns)
    if not ids:
        return ids
    for concern in concerns:
        whys = " ".join(objection.why for objection in concern.objections)
        say(f"{catalog.name_of(concern.exercise)}: {whys}")
    for line in ready.waits:
        say(line)
    if not seat.is_taken:
        say("Left out, because nobody is here to agree.")
        return ids
    question = "Do these all the same? y do them, which is remembered, w without them, n stop here."
    match answer(seat, {"y": "agree", "w": "without", "n": ""}, question, LONG):
        case "agree":
            about_me.agree_to(concerns)
            return frozenset()
        case "without":
            return ids
        case _:
            return None


def _done_enough(exercises: Iterable[str], catalog: Catalog, seat: Seat) -> frozenset[str]:
    """What is left out because it was done often enough today; unless the person wants it."""
    ids = frozenset(exercises)
    if not ids:
        return ids
    names = "; ".join(map(catalog.name_of, ids))
    question = f"Done often enough today: {names}. Leave it out? y yes, n no."
    wants_it = answer(seat, _YES_OR_NO, question, LONG) is False
    if not wants_it:
        say(f"Left out, as it was done often enough today: {names}.")
    return frozenset() if wants_it else ids
