"""All exercises and shipped routines: one file's content, and several files merged into one."""

import itertools
from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from tui.core.exercise import Exercise, Id, Line
from tui.core.figure.entry import PoseEntry
from tui.core.figure.links import broken_frames, broken_poses
from tui.core.group import unknown_groups
from tui.core.problem import MAX_PROBLEMS, Problem, nearest
from tui.core.routine import REST, Routine


class RoutineOrigin(StrEnum):
    """Where a shipped routine comes from."""

    ARTICLE = "article"
    """Members and order are an article's."""
    ASSEMBLED = "assembled"
    """Put together by us from what the articles say."""


class CatalogRoutine(Routine, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A routine that comes with a catalog and is read-only."""

    id: Id
    aim: Line = ""
    origin: RoutineOrigin = RoutineOrigin.ASSEMBLED
    articles: tuple[Id, ...] = ()
    gates: tuple[Id, ...] = ()
    """What ought to be true before it is started, such as `fracture-clearance`."""

    def editable(self) -> Routine:
        """The same routine as a person's own."""
        notes = "\n".join(part for part in (self.aim, self.notes) if part)
        return Routine(
            name=self.name,
            times_per_day=self.times_per_day,
            rounds=self.rounds,
            notes=notes,
            first_side=self.first_side,
            pace=self.pace,
            groups=self.groups,
            dismissed=self.dismissed,
            steps=self.steps,
        )


class CatalogFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one catalog file holds; every table may be missing."""

    articles: dict[str, Line] = {}
    """Article key to title."""
    flags: dict[str, Line] = {}
    """Caution flag to one sentence for the user."""
    poses: dict[str, PoseEntry] = {}
    """Name of a pose to its numbers; figures are made of them."""
    exercises: tuple[Exercise, ...] = ()
    routines: tuple[CatalogRoutine, ...] = ()


class Catalog:
    """What is known of exercises: immutable once built, with look-up by id."""

    def __init__(
        self,
        exercises: Iterable[Exercise] = (),
        routines: Iterable[CatalogRoutine] = (),
        articles: Mapping[str, str] | None = None,
        flags: Mapping[str, str] | None = None,
        files: Mapping[str, str] | None = None,
        poses: Mapping[str, PoseEntry] | None = None,
    ) -> None:
        self._exercises = {exercise.id: exercise for exercise in exercises}
        self._routines = {routine.id: routine for routine in routines}
        self.articles: Mapping[str, str] = dict(articles or {})
        self.flags: Mapping[str, str] = dict(flags or {})
        self._files: Mapping[str, str] = dict(files or {})
        self.poses: Mapping[str, PoseEntry] = dict(poses or {})

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise, in the order of the files."""
        return tuple(self._exercises.values())

    @property
    def routines(self) -> tuple[CatalogRoutine, ...]:
        """Every shipped routine, in the order of the files."""
        return tuple(self._routines.values())

    def exercise(self, exercise_id: str) -> Exercise | None:
        """The exercise with this id, None when there is none."""
        return self._exercises.get(exercise_id)

    def name_of(self, exercise_id: str) -> str:
        """The exercise's name, or the id itself when the catalog does not have it."""
        exercise = self._exercises.get(exercise_id)
        return exercise.name if exercise else exercise_id

    def file_of(self, exercise_id: str) -> str:
        """The file that an exercise was read from; empty when it came from none."""
        return self._files.get(exercise_id, "")

    def with_exercises(self, exercises: Iterable[Exercise]) -> "Catalog":
        """This catalog with these exercises over its own."""
        merged = {**self._exercises, **{exercise.id: exercise for exercise in exercises}}
        return Catalog(
            merged.values(), self.routines, self.articles, self.flags, self._files, self.poses
        )

    def with_file(self, file: CatalogFile, name: str = "") -> tuple["Catalog", tuple[Problem, ...]]:
        """This catalog with a file's content put over it, and which ids in the file are taken.

        `name` is that of the file. An exercise with an id that is taken replaces the other only if
        it says `override = true`; otherwise it is left out and reported, as is a second routine or
        pose of the same name.
        """
        problems: list[Problem] = []
        exercises, files = dict(self._exercises), dict(self._files)
        for number, exercise in enumerate(file.exercises, 1):
            if exercise.id == REST:
                message = f"'{REST}' stands for a rest in a routine and cannot name an exercise"
                problems.append(Problem(message, f"exercises[{number}].id"))
            elif exercise.id in exercises and not exercise.override:
                problems.append(_taken("exercise", exercise.id, f"exercises[{number}].id"))
            else:
                exercises[exercise.id] = exercise
                files[exercise.id] = name
        poses = dict(self.poses)
        for pose_name, pose in file.poses.items():
            if pose_name in poses:
                problems.append(_taken("pose", pose_name, f"poses.{pose_name}"))
            else:
                poses[pose_name] = pose
        routines = dict(self._routines)
        for number, routine in enumerate(file.routines, 1):
            if routine.id in routines:
                problems.append(_taken("routine", routine.id, f"routines[{number}].id"))
            else:
                routines[routine.id] = routine
        merged = Catalog(
            exercises.values(),
            routines.values(),
            {**self.articles, **file.articles},
            {**self.flags, **file.flags},
            files,
            poses,
        )
        return merged, tuple(problems)

    def broken_links(self, file: CatalogFile) -> tuple[Problem, ...]:
        """What a file names that is nowhere in this catalog."""
        return tuple(itertools.islice(self._broken_links(file), MAX_PROBLEMS))

    def unknown_exercises(self, named: Iterable[str], at: str = "steps") -> tuple[Problem, ...]:
        """A problem for each step that names an exercise this catalog does not have.

        `named` is what the steps say, in their order; an empty text is not looked at.
        """
        return tuple(
            Problem(
                f"no exercise has the id '{name}'",
                f"{at}[{number}].exercise",
                nearest(name, (*self._exercises, REST)),
            )
            for number, name in enumerate(named, 1)
            if name and name not in self._exercises and name != REST
        )

    def _broken_links(self, file: CatalogFile) -> Iterable[Problem]:
        yield from broken_poses(file.poses, self.poses)
        for number, exercise in enumerate(file.exercises, 1):
            at = f"exercises[{number}]"
            yield from _unknown(exercise.flags, self.flags, f"{at}.flags", "flag")
            yield from _unknown(exercise.easier, self._exercises, f"{at}.easier", "exercise")
            yield from _unknown(exercise.harder, self._exercises, f"{at}.harder", "exercise")
            articles = [source.article for source in exercise.sources]
            yield from _unknown(articles, self.articles, f"{at}.sources", "article")
            if exercise.figure is not None:
                yield from broken_frames(exercise.figure, self.poses, f"{at}.figure")
        for number, routine in enumerate(file.routines, 1):
            at = f"routines[{number}]"
            yield from _unknown(routine.articles, self.articles, f"{at}.articles", "article")
            named = (step.exercise for step in routine.steps)
            yield from self.unknown_exercises(named, f"{at}.steps")
            groups = (step.group for step in routine.steps)
            yield from unknown_groups(groups, routine.groups, f"{at}.steps")


def _taken(what: str, taken_id: str, at: str) -> Problem:
    advice = "; say override = true to replace it" if what == "exercise" else ""
    return Problem(f"another {what} already has the id '{taken_id}'{advice}", at)


def _unknown(
    links: Iterable[str], known: Mapping[str, object], at: str, what: str
) -> Iterable[Problem]:
    for number, link in enumerate(links, 1):
        if link not in known:
            yield Problem(f"unknown {what} '{link}'", f"{at}[{number}]", nearest(link, known))
