"""What config.toml may say."""

import datetime
from typing import Any

import pytest

from tui.core.dose import Side
from tui.core.figure.look import FigureSettings, Motion
from tui.core.habits import Habits
from tui.core.manner import FirstSide, Manner, side_on
from tui.core.pace import Pace, PaceChange
from tui.core.profile import Condition, Profile
from tui.core.schema import read
from tui.core.settings import Settings
from tui.core.signal import CueSettings, Notify, Signal

TODAY = datetime.date(2024, 2, 28)


def test_nothing_set_and_nothing_remembered_gives_the_usual_manner() -> None:
    manner = Settings().manner(Habits(), TODAY)
    day_side = side_on(FirstSide.ALTERNATE, TODAY)
    assert manner == Manner(day_side=day_side)
    assert (manner.pace, manner.first_side) == (Pace(), Side.LEFT)


def test_what_is_set_makes_the_manner() -> None:
    data = {"pace": {"prepare": 20}, "first_side": "right", "keys": {"quit": "x,ctrl+x"}}
    settings, problems = read(Settings, {**data, "reading_time": False, "breathing_cues": False})
    assert problems == ()
    assert settings is not None
    assert settings.keys == {"quit": "x,ctrl+x"}
    manner = settings.manner(Habits(known=("cat",)), TODAY)
    assert manner.pace == Pace(prepare=20)
    assert manner.first_side is Side.RIGHT
    assert manner.known == {"cat"}
    assert (manner.reading, manner.breathing) == (False, False)


def test_sides_take_turns_by_day() -> None:
    settings = Settings(first_side=FirstSide.ALTERNATE)
    today, tomorrow = (
        settings.manner(Habits(), TODAY + datetime.timedelta(days=n)) for n in (0, 1)
    )
    assert {today.first_side, tomorrow.first_side} == {Side.LEFT, Side.RIGHT}
    assert today.first_side is today.day_side


@pytest.mark.parametrize(
    ("change", "tapped", "breath"),
    [
        (None, None, 5),
        (None, 4.5, 4.5),
        (PaceChange(prepare=20), 4.5, 4.5),
        (PaceChange(breath=8), 4.5, 8),
    ],
)
def test_a_breath_that_was_tapped_gives_way_to_the_one_that_is_set(
    change: PaceChange | None, tapped: float | None, breath: float
) -> None:
    settings = Settings(pace=change)
    assert settings.manner(Habits(breath=tapped), TODAY).pace.breath == breath


@pytest.mark.parametrize(
    ("data", "at"),
    [
        ({"pase": {}}, "pase"),
        ({"pace": {"breath": 0}}, "pace.breath"),
        ({"keys": []}, "keys"),
        ({"first_side": "both"}, "first_side"),
        ({"reading_time": 1}, "reading_time"),
        ({"bell": True}, "bell"),
        ({"cues": {"bell": "yes"}}, "cues.bell"),
        ({"cues": {"ring": True}}, "cues.ring"),
        ({"cues": {"notify": "osc8"}}, "cues.notify"),
        ({"cues": {"commands": {"finished": "say done"}}}, "cues.commands.finished"),
        ({"cues": {"commands": {"finished": ["say", "x" * 501]}}}, "cues.commands.finished[2]"),
        ({"cues": {"commands": {"finish": ["say"]}}}, "cues.commands.finish"),
    ],
)
def test_faults(data: dict[str, Any], at: str) -> None:
    settings, problems = read(Settings, data)
    assert settings is None
    assert [problem.at for problem in problems] == [at]


def test_without_a_table_the_cues_are_those_that_need_no_setting_up() -> None:
    cues = Settings().cues
    assert (cues.bell, cues.invert, cues.title) == (True, True, True)
    assert (cues.night, cues.notify, cues.commands) == (False, Notify.OFF, {})


def test_the_cues_as_a_file_says_them() -> None:
    table = {"notify": "osc777", "commands": {"switch-sides": ["say", "other side", ""]}}
    settings, problems = read(Settings, {"cues": table})
    assert problems == ()
    assert settings is not None
    commands = {Signal.SWITCH: ("say", "other side", "")}
    assert settings.cues == CueSettings(notify=Notify.OSC777, commands=commands)


def test_a_signal_with_a_wrong_name_is_named_rightly() -> None:
    _, (problem,) = read(Settings, {"cues": {"commands": {"finish": ["say"]}}})
    assert problem.sentence == (
        "cues.commands.finish: expected one of hold-over, switch-sides, rest-over, finished, "
        "found 'finish'; did you mean 'finished'?"
    )


class TestProfile:
    def test_conditions_and_what_is_at_hand(self) -> None:
        data: dict[str, Any] = {"conditions": ["osteoporosis"], "owned": ["chair", "strap"]}
        settings, problems = read(Settings, {"profile": data})
        assert problems == ()
        assert settings is not None
        assert settings.profile == Profile(
            conditions=frozenset({Condition.OSTEOPOROSIS}), owned=frozenset({"chair", "strap"})
        )

    @pytest.mark.parametrize(
        ("data", "at", "meant"),
        [
            ({"conditions": ["pregnancy", "osteoprosis"]}, "conditions[2]", "osteoporosis"),
            ({"conditions": "pregnancy"}, "conditions", ""),
            ({"conditons": []}, "conditons", "conditions"),
            ({"owned": [1]}, "owned[1]", ""),
        ],
    )
    def test_what_is_wrong_is_told_with_its_place(
        self, data: dict[str, Any], at: str, meant: str
    ) -> None:
        settings, problems = read(Settings, {"profile": data})
        assert settings is None
        assert [(p.at, p.did_you_mean) for p in problems] == [(f"profile.{at}", meant)]


def test_on_a_slow_line_nothing_moves_and_what_is_set_lower_stays() -> None:
    figure = FigureSettings(frames_per_second=1, bytes_per_second=9000)
    slow = Settings(figure=figure, first_side=FirstSide.RIGHT).on_slow_line()
    assert slow.figure == FigureSettings(
        motion=Motion.OFF, frames_per_second=1, bytes_per_second=2000
    )
    assert slow.first_side is FirstSide.RIGHT
