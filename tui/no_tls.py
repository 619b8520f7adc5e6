"""Imports asyncio, which Textual is built on, without the TLS library that it would bring along."""

import sys


def import_asyncio() -> None:
    """Import asyncio as in a Python that was built without TLS, which is some milliseconds sooner.

    Nothing here ever speaks to a network. Whoever wants TLS later still gets it.
    """
    if "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # so Python says that there is none
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]
