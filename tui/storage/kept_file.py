"""Writes over a file that a person may have written: only as it was read, and nothing gets lost."""

import errno
from pathlib import Path

import msgspec

from tui.storage.atomic import write_atomically
from tui.storage.filename import free_path
from tui.storage.regular_file import read_regular
from tui.storage.toml_file import MAX_BYTES, digest_of


class ChangedOnDisk(Exception):  # noqa: N818 - a state of affairs, not an error of anybody
    """The file is not as it was when it was read, or gone; nothing was written."""


class Saved(msgspec.Struct, frozen=True):
    """What saving did."""

    path: Path
    backup: Path | None = None
    """Where the file was kept as it was before."""


def unchanged(path: Path, digest: str) -> bytes | None:
    """What is in a file that is as it was read; None when there was none and is none.

    Raises `ChangedOnDisk`.
    """
    if not digest and not path.exists():
        return None
    content = read_regular(path, MAX_BYTES) if path.exists() else None
    if content is None or digest_of(content) != digest:
        raise ChangedOnDisk(path.name)
    return content


def comments_in(content: bytes) -> tuple[str, bool]:
    """The comments before the first key of a file, and whether there are others.

    What is not TOML has none that could stay.
    """
    import tomllib

    from tui.storage.lines import has_comments, leading_comments

    try:
        text = content.decode("utf-8-sig")
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return "", False
    lead = leading_comments(text)
    return lead, has_comments(text[len(lead) :])


def with_line_ends_of(before: bytes, text: str) -> str:
    """The text with the line ends that a file has."""
    return text.replace("\n", "\r\n") if before.partition(b"\n")[0].endswith(b"\r") else text


def write_over(path: Path, before: bytes, text: str, *, keep: bool) -> Saved:
    """Replace what is in a file; with `keep` the file is kept beside first. Raises `OSError`."""
    backup = None
    if keep:
        backup = free_path(path.parent, f"{path.name}.before-edit")
        write_atomically(backup, before)
    write_text(path, text)
    return Saved(path, backup)


def write_text(path: Path, text: str) -> None:
    """Write a file that can be read again. Raises `OSError`."""
    content = text.encode()
    if len(content) > MAX_BYTES:
        raise OSError(errno.EFBIG, f"it would be larger than {MAX_BYTES:,} bytes, the limit")
    write_atomically(path, content)
