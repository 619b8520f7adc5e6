"""The ways into a session: a routine that was chosen, and one that was broken off."""

from functools import partial

from textual.app import App

from tui.clock import Clock
from tui.core.library import Entry
from tui.core.plan import Plan
from tui.core.problem import Problem
from tui.core.prompt import place_in_words
from tui.core.safety import Bars
from tui.live.run import SessionRun
from tui.live.sessions import HowToGoOn, Unfinished
from tui.screens.asking_first import may_exercise, ready_to_start
from tui.screens.one_key import Answer, OneKey
from tui.screens.session import SessionScreen
from tui.storage.place_file import RunsElsewhere
from tui.workspace.workspace import Workspace

WITHOUT = Answer("y", "without", "Yes, without")
WITH = Answer("b", "with", "It is fine again: bring it back")
NOT_NOW = Answer("n", "not-now", "No, not now")

ELSEWHERE = "Another terminal goes on with it."
GO_ON = Answer("o", HowToGoOn.GO_ON.value, "Go on from there")
RESTART = Answer("r", HowToGoOn.RESTART.value, "Go on, with that phase from its beginning")
RECORD = Answer("f", HowToGoOn.RECORD.value, "Finish: record what was done")
ANEW = Answer("n", "anew", "Begin anew; it stays for another time")
DISCARD = Answer("d", HowToGoOn.DISCARD.value, "Discard it")


async def start(app: App[None], workspace: Workspace, clock: Clock, entry: Entry) -> None:
    """Be led through a routine; returns when that is over.

    Where it was broken off before, going on with that is offered first. What hurt today is left
    out, after a question.
    """
    if await offer_unfinished(app, workspace, clock, entry.id):
        return
    await start_anew(app, workspace, clock, entry)


async def start_anew(
    app: App[None], workspace: Workspace, clock: Clock, entry: Entry, *, flare: bool = False
) -> None:
    """Be led through a routine from its beginning; returns when that is over.

    What must be asked or told before is asked first, and may be a reason not to start. `flare` is
    true when the routine was made light for a bad day.
    """
    routine = await ready_to_start(app, workspace, entry.routine)
    if routine is None:
        return
    for number in entry.timeline.left_out:
        missing = entry.routine.steps[number - 1].exercise
        workspace.tell(Problem(f"left out, because no exercise has the id '{missing}'"))
    catalog = workspace.library.catalog
    bars = workspace.sessions.bars(catalog)
    planned = partial(Plan.of, entry.id, routine, catalog, workspace.manner, flare=flare)
    plan = planned(bars)
    if routine != entry.routine and not plan.full_timeline().phases:
        app.notify("Nothing is left of it", markup=False)
        return
    if plan.barred:
        names = "; ".join(exercise.name for exercise in plan.barred)
        question = f"Left out, because it hurt: {names}. Start without?"
        answers = (WITHOUT, WITH, NOT_NOW) if plan.timeline().phases else (WITH, NOT_NOW)
        match await app.push_screen_wait(OneKey(question, answers)):
            case "without":
                pass
            case "with":
                workspace.sessions.lift(plan, catalog)
                plan = planned(Bars())
            case _:
                return
    begin = partial(workspace.sessions.begin, plan, clock)
    await app.push_screen_wait(SessionScreen(begin, workspace, clock))


async def offer_unfinished(
    app: App[None], workspace: Workspace, clock: Clock, routine_id: str | None = None
) -> bool:
    """Offer to go on with what was broken off; True when there is nothing else to start.

    With an id, only sessions of that routine are offered, and to begin anew beside them.
    """
    for unfinished in workspace.sessions.unfinished():
        if routine_id not in (None, unfinished.record.routine_id):
            continue
        title, told = _told(unfinished)
        answers = _answers(unfinished, can_begin_anew=routine_id is not None)
        chosen = await app.push_screen_wait(OneKey(title, answers, told))
        match chosen:
            case HowToGoOn.GO_ON | HowToGoOn.RESTART:
                if not await may_exercise(app, workspace, workspace.about_me.why_ask()):
                    return True
                restart = chosen == HowToGoOn.RESTART
                try:
                    run = workspace.sessions.resume(unfinished, clock, restart=restart)
                except RunsElsewhere:
                    app.notify(ELSEWHERE, markup=False)
                    continue
                await app.push_screen_wait(_resumed(run, workspace, clock))
                return True
            case HowToGoOn.RECORD | HowToGoOn.DISCARD:
                _end(app, workspace, unfinished, discard=chosen == HowToGoOn.DISCARD)
            case "anew":
                return False
            case _:
                return routine_id is not None
    return False


def _answers(unfinished: Unfinished, *, can_begin_anew: bool) -> tuple[Answer, ...]:
    going_on = (GO_ON, RESTART) if unfinished.can_go_on else ()
    return (*going_on, RECORD, DISCARD, *((ANEW,) if can_begin_anew else ()))


def _end(app: App[None], workspace: Workspace, unfinished: Unfinished, *, discard: bool) -> None:
    try:
        workspace.sessions.end(unfinished, discard=discard)
    except RunsElsewhere:
        app.notify(ELSEWHERE, markup=False)


def _resumed(run: SessionRun, workspace: Workspace, clock: Clock) -> SessionScreen:
    return SessionScreen(lambda: run, workspace, clock)


def _told(unfinished: Unfinished) -> tuple[str, list[str]]:
    """Which session, and where it broke off."""
    record, session = unfinished.record, unfinished.session
    seen = record.seen.astimezone()
    title = f"{record.name} was broken off on {seen:%a %d %b} at {seen:%H:%M}."
    if session is None or not unfinished.can_go_on:
        return title, ["It cannot be gone on with any more, but what was done can be kept."]
    return title, [place_in_words(session, session.events[-1].at)]
