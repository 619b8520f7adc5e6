"""What can be done when a routine could not be written: try again, or save it in another place."""

from typing import Any

from textual.screen import Screen

from tui.core.routine import Routine
from tui.core.text import displayable
from tui.screens.dialogs import AskName, Question
from tui.screens.one_key import Answer, OneKey
from tui.storage.elsewhere import place_named, write_elsewhere
from tui.storage.filename import file_stem

AGAIN = Answer("a", "again", "Try again")
ELSEWHERE = Answer("s", "elsewhere", "Save it elsewhere")
GO_ON = Answer("n", "go-on", "Not now; go on editing")

_LONGEST_PATH = 1000


async def asks_to_try_again(screen: Screen[Any], routine: Routine, error: OSError) -> bool:
    """Say why a routine was not saved, and ask what to do; True to try once more.

    What is saved elsewhere stays unsaved among the routines, and the person is told so.
    """
    question = OneKey(
        f"Not saved: {_reason(error)}.",
        (AGAIN, ELSEWHERE, GO_ON),
        ["Your changes are still here, in the editor."],
    )
    match await screen.app.push_screen_wait(question):
        case "again":
            return True
        case "elsewhere":
            await _save_elsewhere(screen, routine)
    return False


async def _save_elsewhere(screen: Screen[Any], routine: Routine) -> None:
    """Ask for a place until the routine is written there, or the person gives up."""
    typed, question = f"~/{file_stem(routine.name)}.toml", "Save it in which file?"
    while typed := await screen.app.push_screen_wait(AskName(question, typed, _LONGEST_PATH)):
        try:
            if not await _write(screen, typed, routine):
                continue
        except OSError as error:
            question = f"Not saved: {_reason(error)}. Save it in which file?"
        else:
            told = f"Saved in {place_named(typed)}. Among your routines it is still not saved"
            screen.notify(displayable(told), timeout=10, markup=False)
            return


async def _write(screen: Screen[Any], typed: str, routine: Routine) -> bool:
    """Write the routine; False when the person wants to keep what is there. Raises `OSError`."""
    path = place_named(typed)
    try:
        write_elsewhere(path, routine)
    except FileExistsError:
        question = Question(f"{path} exists already. Overwrite it?", "Overwrite")
        if not await screen.app.push_screen_wait(question):
            return False
        write_elsewhere(path, routine, overwrite=True)
    return True


def _reason(error: OSError) -> str:
    return displayable(error.strerror or str(error))
