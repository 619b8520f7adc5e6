"""The ways into the editor: a routine that was chosen, and one that was left unsaved."""

from pathlib import Path

from textual.app import App

from tui.core import notation
from tui.core.comparison import Kind, compare
from tui.core.draft import Draft
from tui.core.library import Entry
from tui.core.problem import Problem
from tui.core.routine import Routine
from tui.core.text import displayable
from tui.core.timeline import Timeline
from tui.screens.editor import EditorScreen
from tui.screens.one_key import Answer, OneKey
from tui.storage.draft_file import HeldElsewhere, Left, Unsaved
from tui.workspace.workspace import Workspace

GO_ON = Answer("o", "go-on", "Go on editing")
THROW_AWAY = Answer("d", "throw-away", "Throw these changes away")
AS_SAVED = Answer("n", "as-saved", "Open it without them; they stay for another time")
NOT_NOW = Answer("n", "not-now", "Not now; they stay for another time")

ELSEWHERE = "Another terminal goes on with it."
_NEVER_SAVED = "It is a routine that was never saved."


async def edit(app: App[None], workspace: Workspace, routine: Routine, entry: Entry | None) -> str:
    """Edit a routine, or what was left of an edit of it; returns the id it was saved under."""
    file = Path(entry.file).name if entry else ""
    for left in workspace.drafts.left(workspace.library) if file else ():
        found = left.found
        if isinstance(found, Problem) or found.file != file:
            continue
        match await _ask(app, workspace, found, (GO_ON, THROW_AWAY, AS_SAVED)):
            case "go-on":
                return await _go_on(app, workspace, left, found)
            case "throw-away":
                _throw_away(app, workspace, left)
            case "as-saved":
                break
            case _:
                return ""
    return await app.push_screen_wait(EditorScreen(routine, entry, workspace))


async def offer_left(app: App[None], workspace: Workspace) -> None:
    """Offer to go on with every edit that ended without a word, the latest first."""
    for left in workspace.drafts.left(workspace.library):
        found = left.found
        if isinstance(found, Problem):
            answer = await _ask_about_damage(app, found)
        else:
            answer = await _ask(app, workspace, found, (GO_ON, THROW_AWAY, NOT_NOW))
            if answer == "go-on":
                await _go_on(app, workspace, left, found)
        if answer == "throw-away":
            _throw_away(app, workspace, left)


async def _ask(
    app: App[None], workspace: Workspace, unsaved: Unsaved, answers: tuple[Answer, ...]
) -> str:
    """Say what was left of which routine, and ask what to do with it."""
    at = unsaved.at
    title = f"{unsaved.routine.name} was left unsaved on {at:%a %d %b} at {at:%H:%M}."
    return await app.push_screen_wait(OneKey(title, answers, _told(workspace, unsaved)))


async def _ask_about_damage(app: App[None], problem: Problem) -> str:
    title = "A routine that was left unsaved cannot be read."
    throw_away = THROW_AWAY._replace(text="Delete this file")
    not_now = NOT_NOW._replace(text="Not now; it stays as it is")
    return await app.push_screen_wait(OneKey(title, (throw_away, not_now), [str(problem)]))


def _told(workspace: Workspace, unsaved: Unsaved) -> list[str]:
    """How much differs, and what became of the file in the meantime."""
    lines = compare(unsaved.routine, unsaved.before, workspace.library.catalog)
    differing = notation.counted(sum(line.kind is not Kind.SAME for line in lines), "difference")
    told = [f"{differing} from the saved one." if unsaved.file else _NEVER_SAVED]
    entry = workspace.own_entry(Path(unsaved.file).stem) if unsaved.file else None
    if unsaved.file and (entry is None or entry.digest != unsaved.digest):
        told.append("Its file is not as it was then; you will be asked before it is overwritten.")
    return told


async def _go_on(app: App[None], workspace: Workspace, left: Left, unsaved: Unsaved) -> str:
    """Edit on; undo leads back to what was saved."""
    entry = _as_read(workspace, unsaved)
    saved = unsaved.before if entry else None
    draft = Draft(routine=unsaved.before, saved=saved).with_routine(
        unsaved.routine, "what was not saved"
    )
    editor = EditorScreen.going_on(draft, entry, workspace)
    try:
        workspace.drafts.go_on(editor, left, draft, entry)
    except (HeldElsewhere, OSError) as error:
        _tell(app, error)
        return ""
    return await app.push_screen_wait(editor)


def _as_read(workspace: Workspace, unsaved: Unsaved) -> Entry | None:
    """The routine as its file had it when it was read; None for a new one."""
    if not unsaved.file:
        return None
    path = workspace.paths.routines / unsaved.file
    timeline = workspace.timeline_of(unsaved.before)
    if isinstance(timeline, str):
        timeline = Timeline(phases=(), starts=(0.0,), steps=())  # too long by the pace of today
    return Entry(
        id=path.stem,
        routine=unsaved.before,
        timeline=timeline,
        shipped=False,
        file=str(path),
        digest=unsaved.digest,
    )


def _throw_away(app: App[None], workspace: Workspace, left: Left) -> None:
    try:
        workspace.drafts.throw_away(left)
    except (HeldElsewhere, OSError) as error:
        _tell(app, error)


def _tell(app: App[None], error: HeldElsewhere | OSError) -> None:
    is_held = isinstance(error, HeldElsewhere)
    app.notify(ELSEWHERE if is_held else displayable(str(error)), markup=False)
