"""What the person decided, read from its file each time: another terminal may have added to it."""

from collections.abc import Callable
from datetime import datetime

from tui.core.decisions import Decisions
from tui.core.problem import Problem
from tui.storage.paths import Paths
from tui.storage.value_file import read_value_or, save_value


class Decided:
    """The decisions, and the way to add to them."""

    def __init__(
        self, paths: Paths, now: Callable[[], datetime], tell: Callable[[Problem], None]
    ) -> None:
        self._path = paths.decisions
        self._now = now
        self._tell = tell
        self._told: tuple[Problem, ...] = ()
        self._unkept: Decisions | None = None
        """What could not be written, and holds for this run."""

    @property
    def decisions(self) -> Decisions:
        """What was decided so far; nothing where the file is faulty, which is told once."""
        decisions, problems = read_value_or(self._path, Decisions())
        for problem in problems if problems != self._told else ():
            self._tell(problem)
        self._told = problems
        return self._unkept or decisions

    def change(self, change: Callable[[Decisions, datetime], Decisions]) -> None:
        """Decide something at this moment; where it cannot be kept, it holds for this run.

        A file that cannot be read is not written over.
        """
        decisions, problems = read_value_or(self._path, Decisions())
        changed = change(self._unkept or decisions, self._now().astimezone())
        try:
            if problems:
                raise OSError(0, str(problems[0]))
            save_value(self._path, changed)
            self._unkept = None
        except OSError as error:
            self._unkept = changed
            reason = error.strerror or str(error)
            self._tell(Problem(f"{self._path}: {reason}; what you decided holds for now only"))
