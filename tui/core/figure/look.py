"""How figures are drawn for this person on this terminal, and whether they move."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from tui.core.charset import spoken
from tui.core.colours import has_colours
from tui.core.figure.encoding import Encoding, default_encoding


class Drawing(StrEnum):
    """Which characters a person wants figures in."""

    AUTO = "auto"
    """As the terminal can show them."""
    BLOCKS = "blocks"
    BRAILLE = "braille"
    ASCII = "ascii"
    OFF = "off"
    """No figures; the words say it all."""


class Motion(StrEnum):
    """Whether figures move."""

    ON = "on"
    OFF = "off"
    """The first and the last position stand side by side."""


class FigureSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table `[figure]` of `config.toml`."""

    encoding: Drawing = Drawing.AUTO
    motion: Motion = Motion.ON
    frames_per_second: Annotated[int, Meta(ge=1, le=8)] = 4
    bytes_per_second: Annotated[int, Meta(ge=1000, le=1_000_000)] = 4000
    """What a session may write to the terminal; 2000 suits a slow line."""


class Look(NamedTuple):
    """How figures are drawn here."""

    encoding: Encoding | None
    """None: no figures."""
    textured: bool = False
    """The region is told by its texture, since there are no colours."""
    moves: bool = True


def look_of(settings: FigureSettings, answered: Drawing | None, environ: Mapping[str, str]) -> Look:
    """What the settings say goes first, then what a person found to look best."""
    wanted = settings.encoding
    here = encoding_here(environ)
    if wanted is Drawing.AUTO and answered and (here is not Encoding.ASCII or _is_plain(answered)):
        wanted = answered
    encoding = here if wanted is Drawing.AUTO else None
    if wanted not in (Drawing.AUTO, Drawing.OFF):
        encoding = Encoding(wanted.value)
    is_textured = bool(environ.get("NO_COLOR")) or not has_colours(environ.get("TERM", ""))
    return Look(encoding, is_textured, settings.motion is Motion.ON)


def _is_plain(drawing: Drawing) -> bool:
    """True for what every terminal can show."""
    return drawing in (Drawing.ASCII, Drawing.OFF)


def encoding_here(environ: Mapping[str, str]) -> Encoding:
    """The best encoding that a terminal with this environment can be trusted to show."""
    return default_encoding(environ.get("TERM", ""), spoken(environ))
