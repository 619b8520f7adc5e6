"""`supple tips`: the pages beside the exercises, to read or to print."""

from collections.abc import Iterator, Mapping

from tui.commands.output import GOOD, print_document
from tui.core.sheet_text import wrapped
from tui.core.tips import TIPS, Tip
from tui.storage.catalog_files import read_catalog
from tui.storage.paths import resource


def tips() -> int:
    """Print every page in lines of at most 80 characters."""
    titles = read_catalog((resource("catalog.toml"),))[0].articles
    print_document("\n\n".join("\n".join(_lines(tip, titles)) for tip in TIPS))
    return GOOD


def _lines(tip: Tip, titles: Mapping[str, str]) -> Iterator[str]:
    yield tip.title
    yield "=" * len(tip.title)
    for paragraph in tip.paragraphs:
        yield ""
        yield from wrapped(paragraph)
    if sources := tip.sources(titles):
        yield from ("", "Sources:")
        for source in sources:
            yield from wrapped(source, "  - ")
