"""What is done with exercises of one's own: asking what must be asked, telling how it went."""

from textual.screen import Screen

from tui.core.exercise import Exercise
from tui.core.exercise_form import beside, in_place_of
from tui.core.text import displayable
from tui.screens.dialogs import Question
from tui.screens.exercise_form import ExerciseForm
from tui.screens.one_key import Answer, OneKey
from tui.workspace.own_exercises import OwnExercise
from tui.workspace.workspace import ChangedOnDisk, Workspace

BESIDE = Answer("n", "beside", "a new exercise beside it")
IN_PLACE = Answer("r", "in-place", "in the place of the one that came with Supple")


async def make(screen: Screen[str], workspace: Workspace) -> str:
    """Ask for an exercise and keep it; returns its id, nothing when there is none."""
    return await _fill_in(screen, workspace, "An exercise of your own", None)


async def duplicate(screen: Screen[str], workspace: Workspace, exercise: Exercise) -> str:
    """Make an exercise from another one, or put one in its place; returns the id."""
    answer = BESIDE.id
    if not workspace.exercises.has(exercise.id):
        question = OneKey(f"What is to be made from {exercise.name}?", (BESIDE, IN_PLACE))
        answer = await screen.app.push_screen_wait(question)
    if answer == BESIDE.id:
        title = f"A new exercise, made from {exercise.name}"
        return await _fill_in(screen, workspace, title, beside(exercise))
    if answer == IN_PLACE.id:
        title = f"In the place of {exercise.name}"
        return await _fill_in(screen, workspace, title, in_place_of(exercise))
    return ""


async def edit(screen: Screen[str], workspace: Workspace, exercise: Exercise) -> str:
    """Edit an exercise of the user's in its file; returns its id."""
    if not workspace.exercises.has(exercise.id):
        key = workspace.key("catalog.duplicate")
        _tell(screen, f"{exercise.name} came with Supple; {key} makes one of your own from it")
        return ""
    own = workspace.exercises.find(exercise.id)
    if own is None:
        return _lost(screen, workspace, exercise)
    return await _fill_in(screen, workspace, exercise.name, own.exercise, own)


async def delete(screen: Screen[str], workspace: Workspace, exercise: Exercise) -> None:
    """Move an exercise of the user's to the trash; asks first when routines use it."""
    own = workspace.exercises.find(exercise.id)
    if own is None:
        _lost(screen, workspace, exercise)
        return
    users = [] if own.exercise.override else workspace.library.using(exercise.id)
    if users:
        names = ", ".join(entry.routine.name for entry in users)
        text = f"{exercise.name} is in {names}. They leave it out when it is in the trash."
        if not await screen.app.push_screen_wait(Question(text, "Move it to the trash")):
            return
    try:
        workspace.exercises.put_in_trash(own)
    except ChangedOnDisk as changed:
        workspace.reload()
        _tell(screen, f"{changed} was changed elsewhere; {exercise.name} is still in it")
    except OSError as error:
        _tell(screen, f"{exercise.name} could not be deleted: {_reason(error)}", failed=True)
    else:
        key = workspace.key("catalog.undo")
        _tell(screen, f"{exercise.name} is in the trash; {key} brings it back")


def bring_back(screen: Screen[str], workspace: Workspace) -> None:
    """Bring back what was deleted last."""
    try:
        path = workspace.trash.undo()
    except OSError as error:
        _tell(screen, f"It could not be brought back: {_reason(error)}", failed=True)
    else:
        _tell(screen, f"{path.name} is back")


async def _fill_in(
    screen: Screen[str],
    workspace: Workspace,
    title: str,
    base: Exercise | None,
    own: OwnExercise | None = None,
) -> str:
    async def keep(form: Screen[str], exercise: Exercise) -> str:
        return await _keep(form, workspace, exercise, own)

    form = ExerciseForm(title, base, workspace.library.catalog, keep)
    return await screen.app.push_screen_wait(form)


async def _keep(
    form: Screen[str],
    workspace: Workspace,
    exercise: Exercise,
    own: OwnExercise | None,
    *,
    beside: bool = False,
) -> str:
    """Write what was entered; nothing when it was not written, the person knows why then.

    A change elsewhere in the same file is no reason to ask.
    """
    try:
        return _write(form, workspace, exercise, own, beside=beside)
    except ChangedOnDisk as changed:
        workspace.reload()
        there = workspace.exercises.find(exercise.id)
        if there and own and there.exercise == own.exercise:
            return await _keep(form, workspace, exercise, there, beside=beside)
        question = _question(exercise.name, str(changed), is_gone=there is None)
        if not await form.app.push_screen_wait(question):
            return ""
        return await _keep(form, workspace, exercise, there, beside=True)


def _question(name: str, file: str, *, is_gone: bool) -> Question:
    if is_gone:
        return Question(f"{name} is no longer in {file}. Save yours as a new one?", "Save mine")
    text = f"{name} was changed in {file} since you opened it. Put yours in its place? "
    return Question(f"{text}The file as it is now is kept beside it.", "Save mine")


def _write(
    form: Screen[str],
    workspace: Workspace,
    exercise: Exercise,
    own: OwnExercise | None,
    *,
    beside: bool = False,
) -> str:
    """Write and tell how it went. Raises `ChangedOnDisk`."""
    try:
        exercise_id, saved = workspace.exercises.keep(exercise, own, beside=beside)
    except OSError as error:
        _tell(form, f"Not saved: {_reason(error)}. What you entered is still here.", failed=True)
        return ""
    kept = f". The file as it was is {saved.backup.name}" if saved.backup else ""
    _tell(form, f"Saved in {saved.path.name}{kept}")
    return exercise_id


def _lost(screen: Screen[str], workspace: Workspace, exercise: Exercise) -> str:
    """Say that an exercise is not where it was read from."""
    workspace.reload()
    _tell(screen, f"{exercise.name} is no longer in its file", failed=True)
    return ""


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def _tell(screen: Screen[str], text: str, *, failed: bool = False) -> None:
    screen.notify(displayable(text), severity="error" if failed else "information", markup=False)
