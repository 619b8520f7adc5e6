"""`supple cues`: what is shown, what is asked, and the table that comes of it."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from tests.commands.conftest import Supple
from tests.program import SUPPLE, environment
from tests.terminal.terminal import Terminal
from tui.commands.cues import Seat, try_cues
from tui.core.schema import read
from tui.core.settings import Settings
from tui.core.signal import PATTERNS, CueSettings, Notify, Signal
from tui.live.signals import KEEP_TITLE, RESTORE_TITLE

CONFIG = Path("/home/someone/.config/supple/config.toml")
QUESTIONS = 9
"""Four patterns of the bell, the title, the line, three notifications."""


class Person:
    """Sits before the terminal: presses Enter, and answers from a list; Ctrl+D after its end."""

    def __init__(self, answers: str, environ: Mapping[str, str] | None = None) -> None:
        self._answers = iter(answers)
        self.happened: list[str] = []
        """What was written to the terminal as it is, and `sleep 0.3`."""
        self.ran: list[Sequence[str]] = []
        self.missing = False
        """True: no program can be started."""
        self.seat = Seat(
            ask=self._ask,
            write=self.happened.append,
            sleep=lambda seconds: self.happened.append(f"sleep {seconds:.1f}"),
            environ=environ or {},
            run=self._run,
        )

    def _ask(self, prompt: str) -> str:
        if "Enter" in prompt:
            return ""
        answer = next(self._answers, None)
        if answer is None:
            raise EOFError
        if answer == "^":
            raise KeyboardInterrupt
        return answer

    def _run(self, command: Sequence[str], additions: Mapping[str, str]) -> None:
        if self.missing:
            raise FileNotFoundError(2, "No such file or directory")
        self.ran.append(command)

    @property
    def bells(self) -> str:
        """The rings and the waits between them, until something else is written."""
        end = self.happened.index(KEEP_TITLE) if KEEP_TITLE in self.happened else None
        return " ".join("ring" if what == "\x07" else what for what in self.happened[:end])


Printed = Callable[[], list[str]]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Printed:
    return lambda: capsys.readouterr().out.splitlines()


def table_in(lines: Sequence[str]) -> CueSettings:
    """The settings that the printed table stands for, read as a file is."""
    text = "\n".join(lines[lines.index("[cues]") :])
    settings, problems = read(Settings, tomllib.loads(text))
    assert settings is not None, problems
    return settings.cues


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ("yyyyyyyyy", CueSettings(notify=Notify.OSC99)),
        ("nnnnnnnnn", CueSettings(bell=False, title=False, invert=False)),
        ("nnynnynny", CueSettings(title=False, notify=Notify.OSC9)),
        ("nnnnynnyy", CueSettings(bell=False, invert=False, notify=Notify.OSC777)),
        ("?yaynnyynxnn", CueSettings(invert=True)),
    ],
)
def test_the_table_has_on_what_was_noticed(
    printed: Printed, answers: str, found: CueSettings
) -> None:
    assert try_cues(CueSettings(), CONFIG, Person(answers).seat) == 0
    lines = printed()
    assert table_in(lines) == found
    assert any(str(CONFIG) in line for line in lines)


def test_what_is_set_already_stays_and_commands_are_run(printed: Printed) -> None:
    runnable = {Signal.SWITCH: ("say", 'other "side"'), Signal.FINISHED: ("flash",)}
    commands = runnable | {Signal.REST_OVER: ()}
    before = CueSettings(night=True, notify=Notify.OSC9, commands=commands)
    person = Person("n" * QUESTIONS)
    assert try_cues(before, CONFIG, person.seat) == 0
    lines = printed()
    off = CueSettings(bell=False, title=False, invert=False, night=True, commands=commands)
    assert table_in([line for line in lines if "Set night" not in line]) == off
    assert any("night = false" in line for line in lines)
    assert person.ran == list(runnable.values())


def test_a_command_that_is_not_there_is_told_of(printed: Printed) -> None:
    person = Person("n" * QUESTIONS)
    person.missing = True
    assert try_cues(CueSettings(commands={Signal.SWITCH: ("spek",)}), CONFIG, person.seat) == 0
    assert "cannot run 'spek': No such file or directory" in printed()


def test_each_pattern_of_the_bell_in_its_own_time() -> None:
    assert PATTERNS[Signal.REST_OVER] == (0.0, 0.3, 0.6)
    person = Person("yyyy")
    try_cues(CueSettings(bell=False), CONFIG, person.seat)
    assert person.bells == (
        "ring"
        " ring sleep 0.6 ring"
        " ring sleep 0.3 ring sleep 0.3 ring"
        " ring sleep 0.3 ring sleep 0.6 ring sleep 0.3 ring"
    )


def test_again_shows_it_again() -> None:
    person = Person("aa")
    try_cues(CueSettings(), CONFIG, person.seat)
    assert person.bells == "ring ring ring"


def test_there_is_time_to_look_elsewhere_before_a_notification() -> None:
    person = Person("n" * QUESTIONS)
    try_cues(CueSettings(), CONFIG, person.seat)
    sent = [at for at, what in enumerate(person.happened) if what.startswith("\x1b]777;")]
    assert [person.happened[at - 1] for at in sent] == ["sleep 3.0"]


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"TMUX": "/tmp/x,1,0"}, "allow-passthrough on"),
        ({"STY": "1.tty.host"}, "vbell off"),
        ({}, ""),
    ],
)
def test_a_multiplexer_is_spoken_of_where_there_is_one(
    printed: Printed, environ: dict[str, str], said: str
) -> None:
    try_cues(CueSettings(), CONFIG, Person("", environ).seat)
    head = " ".join(printed())
    assert said in head
    assert ("tmux" in head or "GNU screen" in head) == bool(environ)


@pytest.mark.parametrize("answers", ["", "^", "yyyy^", "yyyyy"])
def test_it_can_be_left_at_any_question(printed: Printed, answers: str) -> None:
    person = Person(answers)
    assert try_cues(CueSettings(), CONFIG, person.seat) == 130
    assert "[cues]" not in printed()
    assert person.happened.count(KEEP_TITLE) == person.happened.count(RESTORE_TITLE)


def test_without_a_terminal_one_line_says_so(supple: Supple) -> None:
    result = supple("cues")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "supple: this is not a terminal; supple cues needs one, with somebody in front of it\n"
    )


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with Terminal([*SUPPLE, "cues"], environment(tmp_path), cwd=tmp_path, columns=120) as terminal:
        yield terminal


def test_in_a_terminal_the_bell_rings_and_ctrl_c_ends_it(terminal: Terminal) -> None:
    terminal.wait_for("The bell: hold over")
    assert terminal.written.count(b"\x07") == 0
    terminal.press("enter")
    terminal.wait_for("Did you notice it?")
    assert terminal.written.count(b"\x07") == 1
    terminal.press("y", "enter")
    terminal.wait_for("The bell: switch sides")
    terminal.press("ctrl+c")
    assert terminal.wait_for_end() == 130
    assert b"Traceback" not in terminal.written
