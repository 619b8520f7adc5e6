"""Which characters a terminal understands, as its environment says it."""

from collections.abc import Mapping

_COERCED = "C.UTF-8"
"""What Python puts into `LC_CTYPE` when it is started in the C locale (PEP 538)."""


def spoken(environ: Mapping[str, str]) -> str:
    """The character encoding of the locale, as it is written there; empty for the C locale."""
    names = ["LC_ALL", "LC_CTYPE", "LANG"]
    if environ.get("LC_CTYPE") == _COERCED and environ.get("LANG", "C") in ("", "C", "POSIX"):
        names.remove("LC_CTYPE")
    locale = next((environ[name] for name in names if environ.get(name)), "")
    return locale.partition(".")[2].partition("@")[0]


def is_utf8(charset: str) -> bool:
    """True for UTF-8, however it is written."""
    return charset.lower().replace("-", "").replace("_", "") == "utf8"


def has_few_signs(term: str) -> bool:
    """True for a `TERM` whose fonts have letters and boxes, and hardly any other sign."""
    return term in ("linux", "dumb", "") or term.startswith("vt")
