"""What is asked and told before a session may start, whichever way a person came to it."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.visual import Visual

from tui.core.catalog import Catalog
from tui.core.interview import (
    Asking,
    are_warnings_answered,
    check_from,
    question_before_start,
)
from tui.core.profile import Objection
from tui.core.readiness import Concern, concerns_on_adding
from tui.core.red_flags import VERDICT_IN_WORDS, Verdict, Why
from tui.core.routine import Routine
from tui.keys import bindings
from tui.screens.dialogs import Reading
from tui.screens.interview import Interview, Interviewed, NextQuestion
from tui.screens.offer import Offer
from tui.screens.one_key import Answer, OneKey
from tui.widgets.layout import EMPTY
from tui.widgets.text import plain
from tui.workspace.workspace import Workspace

_ASK_AGAIN = "When that has changed, say so with the command 'symptoms changed'."

LEAVE_OUT = Answer("y", "without", "Yes, without")
ALL = Answer("b", "all", "No, with everything")
NOT_NOW = Answer("n", "not-now", "Do not start")


class Concerns(Offer):
    """What speaks against exercises of a routine; closes with `agree`, `without` or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("concerns")


async def interviewed(
    app: App[None], workspace: Workspace, asking: Asking, next_question: NextQuestion
) -> Interviewed:
    """Ask, and keep what was answered about warning signs.

    Nothing is asked over other questions: a key that was typed ahead may want to.
    """
    if any(isinstance(screen, Interview) for screen in app.screen_stack):
        return Interviewed({}, is_over=False)
    answered = await app.push_screen_wait(Interview(next_question, asking))
    if are_warnings_answered(answered.given):
        now = workspace.now()
        workspace.about_me.keep_check(check_from(answered.given, now.date(), now.astimezone()))
    return answered


async def ask_about_warning_signs(app: App[None], workspace: Workspace, why: Why) -> bool:
    """Ask about warning signs for this reason; True when nothing speaks against exercising."""
    ask = partial(question_before_start, today=workspace.now().date(), why=why)
    first = ask({})
    if first is not None:
        answered = await interviewed(app, workspace, first, ask)
        if not are_warnings_answered(answered.given):
            return False
    check = workspace.about_me.check
    return check is not None and check.verdict is Verdict.GO_ON


async def may_exercise(app: App[None], workspace: Workspace, why: Why | None) -> bool:
    """Ask about warning signs where there is a reason to, else say what the last answers mean."""
    if why is not None:
        is_allowed = await ask_about_warning_signs(app, workspace, why)
        if not is_allowed:
            app.notify("Nothing was started", markup=False)
        return is_allowed
    check = workspace.about_me.check
    if check is None or check.verdict is Verdict.GO_ON:
        return True
    words = [VERDICT_IN_WORDS[check.verdict], *check.advice, _ASK_AGAIN]
    parts = [part for one in words for part in (plain(one), EMPTY)]
    await app.push_screen_wait(Reading("Nothing was started", parts))
    return False


async def ready_to_start(app: App[None], workspace: Workspace, routine: Routine) -> Routine | None:
    """The routine to be started, without what is left out; None when nothing is to be started."""
    ready = workspace.about_me.readiness(routine, workspace.library.catalog)
    if not await may_exercise(app, workspace, ready.ask):
        return None
    exercises = {step.exercise for step in routine.steps if not step.is_rest}
    unwanted = await _unwanted(app, workspace, exercises, ready.concerns, ready.waits)
    if unwanted is None:
        return None
    enough = [one for one in ready.enough if one not in unwanted]
    done = await _done_enough(app, workspace.library.catalog, enough)
    return None if done is None else routine.without(unwanted | done)


async def agreed_to_add(
    app: App[None], workspace: Workspace, exercises: Sequence[str]
) -> tuple[str, ...]:
    """Those of the exercises that are to be put into a routine, after what speaks against them."""
    catalog, profile = workspace.library.catalog, workspace.about_me.profile
    concerns = concerns_on_adding(exercises, catalog, profile)
    unwanted = await _unwanted(app, workspace, exercises, concerns)
    if unwanted is None:
        return ()
    return tuple(one for one in exercises if one not in unwanted)


async def _unwanted(
    app: App[None],
    workspace: Workspace,
    exercises: Collection[str],
    concerns: tuple[Concern, ...],
    waits: tuple[str, ...] = (),
) -> frozenset[str] | None:
    """What of these is left out because something speaks against it; None: the person goes back.

    Where that is every one of them, leaving out is not offered.
    """
    if not concerns:
        return frozenset()
    ids = frozenset(concern.exercise for concern in concerns)
    lines = (*_concern_lines(concerns, workspace.library.catalog), *map(plain, waits))
    hidden = ("without",) if ids.issuperset(exercises) else ()
    match await app.push_screen_wait(Concerns("Please read this first", lines, without=hidden)):
        case "agree":
            workspace.about_me.agree_to(concerns)
            return frozenset()
        case "without":
            return ids
        case _:
            return None


async def _done_enough(
    app: App[None], catalog: Catalog, exercises: Sequence[str]
) -> frozenset[str] | None:
    """What is left out because it was done often enough today; None: nothing is started."""
    if not exercises:
        return frozenset()
    names = "; ".join(map(catalog.name_of, exercises))
    question = f"Done often enough today: {names}. Start without?"
    match await app.push_screen_wait(OneKey(question, (LEAVE_OUT, ALL, NOT_NOW))):
        case "without":
            return frozenset(exercises)
        case "all":
            return frozenset()
        case _:
            return None


def _concern_lines(concerns: tuple[Concern, ...], catalog: Catalog) -> Iterator[Visual]:
    alike: dict[tuple[Objection, ...], list[str]] = {}
    for concern in concerns:
        alike.setdefault(concern.objections, []).append(catalog.name_of(concern.exercise))
    for objections, names in alike.items():
        yield plain("; ".join(names), "bold")
        for objection in objections:
            yield plain(objection.why)
        yield EMPTY
