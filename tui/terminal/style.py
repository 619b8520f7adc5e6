"""How a cell looks, and the least that a terminal must be told to change it (SGR sequences)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_BOLD, _DIM, _REVERSE = "1", "2", "7"
_ATTRIBUTES = frozenset("123456789")
_OFF = {
    "22": frozenset((_BOLD, _DIM)), "23": frozenset("3"), "24": frozenset("4"),
    "25": frozenset("56"), "27": frozenset("7"), "28": frozenset("8"), "29": frozenset("9"),
}  # fmt: skip
_FOREGROUNDS = frozenset(str(code) for code in (*range(30, 38), 39, *range(90, 98)))
_DARK = frozenset(("49", "40"))
"""The ground of a terminal without colours, which is black."""
_BACKGROUNDS = frozenset(str(code) for code in (*range(40, 48), 49, *range(100, 108)))
_COLOUR_LENGTHS = {"5": 3, "2": 5}
"""Parameters of an indexed and of a direct colour, by the second of them."""


class Style(NamedTuple):
    """The look of a cell, in the parameters that set it (ECMA-48, SGR)."""

    foreground: str = "39"
    background: str = "49"
    attributes: frozenset[str] = frozenset()
    rest: tuple[str, ...] = ()
    """From the first parameter on that is not known here, what was set until the next reset."""
    link: str = ""
    """The sequence that starts the hyperlink; empty without one."""


PLAIN = Style()
_NO_LINK = "\x1b]8;;\x1b\\"


@lru_cache(maxsize=4096)
def restyled(style: Style, parameters: str) -> Style:
    """The style after an SGR sequence with these parameters, as `1;38;5;3`."""
    for codes in _settings(parameters.split(";")):
        style = _set(style, codes)
    return style


def linked(style: Style, sequence: str) -> Style:
    """The style after a hyperlink sequence (OSC 8), which starts a link or ends it."""
    target = sequence[4:].partition(";")[2].rstrip("\x07\x1b\\")
    return style._replace(link=sequence if target else "")


def colourless(style: Style) -> Style:
    """The same without colours: on a ground that is not the terminal's, in reverse video."""
    has_ground = style.background not in _DARK
    return style._replace(
        foreground=PLAIN.foreground,
        background=PLAIN.background,
        attributes=style.attributes | {_REVERSE} if has_ground else style.attributes,
    )


@lru_cache(maxsize=4096)
def change(old: Style | None, new: Style) -> str:
    """The shortest sequence that leads from one style to another; from None, whatever it was."""
    if old is None:
        return _absolute(new) + new.link
    link = "" if old.link == new.link else new.link or _NO_LINK
    if old._replace(link=new.link) == new:
        return link
    whole = _absolute(new)
    if old.rest or new.rest:
        return whole + link
    steps = f"\x1b[{';'.join(_steps(old, new))}m"
    return min(whole, steps, key=len) + link


def _absolute(style: Style) -> str:
    codes = list(_from_plain(style))
    return f"\x1b[{';'.join(['0', *codes])}m" if codes else "\x1b[m"


def _settings(parameters: list[str]) -> Iterator[tuple[str, ...]]:
    """The parameters, those of one colour together."""
    index = 0
    while index < len(parameters):
        length = 1
        if parameters[index] in ("38", "48") and index + 1 < len(parameters):
            length = _COLOUR_LENGTHS.get(parameters[index + 1], 1)
        yield tuple(parameters[index : index + length])
        index += length


def _set(style: Style, codes: tuple[str, ...]) -> Style:
    joined, first = ";".join(codes), codes[0].lstrip("0")
    if not first:
        return PLAIN._replace(link=style.link)
    if style.rest:
        return style._replace(rest=(*style.rest, joined))
    if first in _FOREGROUNDS or (first == "38" and len(codes) > 1):
        return style._replace(foreground=joined)
    if first in _BACKGROUNDS or (first == "48" and len(codes) > 1):
        return style._replace(background=joined)
    if first in _ATTRIBUTES:
        return style._replace(attributes=style.attributes | {first})
    if first in _OFF:
        return style._replace(attributes=style.attributes - _OFF[first])
    return style._replace(rest=(joined,))


def _from_plain(style: Style) -> Iterator[str]:
    yield from sorted(style.attributes)
    if style.foreground != PLAIN.foreground:
        yield style.foreground
    if style.background != PLAIN.background:
        yield style.background
    yield from style.rest


def _steps(old: Style, new: Style) -> Iterator[str]:
    lost = old.attributes - new.attributes
    kept = old.attributes - lost
    for code, attributes in _OFF.items():
        if lost & attributes:
            yield code
            kept -= attributes
    yield from sorted(new.attributes - kept)
    if old.foreground != new.foreground:
        yield new.foreground
    if old.background != new.background:
        yield new.background
