"""A routine made from a few answers: what is asked, what came of it, and what becomes of that."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.visual import Visual

from tui.clock import Clock
from tui.core import notation
from tui.core.answers import Answers
from tui.core.catalog import Catalog
from tui.core.interview import answers_from, quiz_question
from tui.core.library import Entry
from tui.core.outline import outline
from tui.core.planner import Made, routine_for
from tui.core.planner_words import lines_on
from tui.core.red_flags import Verdict
from tui.core.routine import Routine
from tui.core.text import displayable
from tui.keys import bindings
from tui.screens.asking_first import may_exercise
from tui.screens.dialogs import Reading
from tui.screens.interview import Interview
from tui.screens.offer import Offer
from tui.widgets.layout import EMPTY, NameAndDose
from tui.widgets.text import MUTED, plain
from tui.workspace.workspace import Workspace

TITLE = "Made for you"


class MadeForYou(Offer):
    """A routine that was made; closes with `start`, `save`, `edit` or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("made")


async def make_for(app: App[None], workspace: Workspace, clock: Clock) -> str:
    """Ask, and offer what comes of it; returns the id of the routine that was kept, if any."""
    if not await may_exercise(app, workspace, workspace.about_me.why_ask()):
        return ""
    first = quiz_question({})
    if first is None:
        return ""
    answered = await app.push_screen_wait(Interview(quiz_question, first))
    if not answered.is_over:
        return ""
    return await offer_made(app, workspace, clock, answers_from(answered.given))


async def offer_made(app: App[None], workspace: Workspace, clock: Clock, answers: Answers) -> str:
    """Show the routine that these answers make; returns its id when it was kept."""
    catalog = workspace.library.catalog
    made = _made(workspace, answers)
    if made.routine is None:
        parts = [part for one in made.told for part in (plain(one), EMPTY)]
        await app.push_screen_wait(Reading(TITLE, (*parts, *_left_out(made, catalog))))
        return ""
    offer = MadeForYou(TITLE, _lines(made, made.routine, catalog))
    match await app.push_screen_wait(offer):
        case "edit":
            from tui.screens.recovering import edit

            return await edit(app, workspace, made.routine, None)
        case "start" | "save" as decision:
            entry = _kept(app, workspace, made.routine)
            if entry is None:
                return ""
            if decision == "start":
                from tui.screens.starting import start_anew

                await start_anew(app, workspace, clock, entry)
            else:
                app.notify(displayable(f"Saved as {entry.id}.toml"), markup=False)
            return entry.id
        case _:
            return ""


def _made(workspace: Workspace, answers: Answers) -> Made:
    about_me, catalog = workspace.about_me, workspace.library.catalog
    return routine_for(
        answers,
        about_me.profile,
        catalog,
        workspace.manner,
        verdict=about_me.check.verdict if about_me.check else Verdict.LOOK_ONLY,
        strength=about_me.gate(catalog).is_open,
        bars=workspace.sessions.bars(catalog),
    )


def _kept(app: App[None], workspace: Workspace, routine: Routine) -> Entry | None:
    """The routine as it was saved; None when it could not be, which the person is told."""
    try:
        saved = workspace.save(routine, None)
    except OSError as error:
        reason = error.strerror or str(error)
        app.notify(displayable(f"Not saved: {reason}"), severity="error", markup=False)
        return None
    return workspace.own_entry(saved.path.stem)


def _lines(made: Made, routine: Routine, catalog: Catalog) -> Iterator[Visual]:
    times = notation.counted(routine.times_per_day, "time")
    yield plain(f"{routine.name} · {notation.clock(made.seconds)} · {times} a day", "bold")
    yield EMPTY
    whys = {step.exercise: step.notes for step in routine.steps}
    names = {catalog.name_of(one): why for one, why in whys.items()}
    for line in outline(routine, catalog):
        yield NameAndDose(f"{line.number or '':>2}", plain(line.name), plain(line.dose))
        if why := names.get(line.name):
            yield plain(f"   {why}", MUTED)
    for one in made.told:
        yield EMPTY
        yield plain(one)
    yield from _left_out(made, catalog)


def _left_out(made: Made, catalog: Catalog) -> Iterator[Visual]:
    for line in lines_on(made.left_out, catalog):
        yield EMPTY
        yield plain(line, MUTED)
