"""Pages to read: a list of them, and each one in turn."""

from collections.abc import Iterator, Mapping

from textual.app import App
from textual.visual import Visual

from tui.core.tips import TIPS, Tip
from tui.screens.dialogs import ChooseOne, Reading
from tui.widgets.layout import EMPTY
from tui.widgets.text import MUTED, plain


async def read_tips(app: App[None], titles: Mapping[str, str]) -> None:
    """Let the person read one page after the other; `titles` are those of the articles."""
    pages = {tip.id: tip for tip in TIPS}
    choices = [(tip.id, tip.title) for tip in TIPS]
    chosen = ""
    while chosen := await app.push_screen_wait(ChooseOne("Tips", choices, chosen)):
        tip = pages[chosen]
        await app.push_screen_wait(Reading(tip.title, _parts(tip, titles)))


def _parts(tip: Tip, titles: Mapping[str, str]) -> Iterator[Visual]:
    for paragraph in tip.paragraphs:
        yield plain(paragraph)
        yield EMPTY
    if sources := tip.sources(titles):
        yield plain("Sources:", MUTED)
        yield from (plain(source, MUTED) for source in sources)
