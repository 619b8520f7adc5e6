"""`supple play --plain`: a line for each phase, as it begins."""

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.program import SUPPLE, environment, run
from tui.clock import Clock
from tui.commands.plain import Waits, play_plain
from tui.core.catalog import Catalog
from tui.core.library import Entry
from tui.core.notation import clock
from tui.core.pace import Pace
from tui.core.routine import Routine, Step
from tui.core.timeline import compile_timeline
from tui.storage.catalog_files import read_catalog
from tui.storage.paths import resource

START = 1000.0

HELD = Step(exercise="knee-to-chest", reps=2, hold_seconds=10)
BREATHED = Step(exercise="childs-pose", reps=1, breaths=2)
MOVED = Step(exercise="bridge-reps", sets=2, reps=2, tempo=(2, 1, 3), rest_seconds=20)
OWN_PACE = Step(exercise="lower-trunk-rotation", side="each", reps=4, self_paced=True)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog([resource("catalog.toml")])[0]


def entry_of(catalog: Catalog, *steps: Step) -> Entry:
    routine = msgspec.convert(msgspec.to_builtins(Routine(name="Trial", steps=steps)), Routine)
    timeline = compile_timeline(routine, catalog, Pace())
    return Entry(id="trial", routine=routine, timeline=timeline, shipped=False)


class Evening:
    """A person, a room and a clock that moves only when somebody waits."""

    def __init__(self, entry: Entry, catalog: Catalog, capsys: pytest.CaptureFixture[str]) -> None:
        self.entry, self.catalog, self.capsys = entry, catalog, capsys
        self.time = START
        self.told: list[tuple[float, str]] = []
        """Each line, with the seconds since the start at which it was printed."""
        self.presses: Iterator[bool] = iter(())
        self.confirmed = 0
        self.late = 0.0
        """Seconds by which every sleep is too long."""
        self.interrupt_after = float("inf")

    def play(self, *, alone: bool = False, speed: float = 1.0) -> int:
        waits = Waits(self.sleep, None if alone else self.confirm)
        now = Clock(read=lambda: self.time, speed=speed)
        code = play_plain(self.entry, self.catalog, now, waits)
        self.listen()
        return code

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.listen()
        self.time += seconds + self.late
        if self.time - START > self.interrupt_after:
            raise KeyboardInterrupt

    def confirm(self) -> bool:
        self.listen()
        self.confirmed += 1
        self.time += 7
        return next(self.presses)

    def listen(self) -> None:
        printed = self.capsys.readouterr().out.splitlines()
        self.told.extend((self.time - START, line) for line in printed)

    @property
    def phase_lines(self) -> list[tuple[float, str]]:
        return self.told[1:-1]


def test_a_line_for_each_phase_when_it_begins(
    catalog: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = entry_of(catalog, HELD, BREATHED, MOVED)
    evening = Evening(entry, catalog, capsys)
    assert evening.play() == 0
    timeline = entry.timeline
    assert [time for time, _ in evening.phase_lines] == list(timeline.starts[:-1])
    for start, phase, (_, line) in zip(
        timeline.starts, timeline.phases, evening.phase_lines, strict=False
    ):
        assert line.startswith(f"{clock(start)} ")
        assert f"{phase.seconds:g} s" in line
        if phase.side:
            assert f"{phase.side.value} side" in line
        if phase.kind == "prepare":
            assert catalog.name_of(phase.exercise) in line
    assert evening.told[0] == (0, "Trial: 3 exercises, 2:49. Ctrl+C ends it.")
    assert evening.told[-1][0] == timeline.total_seconds
    assert evening.told[-1][1].startswith("Finished. 3 of 3 exercises done")


@pytest.mark.parametrize("speed", [0.5, 20, 1000])
def test_a_rehearsal_says_the_same_sooner(
    catalog: Catalog, capsys: pytest.CaptureFixture[str], speed: float
) -> None:
    entry = entry_of(catalog, HELD)
    slow, fast = Evening(entry, catalog, capsys), Evening(entry, catalog, capsys)
    slow.play()
    fast.play(speed=speed)
    assert [line for _, line in fast.told] == [line for _, line in slow.told]
    assert fast.time - START == pytest.approx((slow.time - START) / speed)


def test_a_late_machine_leaves_no_phase_out(
    catalog: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = entry_of(catalog, HELD, MOVED)
    evening = Evening(entry, catalog, capsys)
    evening.late = 6.5
    assert evening.play() == 0
    starts = [line.split()[0] for _, line in evening.phase_lines]
    assert starts == [clock(start) for start in entry.timeline.starts[:-1]]
    assert all(
        0 <= time - start <= 6.5
        for start, (time, _) in zip(entry.timeline.starts, evening.phase_lines, strict=False)
    )


def test_ones_own_pace_waits_for_enter(
    catalog: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = entry_of(catalog, OWN_PACE, BREATHED)
    evening = Evening(entry, catalog, capsys)
    evening.presses = iter((True, True))
    assert evening.play() == 0
    assert evening.confirmed == 2
    asked = [(time, line) for time, line in evening.told if "Press Enter when done" in line]
    assert [time for time, _ in asked] == [10, 10 + 7 + 5]
    assert ["left side" in line for _, line in asked] == [True, False]
    assert evening.told[-1][0] == 10 + 7 + 5 + 7 + 15 + 4 + 10 + 2
    assert len(evening.phase_lines) == len(entry.timeline.phases)


@pytest.mark.parametrize("alone", [True, False])
def test_with_nobody_to_press_enter_the_estimate_holds(
    catalog: Catalog, capsys: pytest.CaptureFixture[str], alone: bool
) -> None:
    entry = entry_of(catalog, OWN_PACE, BREATHED)
    evening = Evening(entry, catalog, capsys)
    evening.presses = iter((False,))
    assert evening.play(alone=alone) == 0
    assert evening.confirmed == (0 if alone else 1)
    assert evening.told[-1][0] == entry.timeline.total_seconds
    assert evening.told[-1][1].startswith("Finished. 2 of 2")


def test_ctrl_c_ends_it_with_a_last_line(
    catalog: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = entry_of(catalog, HELD, BREATHED)
    evening = Evening(entry, catalog, capsys)
    evening.interrupt_after = 25
    assert evening.play() == 130
    assert evening.told[-1][1].startswith("Ended early. 0 of 2 exercises done, 0:10 of exercise")


def test_ctrl_c_after_a_wait_counts_what_was_confirmed(
    catalog: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    evening = Evening(entry_of(catalog, OWN_PACE, HELD), catalog, capsys)
    evening.presses = iter((True, True))
    evening.interrupt_after = 10 + 7 + 5 + 7 + 15
    assert evening.play() == 130
    assert evening.told[-1][1].startswith("Ended early. 1 of 2 exercises done, 0:14 of exercise")


def test_a_routine_without_steps_is_over_at_once(
    catalog: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    evening = Evening(entry_of(catalog), catalog, capsys)
    assert evening.play() == 0
    assert (evening.time, len(evening.told)) == (START, 2)


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_in_a_pipe(tmp_path: Path, term: str) -> None:
    result = run("play", "one-stretch", "--plain", "--speed", "1000", home=tmp_path, TERM=term)
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert len(lines) == 1 + 20 + 1
    assert lines[0] == "Just one stretch: 1 exercise, 3:51. Ctrl+C ends it."
    assert lines[-1] == "Finished. 1 of 1 exercise done, 3:00 of exercise."
    assert "\x1b" not in result.stdout


def test_with_no_standard_input_at_all(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        'name = "Own"\n[[steps]]\nexercise = "bridge-reps"\nself_paced = true\n', encoding="utf-8"
    )
    result = subprocess.run(
        ["sh", "-c", f"{' '.join(SUPPLE)} play ./own.toml --plain --speed 1000 <&-"],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1].startswith("Finished. 1 of 1")


def test_an_interrupt_in_the_middle(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*SUPPLE, "play", "one-stretch", "--plain"],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Just one stretch")
        assert process.stdout.readline().startswith("0:00 Get ready")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=5)
    assert (process.returncode, err) == (130, "")
    assert out.splitlines()[-1].startswith("Ended early. 0 of 1 exercise done")


def test_a_broken_file_is_not_played(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('name = "X"\nround = 2\n', encoding="utf-8")
    result = run("play", "x.toml", "--plain", home=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "x.toml:2: round: unknown key 'round'; did you mean 'rounds'?\n"


def test_ones_own_notes_are_said_before_the_exercise(
    catalog: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    noted = msgspec.structs.replace(BREATHED, notes="Cushion under the [knees].")
    evening = Evening(entry_of(catalog, noted), catalog, capsys)
    assert evening.play() == 0
    said = [line for _, line in evening.told if "Cushion under the [knees]." in line]
    assert len(said) == 1
    assert "Next: Child's pose." in said[0]
