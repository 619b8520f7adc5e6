"""A text in a private file of its own while the person's editor has it.

The folder stands beside that of the routines, so that the schema a routine names is found from it.
"""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from tui.core.marked_text import marked, unmarked
from tui.core.problem import Problem
from tui.storage.atomic import make_private_folder, write_atomically
from tui.storage.filename import file_stem
from tui.storage.regular_file import read_regular
from tui.storage.schema_file import put_schema
from tui.storage.toml_file import MAX_BYTES


class ScratchFile:
    """One text that is being edited; it stays on the disk until it is dropped."""

    def __init__(self, path: Path, given: bytes) -> None:
        self.path = path
        self.given = given
        """The text as it was before."""

    @classmethod
    def create(cls, folder: Path, name: str, content: bytes) -> "ScratchFile":
        """A new file in the folder, named after what is in it. Raises `OSError`."""
        make_private_folder(folder)
        taken = {path.stem for path in folder.iterdir()}
        path = folder / f"{file_stem(name, taken)}.toml"
        put_schema(folder, "routine")
        write_atomically(path, content)
        return cls(path, content)

    def take_back(self) -> bytes:
        """The text after it was edited, by now without the marks that `mark` has put in.

        What the editor made of the file does not matter, so long as there is a file. Raises
        `OSError`, said in words for a person: it is gone, too large, or none.
        """
        content = read_regular(self.path, MAX_BYTES)
        if content is None:
            raise OSError(f"it is larger than {MAX_BYTES:,} bytes, the limit")
        text = unmarked(_decoded(content))
        if (without := _encoded(text)) != content:
            write_atomically(self.path, without)
        return without

    def mark(self, problems: Iterable[Problem]) -> None:
        """Say below each faulty line what is wrong with it. Raises `OSError`."""
        content = read_regular(self.path, MAX_BYTES)
        if content is not None:
            write_atomically(self.path, _encoded(marked(_decoded(content), problems)))

    def drop(self) -> None:
        """Delete the file, as far as that is possible."""
        with contextlib.suppress(OSError):
            self.path.unlink()

    def keep_or_drop(self) -> bool:
        """Drop a text that is as it was given; True when it is kept, for the person to find."""
        try:
            is_same = self.take_back() == self.given
        except OSError:
            return os.path.lexists(self.path)
        if is_same:
            self.drop()
        return not is_same


def _decoded(content: bytes) -> str:
    """The bytes as text, such that `_encoded` gives the same bytes, also where it is no UTF-8."""
    return content.decode(errors="surrogateescape")


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogateescape")
