"""Which program edits a text, and how it ends."""

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.terminal.text_editor import NoEditor, edit, editor_command


def only(*there: str) -> Callable[[str], str | None]:
    """A machine that has these programs."""
    return lambda name: f"/bin/{name}" if name in there else None


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"VISUAL": "emacs -nw", "EDITOR": "ed"}, ("emacs", "-nw")),
        ({"EDITOR": "ed"}, ("ed",)),
        ({"VISUAL": " ", "EDITOR": "ed"}, ("ed",)),
        ({"EDITOR": "'my editor' --wait"}, ("my editor", "--wait")),
        ({"EDITOR": "ed; rm -rf $HOME"}, ("ed;", "rm", "-rf", "$HOME")),
        ({}, ("vi",)),
        ({"EDITOR": "''"}, ("vi",)),
    ],
)
def test_visual_comes_before_editor_and_is_never_read_by_a_shell(
    environ: dict[str, str], command: tuple[str, ...]
) -> None:
    which = only("emacs", "ed", "my editor", "ed;", "vi", "nano")
    assert editor_command(environ, which) == command


def test_what_is_usual_is_looked_for() -> None:
    assert editor_command({}, only("nano")) == ("nano",)


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"VISUAL": "emasc"}, r"no program 'emasc', which \$VISUAL names"),
        ({"EDITOR": "vi 'x"}, r"\$EDITOR is not a command: vi 'x"),
        ({}, r"set \$EDITOR"),
    ],
)
def test_without_an_editor_it_is_said_what_to_do(environ: dict[str, str], said: str) -> None:
    with pytest.raises(NoEditor, match=said):
        editor_command(environ, only("ed"))


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 0", ""),
        ("exit 3", "Your editor ended with the exit code 3"),
        ("kill -9 $$", "Your editor was ended by signal 9"),
        ("kill -2 $PPID; exit 0", ""),
    ],
    ids=["well", "badly", "killed", "an interrupt for us alone"],
)
def test_how_an_editor_ends(tmp_path: Path, script: str, said: str) -> None:
    assert asyncio.run(edit(("sh", "-c", script), tmp_path / "x.toml")) == said


def test_the_file_is_the_last_argument_and_no_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    script = 'printf %s "$1" > seen'
    assert asyncio.run(edit(("sh", "-c", script, "sh"), Path("-rf"))) == ""
    assert (tmp_path / "seen").read_text() == str(tmp_path / "-rf")


def test_an_editor_gets_its_interrupts(tmp_path: Path) -> None:
    script = "kill -2 $$; sleep 5"
    assert asyncio.run(edit(("sh", "-c", script), tmp_path)) == "Your editor was ended by signal 2"


def test_a_program_that_cannot_be_started_is_named(tmp_path: Path) -> None:
    told = asyncio.run(edit((str(tmp_path),), tmp_path / "x"))
    assert told == f"Your editor '{tmp_path}' cannot be run: Permission denied"
    assert "cannot be run" in asyncio.run(edit(("a\0b",), tmp_path))


def test_the_loop_runs_on_and_a_cancelled_editor_is_hung_up(tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    script = f"trap 'echo hup > {ended}; exit' HUP; echo $$ > {tmp_path}/pid; sleep 9 & wait"

    async def story() -> None:
        task = asyncio.create_task(edit(("sh", "-c", script), tmp_path))
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        while not ended.exists():
            await asyncio.sleep(0.01)

    asyncio.run(asyncio.wait_for(story(), 10))


def test_interrupts_mean_again_what_they_meant(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGQUIT)
    asyncio.run(edit(("true",), tmp_path))
    assert signal.getsignal(signal.SIGQUIT) is before
