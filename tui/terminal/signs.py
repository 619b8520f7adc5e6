"""Signs that a terminal cannot show, and the ASCII that stands for them there, as wide."""

import codecs
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import TextIO

from rich.cells import split_graphemes

from tui.core.charset import has_few_signs, is_utf8, spoken

NEAREST = "nearest"
"""The name of the error handler that writes a twin for what a stream's encoding lacks."""

TWINS = {
    # What the screens draw: phases, bars, marks, charts, letters of blocks.
    **dict.fromkeys("◢╱▞", "/"), **dict.fromkeys("◣╲▚", "\\"), **dict.fromkeys("■█▇▆▅", "#"),
    **dict.fromkeys("▶►▸›→", ">"), **dict.fromkeys("◀◄◂‹←", "<"), "▲": "^", "▼": "v", "↑": "^",
    "↓": "v", "↔": "x", "○": "o", "□": "o", **dict.fromkeys("●•▪", "*"), "…": ".", "·": ".",
    "×": "x", "≠": "!", **dict.fromkeys("✓✔", "+"), "✘": "x", "░": "+", "▒": "*", "▓": "%",
    "▀": '"', "▔": "-", **dict.fromkeys("▄▁▂▃", "_"), **dict.fromkeys("▉▊▋▌▍▎▏▐▕", "|"),
    "🔎": "/ ", "⚠": "!",
    # What is typed in sentences.
    **dict.fromkeys("–—‐‑−", "-"), **dict.fromkeys("‘’′", "'"), **dict.fromkeys("“”„″«»", '"'),
    "≤": "<", "≥": ">", "±": "+", "°": "o", "ß": "s", "ø": "o", "Ø": "O", "æ": "a", "Æ": "A",
    "œ": "o", "Œ": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "p", "ı": "i",
    # Boxes.
    **dict.fromkeys("─┄┈╌╴╶╼╾", "-"), **dict.fromkeys("━═┅┉╍╸╺", "="),
    **dict.fromkeys("│┃║┆┇┊┋╎╏╵╷╹╻╽╿", "|"),
}  # fmt: skip
"""ASCII that looks alike. Of what is missing here, corners and crossings become `+`, other blocks
`#`, dots of braille `:`, and letters lose their accents."""

_RUN = re.compile(r"[ -~]?[^\x00-\x7f]+")
_SHOWN = "cp437", "latin-1"
"""What the fonts of a console have, letters apart."""


def signs_here(environ: Mapping[str, str]) -> "Signs | None":
    """What the terminal of this environment must be spared; None when it shows everything."""
    charset = spoken(environ)
    few = has_few_signs(environ.get("TERM", ""))
    return None if is_utf8(charset) and not few else Signs(charset)


class Signs:
    """Makes texts fit for a terminal that speaks one encoding; UTF-8: for one with few signs."""

    def __init__(self, charset: str) -> None:
        self._is_utf8 = is_utf8(charset)
        self.charset = "utf-8" if self._is_utf8 else _codec(charset)
        """The encoding by the name that Python has for it; `ascii` for one it does not know."""
        self._fit = lru_cache(maxsize=4096)(self._fitting)

    def fit(self, text: str) -> str:
        """The text with twins for what cannot be shown, each as wide as what it stands for."""
        return text if text.isascii() else _RUN.sub(self._fit_run, text)

    def _fit_run(self, run: re.Match[str]) -> str:
        spans, _ = split_graphemes(run[0])
        return "".join(self._fit(run[0][start:end], width) for start, end, width in spans)

    def _fitting(self, cluster: str, width: int) -> str:
        return cluster if self._carries(cluster, width) else twin(cluster, width)

    def _carries(self, cluster: str, width: int) -> bool:
        if self._is_utf8:
            return all(c.isalpha() or any(_has(codec, c) for codec in _SHOWN) for c in cluster)
        # Old encodings take a byte for a letter, and two for one of those that take two cells.
        return 0 < width == _has(self.charset, cluster)


def speak(stream: TextIO, charset: str) -> None:
    """Have a stream write in this encoding, with twins for what it lacks."""
    codecs.register_error(NEAREST, _nearest)
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding=charset, errors=NEAREST)


def twin(cluster: str, width: int) -> str:
    """ASCII that stands for one character with what is combined with it; `width` in cells."""
    letters = "".join(_twin(character) for character in cluster)
    is_known = letters and "?" not in letters and len(letters) <= width
    return letters.ljust(width) if is_known else "?" * width


def _twin(character: str) -> str:
    if character in TWINS:
        return TWINS[character]
    if "\u2500" <= character <= "\u257f":
        return "+"
    if "\u2580" <= character <= "\u259f":
        return "#"
    if "\u2801" <= character <= "\u28ff":
        return ":"
    parts = filter(_is_seen, unicodedata.normalize("NFKD", character))
    return "".join(part if part.isascii() else TWINS.get(part, "?") for part in parts)


def _is_seen(character: str) -> bool:
    """False for accents, joiners and other characters that stand in no cell of their own."""
    return unicodedata.category(character) not in ("Mn", "Me", "Cf")


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "ascii"


def _has(codec: str, text: str) -> int:
    """How many bytes an encoding takes for a text; 0 when it cannot be written in it."""
    try:
        return len(text.encode(codec))
    except UnicodeEncodeError:
        return 0


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    spans, _ = split_graphemes(text)
    return "".join(twin(text[start:end], width) for start, end, width in spans), error.end
