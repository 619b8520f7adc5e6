"""What is remembered of the person from one start to the next, and the ways to add to it."""

from collections.abc import Callable
from pathlib import Path

from tui.core.colours import Colours
from tui.core.figure.look import Drawing
from tui.core.habits import Habits
from tui.core.problem import Problem
from tui.storage.value_file import read_value_or, save_value


class Remembered:
    """The habits; what cannot be written, which is told, holds for this run all the same."""

    def __init__(
        self, path: Path, tell: Callable[[Problem], None], retimed: Callable[[], None]
    ) -> None:
        """`retimed` is called once the habits make routines take another time."""
        self._path = path
        self._tell = tell
        self._retimed = retimed
        self.habits, self.problems = read_value_or(path, Habits())
        """What is remembered, and what is wrong with its file."""

    def know(self, exercise_id: str) -> None:
        """Remember that the person knows this exercise."""
        self._keep(self.habits.with_known(exercise_id))
        self._retimed()

    def breathe(self, seconds: float) -> None:
        """Remember how long one breath of the person takes."""
        self._keep(self.habits.with_breath(seconds))
        self._retimed()

    def prefer(self, drawing: Drawing) -> None:
        """Remember how figures look best to the person."""
        self._keep(self.habits.with_drawing(drawing))

    def prefer_colours(self, colours: Colours) -> None:
        """Remember which colours the person chose."""
        self._keep(self.habits.with_colours(colours))

    def choose_option(self, exercise_id: str, option: str) -> None:
        """Remember in which way an exercise is most comfortable."""
        self._keep(self.habits.with_option(exercise_id, option))

    def _keep(self, habits: Habits) -> None:
        self.habits = habits
        try:
            save_value(self._path, habits)
            self.problems = ()
        except OSError as error:
            self._tell(Problem(f"{self._path}: {error.strerror}; it holds for today only"))
