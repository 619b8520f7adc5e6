"""What is known of the person, and what the disk may do to it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from tests.core.test_hints import SHIPPED
from tui.core.problem import Problem
from tui.core.profile import Condition, Profile
from tui.core.red_flags import Check, Why
from tui.core.routine import Routine, Step
from tui.core.safety import Bars, Stop, Where
from tui.storage.paths import Paths
from tui.storage.session_record import StopRecord
from tui.storage.value_file import save_value
from tui.workspace.about_me import AboutMe

NOW = datetime(2026, 11, 20, 7, 30)
AT = NOW.astimezone()
PREGNANT = frozenset({Condition.PREGNANCY})
STRENGTH = Routine(name="Strong", steps=(Step(exercise="bridge-reps"),))


class Home:
    """A person's folders, what was told to them, and the profile in use."""

    def __init__(self, folder: Path) -> None:
        self.paths = Paths.within(folder / "data", folder / "config")
        self.told: list[str] = []
        self.used: list[Profile] = []
        self.stops: list[StopRecord] = []

    def about_me(self, now: Callable[[], datetime] = lambda: NOW) -> AboutMe:
        return AboutMe(
            self.paths,
            Profile(),
            now,
            lambda: self.stops,
            lambda _: Bars(),
            lambda: (),
            lambda problem: self.told.append(str(problem)),
            self.used.append,
        )

    def hurt(self, where: Where, after: timedelta) -> None:
        stop = Stop(exercise="cat-cow", step=1, round=1, set=1, rep=1, side=None, where=where)
        self.stops.append(StopRecord(stop=stop, at=AT + after))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def pregnant(profile: Profile) -> Profile:
    return msgspec.structs.replace(profile, conditions=PREGNANT)


def test_what_was_answered_is_known_at_the_next_start(home: Home) -> None:
    assert home.about_me().why_ask() is Why.FIRST_TIME
    home.about_me().keep_check(Check(asked_on=NOW.date(), asked_at=AT))
    assert home.about_me().why_ask() is None
    assert home.told == []


@pytest.mark.parametrize(
    ("where", "after", "why"),
    [
        (Where.NUMB, timedelta(seconds=1), Why.SYMPTOMS_CHANGED),
        (Where.DOWN_THE_LEG, timedelta(seconds=1), Why.SYMPTOMS_CHANGED),
        (Where.HERE, timedelta(seconds=1), None),
        (Where.NUMB, timedelta(0), None),
        (Where.NUMB, -timedelta(days=1), None),
    ],
)
def test_only_a_new_symptom_after_the_questions_asks_them_again(
    home: Home, where: Where, after: timedelta, why: Why | None
) -> None:
    about_me = home.about_me()
    about_me.keep_check(Check(asked_on=NOW.date(), asked_at=AT))
    home.hurt(where, after)
    assert about_me.why_ask() is why


def test_answers_that_cannot_be_read_are_told_about_and_asked_again(home: Home) -> None:
    home.paths.check.parent.mkdir(parents=True)
    home.paths.check.write_text("asked_on = never\n")
    about_me = home.about_me()
    assert about_me.why_ask() is Why.FIRST_TIME
    assert about_me.why_ask() is Why.FIRST_TIME
    assert len(home.told) == 1
    assert "check.toml:1" in home.told[0]


def test_answers_that_cannot_be_written_hold_for_this_run(home: Home) -> None:
    home.paths.check.parent.parent.mkdir(parents=True, exist_ok=True)
    home.paths.check.parent.write_text("no folder")
    about_me = home.about_me()
    about_me.keep_check(Check(asked_on=NOW.date()))
    assert about_me.why_ask() is None
    assert "it holds for now only" in home.told[0]


def test_a_changed_profile_is_used_at_once_and_kept(home: Home) -> None:
    about_me = home.about_me()
    about_me.change(pregnant)
    assert about_me.profile.conditions == PREGNANT
    assert home.used == [about_me.profile]
    assert "pregnancy" in home.paths.config.read_text()


@pytest.mark.parametrize("text", ["[profile\n", '[profile]\nconditions = ["gout"]\n'])
def test_a_faulty_file_stays_and_the_change_holds_for_this_run(home: Home, text: str) -> None:
    home.paths.config.parent.mkdir(parents=True)
    home.paths.config.write_text(text)
    about_me = home.about_me()
    about_me.change(pregnant)
    assert home.used == [pregnant(Profile())]
    assert home.paths.config.read_text() == text
    assert home.told[-1] == str(Problem("What you changed about yourself holds for now only"))


def test_strength_is_told_about_until_it_was_agreed_to(home: Home) -> None:
    save_value(home.paths.check, Check(asked_on=NOW.date()))
    about_me = home.about_me()
    (concern,) = about_me.readiness(STRENGTH, SHIPPED).concerns
    assert [objection.rule for objection in concern.objections] == ["R19"]
    about_me.agree_to([concern])
    assert about_me.readiness(STRENGTH, SHIPPED).concerns == ()
    assert home.about_me().decided.decisions.strength_opened == AT
    assert about_me.profile.agreed == {}


def test_without_a_journal_everything_is_yet_to_be_done_today(home: Home) -> None:
    today = home.about_me().today([("care", Routine(name="Back care", steps=STRENGTH.steps))])
    assert (today.done, today.wanted, today.due) == (0, 1, "care")
