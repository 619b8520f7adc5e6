"""Supple beside other programs, in turn in one run: here, and at the far end of an SSH line."""

import contextlib
import random
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from tests.bench.figure import Figure, percentile
from tests.bench.programs import FLOOR, HOLD, OURS, SUPPLE_ITSELF, Program, peers
from tests.bench.watched import Answer, Line, NotThere, Start, Watched, cpu_seconds, resident
from tests.program import environment
from tests.terminal import ssh

SIZES = ((80, 24), (120, 40))
WARM = 1.5
"""Seconds from the last screen on the way until it is looked at."""
NO_FIGURE = '[figure]\nencoding = "off"\n'
_LOG = "".join(f"{number:05} a line of a log\n" for number in range(5000))
_HARMLESS = {"XDG_RUNTIME_DIR": "/nonexistent", "TEXTUAL_ANIMATIONS": "none"}


class Pains(msgspec.Struct, frozen=True, kw_only=True):
    """How much trouble is taken."""

    starts: int
    """Of each program."""
    seconds: float
    """For which nothing is pressed."""
    keys: int
    """In each place."""
    with_peers: bool = True


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured of one program on one line at one size; None where it was not."""

    program: str
    line: str
    size: str
    first_ms: float | None = None
    """Until the first useful screen, the median."""
    first_times_floor: float | None = None
    """The median of the ratios of each round, which a machine that is busy for a while spares."""
    first_cpu_ms: float | None = None
    first_bytes: float | None = None
    resident_mb: float | None = None
    resident_times_floor: float | None = None
    bytes_per_second: float | None = None
    cpu_percent: float | None = None
    key_ms: float | None = None
    key_ms_99: float | None = None
    key_bytes: float | None = None
    rest_bytes: float | None = None
    """Bytes that come later, once nothing more is pressed."""
    keys: int = 0
    """How many were answered."""
    unanswered: int = 0


def measure(pains: Pains, sizes: Sequence[tuple[int, int]], lines: Sequence[str]) -> list[Measured]:
    """Measure everything on these lines, `pty` and `ssh`, at these sizes."""
    with tempfile.TemporaryDirectory() as folder, _lines(Path(folder), lines) as ready:
        measured: list[Measured] = []
        for name, line in ready.items():
            for size in sizes:
                # Of its own each time: a session that was ended by force is offered to the next.
                home = Path(folder) / f"{name}-{size[0]}"
                env = _environment(home)
                others = peers(home / "a.log") if pains.with_peers else ()
                programs = [FLOOR, *OURS, *others]
                measured += _Round(programs, env, home, size, name, line).run(pains)
        return measured


def _environment(home: Path) -> dict[str, str]:
    """A home of its own, with a log to look at; sessions have no figure there."""
    home.mkdir()
    (home / "a.log").write_text(_LOG)
    env = environment(home, HOME=str(home), **_HARMLESS)
    config = home / "config" / "supple" / "config.toml"
    config.write_text(config.read_text() + NO_FIGURE)
    return env


@contextlib.contextmanager
def _lines(folder: Path, wanted: Sequence[str]) -> Iterator[dict[str, Line | None]]:
    """The lines that can be had here; what is missing for one is said."""
    ready: dict[str, Line | None] = {"pty": None} if "pty" in wanted else {}
    if "ssh" not in wanted:
        yield ready
    elif missing := ssh.missing():
        print(f"ssh is left out: {missing}")
        yield ready
    else:
        keys = folder / "ssh"
        keys.mkdir()
        server = ssh.SshServer(keys)
        try:
            yield {**ready, "ssh": server.command}
        finally:
            server.close()


class _Round:
    """Everything on one line at one size."""

    def __init__(
        self,
        programs: Sequence[Program],
        env: Mapping[str, str],
        home: Path,
        size: tuple[int, int],
        line_name: str,
        line: Line | None,
    ) -> None:
        self._programs = list(programs)
        self._env, self._home, self._size = env, home, size
        self._line_name, self._line = line_name, line

    def run(self, pains: Pains) -> Iterator[Measured]:
        """Start them in turn, then let them stand side by side, then press keys in turn."""
        starts = self._starts(pains.starts)
        self._programs = [one for one in self._programs if not one.starts or starts[one.name]]
        with contextlib.ExitStack() as running:
            watched = list(self._at_their_places(running))
            still = self._stand(watched, pains.seconds)
            answers = self._press(watched, pains.keys)
        floor = still.get(FLOOR.name, {}).get("resident_mb")
        for one in watched:
            program = one.program
            found = dict(still[program.name])
            if floor and found["resident_mb"]:
                found["resident_times_floor"] = found["resident_mb"] / floor
            if not program.starts:
                del found["resident_mb"]
                found.pop("resident_times_floor", None)
            yield Measured(
                program=program.name,
                line=self._line_name,
                size=f"{self._size[0]}×{self._size[1]}",
                **_of_starts(starts[program.name], starts[FLOOR.name]),
                **found,
                **_of_answers(answers[program.name]),
            )

    def _watch(self, program: Program) -> Watched:
        return Watched(program, self._env, self._home, self._size, self._line)

    def _starts(self, count: int) -> dict[str, list[Start]]:
        """Start each, one after the other, so many times after one that does not count."""
        starts: dict[str, list[Start]] = defaultdict(list)
        able = [program for program in self._programs if program.starts]
        for number in range(count + 1):
            for program in able if number % 2 else [*reversed(able)]:
                with self._watch(program) as one:
                    try:
                        start = one.start()
                    except NotThere as error:
                        if program.is_ours or program is FLOOR:
                            raise
                        print(str(error).splitlines()[0])
                        able = [other for other in able if other is not program]
                        starts[program.name] = []
                        continue
                if number:
                    starts[program.name].append(start)
        return starts

    def _at_their_places(self, running: contextlib.ExitStack) -> Iterator[Watched]:
        for program in self._programs:
            one = running.enter_context(self._watch(program))
            one.start()
            one.go_on()
            yield one

    def _stand(self, watched: Sequence[Watched], seconds: float) -> dict[str, dict[str, float]]:
        """What they write, compute and hold while nobody presses a key, all at the same time."""
        _read_all(watched, WARM)
        for one in watched:
            one.by_itself.clear()
        pids = {one.program.name: one.processes() for one in watched}
        computed = {name: cpu_seconds(found) for name, found in pids.items()}
        written = {one.program.name: one.written for one in watched}
        began = time.monotonic()
        _read_all(watched, seconds)
        passed = time.monotonic() - began
        return {
            one.program.name: {
                "bytes_per_second": (one.written - written[one.program.name]) / passed,
                "cpu_percent": 100
                * (cpu_seconds(pids[one.program.name]) - computed[one.program.name])
                / passed,
                "resident_mb": resident(pids[one.program.name]),
            }
            for one in watched
        }

    def _press(self, watched: Sequence[Watched], count: int) -> dict[str, list[tuple[Answer, int]]]:
        """The answers to so many keys in each place, and what came after each of them."""
        answers: dict[str, list[tuple[Answer, int]]] = defaultdict(list)
        chance = random.Random(1)
        pressed = [one for one in watched if one.program.keys]
        for number in range(count):
            for one in pressed:
                late = one.read(0)
                keys = one.program.keys
                answer = one.answer(keys[number % len(keys)], chance)
                answers[one.program.name].append((answer, late))
        return answers


def _read_all(watched: Sequence[Watched], seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for one in watched:
            while one.read(0):
                pass
        time.sleep(0.01)


def _of_starts(starts: Sequence[Start], floors: Sequence[Start]) -> dict[str, float | None]:
    if not starts:
        return {}
    ratios = [mine.seconds / least.seconds for mine, least in zip(starts, floors, strict=True)]
    computed = [start.computed for start in starts if start.computed is not None]
    return {
        "first_ms": 1000 * statistics.median(start.seconds for start in starts),
        "first_times_floor": statistics.median(ratios),
        "first_cpu_ms": 1000 * statistics.median(computed) if computed else None,
        "first_bytes": statistics.median(start.written for start in starts),
    }


def _of_answers(answers: Sequence[tuple[Answer, int]]) -> dict[str, float | int | None]:
    if not answers:
        return {}
    taken = [1000 * one.seconds for one, _ in answers if one.seconds is not None]
    return {
        "key_ms": statistics.median(taken) if taken else None,
        "key_ms_99": percentile(taken, 99) if taken else None,
        "key_bytes": statistics.median(one.written for one, _ in answers),
        "rest_bytes": statistics.median(late for _, late in answers),
        "keys": len(taken),
        "unanswered": len(answers) - len(taken),
    }


def promises(measured: Sequence[Measured]) -> Iterator[Figure]:
    """What is promised of Supple at 80×24, beside what was measured."""
    for line in dict.fromkeys(one.line for one in measured):
        found = {one.program: one for one in measured if (one.line, one.size) == (line, "80×24")}
        if SUPPLE_ITSELF.name in found:
            yield from _promises(found, line)


def _promises(found: Mapping[str, Measured], line: str) -> Iterator[Figure]:
    ours, floor, hold = (found[one.name] for one in (SUPPLE_ITSELF, FLOOR, HOLD))
    wanted: list[tuple[str, float | None, str, float]] = [
        ("first screen / one label", ours.first_times_floor, "", 1.4),
        ("first screen, written", ours.first_bytes, "bytes", 4000),
        ("memory / one label", ours.resident_times_floor, "", 1.4),
        ("a hold, written", hold.bytes_per_second, "bytes/s", 100),
    ]
    if hold.cpu_percent is not None and floor.cpu_percent is not None:
        beyond = hold.cpu_percent - floor.cpu_percent
        wanted.append(("a hold, computed beyond one label", beyond, "% of a core", 0.5))
    posting = found.get("posting")
    if posting and posting.first_ms and ours.first_ms:
        wanted.append(("first screen / posting", ours.first_ms / posting.first_ms, "", 0.4))
    for one in (ours, *(found[place.name] for place in OURS if place.keys and not place.starts)):
        name = one.program.strip() if one is not ours else "routines"
        is_list = name not in ("search", "editing")
        if is_list:
            wanted.append((f"{name}, a key, written", one.key_bytes, "bytes", 400))
        wanted.append((f"{name}, a key, 99 of 100", one.key_ms_99, "ms", 25 if is_list else 50))
    for name, value, unit, target in wanted:
        if value is not None:
            yield Figure(f"{line}: {name}", value, unit, target)
