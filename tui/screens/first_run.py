"""The very first start: what this is, the warning signs, the person, a routine made for them."""

import datetime
from functools import partial

import msgspec
from textual.app import App

from tui.clock import Clock
from tui.core.answers import Answers
from tui.core.interview import (
    CONDITIONS,
    EXTENSION,
    YES,
    Given,
    answers_from,
    first_question,
    with_person,
)
from tui.core.profile import Profile
from tui.core.red_flags import Verdict
from tui.screens.ask_date import ask_date
from tui.screens.asking_first import interviewed
from tui.screens.made_for_you import offer_made
from tui.workspace.workspace import Workspace


async def first_run(app: App[None], workspace: Workspace, clock: Clock) -> str:
    """Ask everything that there is to ask; returns the id of the routine that was kept, if any.

    The person may leave at any question. What was answered until then is kept.
    """
    today = workspace.now().date()
    ask = partial(first_question, today=today)
    first = ask({})
    if first is None:
        return ""
    given, is_over = await interviewed(app, workspace, first, ask)
    answers = None
    check = workspace.about_me.check
    if is_over and check is not None and check.verdict is Verdict.GO_ON:
        answers = answers_from(given)
    if CONDITIONS in given:
        cleared = await _cleared(app, given, today)
        workspace.about_me.change(partial(_told_of, given, cleared, answers))
    return await offer_made(app, workspace, clock, answers) if answers else ""


def is_first_run(workspace: Workspace) -> bool:
    """True for somebody of whom nothing is known and who has done nothing yet."""
    is_known = workspace.about_me.check is not None or workspace.paths.journal.exists()
    return not is_known and all(entry.shipped for entry in workspace.library.entries)


async def _cleared(app: App[None], given: Given, today: datetime.date) -> datetime.date | None:
    """When a professional said that bending backwards is right; None when nobody did."""
    if given.get(EXTENSION) != (YES,):
        return None
    return await ask_date(app, "When did they say so?", today)


def _told_of(
    given: Given, cleared: datetime.date | None, answers: Answers | None, profile: Profile
) -> Profile:
    """The profile with what was answered; of postures and things only where nothing was known."""
    profile = with_person(profile, given)
    if cleared is not None:
        profile = msgspec.structs.replace(profile, cleared_for_extension=cleared)
    if answers is not None and profile.owned is None:
        profile = answers.put_over(profile)
    return profile
