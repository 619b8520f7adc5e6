"""The app starts without a library for networks, and does not take it from others."""

import subprocess
import sys

from tests.program import ROOT

SHOWS = """
import sys
from tui.no_tls import import_asyncio
import_asyncio()
import tui.app
print([name for name in sys.modules if name in ("ssl", "_ssl")])
import ssl
print(ssl.create_default_context().check_hostname)
"""


def test_the_app_brings_in_no_tls_and_hides_it_from_nobody() -> None:
    run = subprocess.run(
        [sys.executable, "-c", SHOWS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.split("\n")[:2] == ["[]", "True"]
