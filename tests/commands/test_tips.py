"""`supple tips`: every page, to read or to print."""

from tests.commands.conftest import Supple
from tui.core.tips import TIPS


def test_every_page_is_printed_within_80_columns(supple: Supple) -> None:
    result = supple("tips")
    assert (result.code, result.err) == (0, "")
    assert max(map(len, result.lines)) <= 80
    assert [tip.title for tip in TIPS] == [line for line in result.lines if line in TITLES]
    assert "  - What Is The One Stretch To Relieve Back Pain" in result.lines


TITLES = {tip.title for tip in TIPS}
