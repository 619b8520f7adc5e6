"""What decides how figures are drawn: the settings, then the eye, then the terminal."""

from typing import Any

import pytest

from tui.core.figure.encoding import Encoding
from tui.core.figure.look import Drawing, FigureSettings, Motion, encoding_here, look_of
from tui.core.schema import read
from tui.core.settings import Settings

UTF8 = {"TERM": "xterm-256color", "LANG": "de_AT.UTF-8"}
CONSOLE = {"TERM": "linux", "LANG": "de_AT.UTF-8"}


@pytest.mark.parametrize(
    ("environ", "encoding"),
    [
        (UTF8, Encoding.BLOCKS),
        (CONSOLE, Encoding.ASCII),
        ({"TERM": "xterm", "LANG": "C"}, Encoding.ASCII),
        ({"TERM": "xterm", "LANG": "C", "LC_CTYPE": "C.UTF-8"}, Encoding.ASCII),
        ({"TERM": "xterm", "LANG": "en_GB.UTF-8", "LC_ALL": "C"}, Encoding.ASCII),
        ({"TERM": "xterm", "LANG": "de_DE.ISO-8859-1@euro"}, Encoding.ASCII),
        ({"TERM": "xterm", "LC_ALL": "C.UTF-8"}, Encoding.BLOCKS),
        ({"TERM": "xterm", "LANG": "C", "LC_CTYPE": "en_GB.utf8"}, Encoding.BLOCKS),
        ({}, Encoding.ASCII),
    ],
)
def test_what_a_terminal_can_be_trusted_to_show(
    environ: dict[str, str], encoding: Encoding
) -> None:
    assert encoding_here(environ) is encoding


@pytest.mark.parametrize(
    ("wanted", "answered", "environ", "encoding"),
    [
        (Drawing.AUTO, None, UTF8, Encoding.BLOCKS),
        (Drawing.AUTO, Drawing.AUTO, UTF8, Encoding.BLOCKS),
        (Drawing.AUTO, Drawing.BRAILLE, UTF8, Encoding.BRAILLE),
        (Drawing.AUTO, Drawing.OFF, UTF8, None),
        (Drawing.BLOCKS, Drawing.BRAILLE, UTF8, Encoding.BLOCKS),
        (Drawing.OFF, Drawing.BRAILLE, UTF8, None),
        (Drawing.AUTO, Drawing.BRAILLE, CONSOLE, Encoding.ASCII),
        (Drawing.AUTO, Drawing.OFF, CONSOLE, None),
        (Drawing.BRAILLE, None, CONSOLE, Encoding.BRAILLE),
    ],
)
def test_who_has_the_last_word(
    wanted: Drawing, answered: Drawing | None, environ: dict[str, str], encoding: Encoding | None
) -> None:
    assert look_of(FigureSettings(encoding=wanted), answered, environ).encoding is encoding


def test_without_colour_the_region_has_a_texture() -> None:
    assert not look_of(FigureSettings(), None, UTF8).textured
    assert look_of(FigureSettings(), None, {**UTF8, "NO_COLOR": "1"}).textured


def test_motion_can_be_turned_off() -> None:
    assert look_of(FigureSettings(), None, UTF8).moves
    assert not look_of(FigureSettings(motion=Motion.OFF), None, UTF8).moves


def test_the_table_as_a_file_says_it() -> None:
    table = {"encoding": "braille", "motion": "off", "frames_per_second": 8}
    settings, problems = read(Settings, {"figure": {**table, "bytes_per_second": 2000}})
    assert problems == ()
    assert settings is not None
    assert settings.figure == FigureSettings(
        encoding=Drawing.BRAILLE, motion=Motion.OFF, frames_per_second=8, bytes_per_second=2000
    )


@pytest.mark.parametrize(
    "data",
    [
        {"encoding": "sixel"},
        {"motion": True},
        {"frames_per_second": 9},
        {"frames_per_second": 0},
        {"bytes_per_second": 10},
        {"fps": 4},
    ],
)
def test_faults(data: dict[str, Any]) -> None:
    settings, (problem,) = read(Settings, {"figure": data})
    assert settings is None
    assert problem.at == f"figure.{next(iter(data))}"
