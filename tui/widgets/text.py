"""The one place where text from files becomes something a widget may show.

Widgets parse plain strings as markup; `Content` made here is never parsed, and has nothing in it
that a terminal would obey.
"""

from textual.content import Content

from tui.core.text import displayable

MUTED = "$foreground 60%"
"""The style of what is there to be looked up, not to be read first."""


def plain(text: str, style: str = "") -> Content:
    """The text as it is written, on one line, in this style."""
    return Content.styled(displayable(text), style) if style else Content(displayable(text))


def joined(*parts: Content | tuple[str, str] | str) -> Content:
    """Several texts on one line; a pair is a text and its style."""
    contents = (
        part
        if isinstance(part, Content)
        else plain(*part)
        if isinstance(part, tuple)
        else plain(part)
        for part in parts
    )
    return Content("").join(contents)


def paragraphs(text: str, style: str = "") -> tuple[Content, ...]:
    """Each line of a text that may have several."""
    return tuple(plain(line, style) for line in text.splitlines())
