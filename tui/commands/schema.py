"""`supple schema`: what may stand in a file, for editors that complete and check TOML."""

from tui.commands.output import GOOD, print_document
from tui.core.json_schema import schema_text


def schema(kind: str) -> int:
    """Print the JSON Schema of one kind of file."""
    print_document(schema_text(kind), end="")
    return GOOD
