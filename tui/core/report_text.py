"""A report as plain text, for any printer and any mail, and as Markdown."""

from collections.abc import Iterator

from tui.core.report import ABOUT, Report, Section
from tui.core.sheet_markdown import escaped
from tui.core.sheet_text import wrapped


def report_text(report: Report) -> str:
    """The report in lines of at most 80 characters, without a line end after it."""
    lines = [*wrapped(report.title), "=" * len(report.title), ""]
    for section in report.sections:
        lines += [*_lines(section), ""]
    return "\n".join([*lines, *wrapped(ABOUT)])


def report_markdown(report: Report) -> str:
    """The report as a document, without a line end after it."""
    parts = [f"# {escaped(report.title)}"]
    for section in report.sections:
        parts.append(f"## {section.title}")
        if section.sentences:
            parts.append(" ".join(map(escaped, section.sentences)))
        if section.points:
            parts.append("\n".join(_points(section)))
    return "\n\n".join([*parts, ABOUT])


def _lines(section: Section) -> Iterator[str]:
    yield section.title
    for sentence in section.sentences:
        yield from wrapped(sentence, "  ")
    for point, below in section.points:
        yield from wrapped(point, "  - ")
        for text in below:
            yield from wrapped(text, "      - ")


def _points(section: Section) -> Iterator[str]:
    for point, below in section.points:
        yield f"- {escaped(point)}"
        yield from (f"  - {escaped(text)}" for text in below)
