"""The person's own editor: which program it is, and having it edit a file."""

import asyncio
import contextlib
import shlex
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tui.core.text import displayable

USUAL = ("vi", "nano")
"""What is looked for when the person has not said which editor it shall be."""


class NoEditor(Exception):  # noqa: N818 - says why in words for a person
    """No editor is set or there, or what is set makes no sense."""


def editor_command(
    environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> tuple[str, ...]:
    """`$VISUAL`, else `$EDITOR`, as a program and its arguments; else what is usual and there.

    Split as a shell would, but no shell ever sees it. Raises `NoEditor`.
    """
    for name in ("VISUAL", "EDITOR"):
        try:
            command = tuple(shlex.split(environ.get(name, "")))
        except ValueError as error:
            raise NoEditor(f"${name} is not a command: {environ[name]}: {error}") from error
        if command and command[0]:
            if which(command[0]) is None:
                raise NoEditor(f"There is no program '{command[0]}', which ${name} names")
            return command
    found = next((name for name in USUAL if which(name)), None)
    if found is None:
        raise NoEditor("No editor was found; set $EDITOR to the one you want")
    return (found,)


async def edit(command: tuple[str, ...], path: Path) -> str:
    """Have a file edited; returns what went wrong, mostly nothing.

    The event loop runs on meanwhile: drafts are written, and a lost connection is noticed. The
    editor is told of that when this is cancelled.
    """
    with _interrupts_left_to_the_editor():
        try:
            # An absolute path begins with a slash, so that it is no option to any program.
            process = await asyncio.create_subprocess_exec(*command, str(path.absolute()))
        except (OSError, ValueError) as error:  # ValueError: a text the system cannot pass on
            reason = getattr(error, "strerror", None) or error
            return displayable(f"Your editor '{command[0]}' cannot be run: {reason}")
        try:
            code = await process.wait()
        except asyncio.CancelledError:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGHUP)
            raise
    if code < 0:
        return f"Your editor was ended by signal {-code}"
    return f"Your editor ended with the exit code {code}" if code else ""


@contextlib.contextmanager
def _interrupts_left_to_the_editor() -> Iterator[None]:
    """Live through ctrl+c, which the terminal sends to us and to the editor alike."""
    numbers = (signal.SIGINT, signal.SIGQUIT)
    # Not SIG_IGN, which the editor would inherit.
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
