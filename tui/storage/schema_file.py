"""The JSON Schemas of our files on the disk, where editors of TOML find them without a network."""

import contextlib
from pathlib import Path

from tui.storage.atomic import write_atomically


def pointer(kind: str) -> str:
    """First line of a file of this kind, `routine` or `catalog`.

    Editors that know Taplo's directive complete and check by it; the path is looked up from the
    file's own place. To everybody else it is a comment.
    """
    return f"#:schema ../{_name(kind)}\n"


def put_schema(folder: Path, kind: str) -> None:
    """Bring the schema above a folder of such files up to date."""
    from tui.core.json_schema import schema_text

    path, content = folder.parent / _name(kind), schema_text(kind).encode()
    # Without it an editor does not complete; that is no reason not to save a file.
    with contextlib.suppress(OSError):
        if not path.is_file() or path.read_bytes() != content:
            write_atomically(path, content)


def _name(kind: str) -> str:
    return f"{kind}.schema.json"
