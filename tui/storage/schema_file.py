"""The JSON Schema of routines on the disk, where editors of TOML find it without a network."""

import contextlib
from pathlib import Path

from tui.storage.atomic import write_atomically

NAME = "routine.schema.json"
POINTER = f"#:schema ../{NAME}\n"
"""First line of a routine's file. Editors that know Taplo's directive complete and check by it; the
path is looked up from the file's own place. To everybody else it is a comment."""


def put_schema(routines: Path) -> None:
    """Bring the schema above the folder of routines up to date."""
    from tui.core.json_schema import schema_text

    path, content = routines.parent / NAME, schema_text("routine").encode()
    # Without it an editor does not complete; that is no reason not to save a routine.
    with contextlib.suppress(OSError):
        if not path.is_file() or path.read_bytes() != content:
            write_atomically(path, content)
