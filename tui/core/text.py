"""What may be shown of a text that came from a file: everything a person wrote, no commands."""

import re
import unicodedata

_BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def forbidden_character(text: str) -> str | None:
    """The first character that no file may contain, as `U+001B`; None when there is none.

    Control characters can drive a terminal, so they are refused on reading. New line and tab
    are allowed: notes have several lines.
    """
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def typeable(text: str) -> str:
    """The text as a field may hold it: without control characters and without marks that reorder.

    A paste can bring them, and a name that is edited is shown as it is.
    """
    return _REORDERING.sub("", _FORBIDDEN.sub("", text))


def displayable(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey.

    Control characters, lone surrogates and marks that reorder their surroundings become a
    replacement character; line breaks become spaces.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_displayable_character(character) for character in text)


def _displayable_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in _BIDI_CONTROLS or unicodedata.category(character) in ("Cc", "Cs"):
        return REPLACEMENT
    return character


def folded(text: str) -> str:
    """The text for comparing: no case, no accents, so that `Étirement` equals `etirement`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
