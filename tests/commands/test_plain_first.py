"""What is asked before a session in lines, and what is left out where nobody answers."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.core.test_hints import SHIPPED
from tests.program import run
from tui.commands.output import NOT_STARTED
from tui.commands.plain_first import may_exercise, ready_routine
from tui.core.profile import Condition, Profile
from tui.core.red_flags import QUESTIONS, Check, Verdict
from tui.core.routine import Routine, Step
from tui.core.safety import Bars
from tui.storage.paths import Paths
from tui.workspace.about_me import AboutMe

NOW = datetime(2026, 11, 20, 7, 30)
NOBODY = Profile()
THIN = Profile(conditions=frozenset({Condition.OSTEOPOROSIS}))
KNEES = Routine(
    name="Knees", steps=(Step(exercise="knee-to-chest"), Step(exercise="calf-stretch-wall"))
)
NO = ("n",) * len(QUESTIONS)


class Seat:
    """Somebody who has these answers ready; with none left, nobody is there."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)

    @property
    def is_taken(self) -> bool:
        return bool(self._answers)

    def wait(self, seconds: float) -> str | None:
        return self._answers.pop(0)


def person(folder: Path, profile: Profile = NOBODY, check: Check | None = None) -> AboutMe:
    paths = Paths.within(folder / "data", folder / "config")
    about_me = AboutMe(
        paths,
        profile,
        lambda: NOW,
        lambda: (),
        lambda _: Bars(),
        lambda: (),
        print,
        lambda _: None,
    )
    if check is not None:
        about_me.keep_check(check)
    return about_me


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        (NO, Verdict.GO_ON),
        (("y", *NO), Verdict.STOP),
        (("n",) * 6 + ("y", "n", "n", "n", "1"), Verdict.LOOK_ONLY),
        (("n",) * 6 + ("y", "n", "n", "n", "2"), Verdict.GO_ON),
    ],
)
def test_each_warning_sign_is_asked_about_by_itself(
    tmp_path: Path, capsys, answers: tuple[str, ...], verdict: Verdict
) -> None:
    about_me = person(tmp_path)
    allowed = may_exercise(about_me, Seat(*answers, ""), NOW)
    assert about_me.check is not None
    assert about_me.check.verdict is verdict
    assert allowed is (verdict is Verdict.GO_ON)
    told = capsys.readouterr().out
    assert "It cannot examine you" in told
    assert ("Go to emergency care now." in told) is (verdict is Verdict.STOP)


def test_a_question_that_is_passed_over_starts_nothing(tmp_path: Path, capsys) -> None:
    about_me = person(tmp_path)
    assert not may_exercise(about_me, Seat("n", "n", "", "n"), NOW)
    assert about_me.check is None
    assert "Nothing was started" in capsys.readouterr().out


def test_where_nobody_is_there_nothing_starts_unanswered(tmp_path: Path, capsys) -> None:
    assert not may_exercise(person(tmp_path), Seat(), NOW)
    assert "play it in a terminal once" in capsys.readouterr().err


def test_who_was_sent_to_a_doctor_is_told_so_again(tmp_path: Path, capsys) -> None:
    about_me = person(tmp_path, check=Check(asked_on=NOW.date(), yes=("C1",)))
    assert not may_exercise(about_me, Seat("n"), NOW)
    assert "See a doctor before you exercise." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answers", "steps"),
    [
        (("y",), ["knee-to-chest", "calf-stretch-wall"]),
        (("w",), ["calf-stretch-wall"]),
        ((), ["calf-stretch-wall"]),
        (("n",), None),
        (("",), None),
    ],
)
def test_what_speaks_against_an_exercise_is_told_and_agreed_to(
    tmp_path: Path, capsys, answers: tuple[str, ...], steps: list[str] | None
) -> None:
    about_me = person(tmp_path, THIN, Check(asked_on=NOW.date()))
    routine = ready_routine(about_me, KNEES, SHIPPED, Seat(*answers), NOW)
    assert (routine and [step.exercise for step in routine.steps]) == steps
    assert "Knee to chest: It bends" in capsys.readouterr().out
    agreed = {"knee-to-chest": date(2026, 11, 20)} if answers == ("y",) else {}
    assert about_me.profile.agreed == agreed


@pytest.mark.parametrize(("answer", "opened"), [("y", NOW.astimezone()), ("w", None)])
def test_strength_work_is_opened_by_agreeing_to_it_and_the_time_is_kept(
    tmp_path: Path, capsys, answer: str, opened: datetime | None
) -> None:
    about_me = person(tmp_path, check=Check(asked_on=NOW.date()))
    strong = Routine(
        name="R", steps=(Step(exercise="bridge-reps"), Step(exercise="plank-progression"))
    )
    ready_routine(about_me, strong, SHIPPED, Seat(answer), NOW)
    told = capsys.readouterr().out
    assert told.count("strength work is open from now on, until it hurts") == 1
    assert about_me.decided.decisions.strength_opened == opened
    assert about_me.gate(SHIPPED).is_open is (opened is not None)


@pytest.mark.parametrize("speed", [(), ("--speed", "1000")])
def test_a_new_person_s_pipe_starts_nothing(tmp_path: Path, speed: tuple[str, ...]) -> None:
    (tmp_path / "data" / "supple").mkdir(parents=True)
    (tmp_path / "data" / "supple" / "check.toml").write_text("asked_on = 2020-01-01\n")
    result = run("play", "desk", "--plain", *speed, home=tmp_path)
    assert (result.returncode, result.stdout) == (NOT_STARTED, "")
    assert "questions about warning signs come first" in result.stderr
