"""The user's own keys: what `config.toml` says of them, checked against the table of keys."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tui.core.problem import MAX_PROBLEMS, Problem, nearest
from tui.core.settings import Settings
from tui.key_names import is_key, shown_key
from tui.keys import KEYS
from tui.storage.toml_file import TomlFile, is_missing, open_toml


def settings_problems(path: Path) -> tuple[Problem, ...]:
    """What is wrong with a `config.toml`, its keys included; nothing if there is none."""
    if is_missing(path):
        return ()
    file = open_toml(path)
    if not isinstance(file, TomlFile):
        from tui.storage.unsound import all_problems

        return all_problems(file, Settings)[1]
    settings, problems = file.read(Settings)
    if settings is None:
        return problems
    return file.located(keymap_problems(settings.keys))


def key_of(binding_id: str, keymap: Mapping[str, str]) -> str:
    """The first key of a binding as it is set, as people write it. Raises `KeyError`."""
    keys = {key.id: key.keys for table in KEYS.values() for key in table}
    return shown_key(sound_keymap(keymap).get(binding_id, keys[binding_id]).split(",")[0].strip())


def sound_keymap(keymap: Mapping[str, str]) -> dict[str, str]:
    """The entries that name a binding and keys that exist; the others would be ignored silently."""
    faulty = {problem.at for problem in keymap_problems(keymap)}
    return {name: keys for name, keys in keymap.items() if f"keys.{name}" not in faulty}


def keymap_problems(keymap: Mapping[str, str]) -> tuple[Problem, ...]:
    """What is wrong with the `[keys]` of a `config.toml`: unknown ids, and keys that no one has."""
    known = [key.id for keys in KEYS.values() for key in keys if key.keys]
    problems: list[Problem] = []
    for binding_id, keys in keymap.items():
        at = f"keys.{binding_id}"
        if binding_id not in known:
            near = nearest(binding_id, known) if len(problems) < MAX_PROBLEMS else ""
            problems.append(Problem("no key has this id", at, near))
        elif not all(is_key(key.strip()) for key in keys.split(",")):
            problems.append(Problem(f"'{keys}' is not a key, such as 'x', 'enter' or 'ctrl+r'", at))
        elif other := _holder(binding_id, keys, keymap):
            problems.append(Problem(f"'{keys}' is the key of {other} already", at))
    return tuple(problems)


def _holder(binding_id: str, keys: str, keymap: Mapping[str, str]) -> str:
    """Id of another binding that would be in the way of these keys; empty if none is.

    That is one of the same place or of one that shares its screen, one of the list that has the
    focus there, or one that works everywhere.
    """
    wanted = _split(keys)
    for place, table in KEYS.items():
        if any(key.id == binding_id for key in table):
            beside = (key for other in _beside(place) for key in KEYS[other])
            near = (*table, *beside, *KEYS["everywhere"])
            others = (key for key in near if key.id != binding_id)
            held = (k.id for k in others if wanted & _split(keymap.get(k.id, k.keys)))
            return next(held, "")
    return ""


def _beside(place: str) -> Iterator[str]:
    for shared in _SHARED:
        yield from (other for other in shared if place in shared and other != place)
    if place not in _WITHOUT_LISTS:
        yield "lists"


_SHARED = (
    ("session", "pain"),
    ("summary", "pain", "felt"),
    ("how_it_felt", "felt"),
    ("conflict", "reading"),
)
"""Places whose keys work on the same screen."""

_WITHOUT_LISTS = frozenset(
    {
        "made",
        "concerns",
        "conflict",
        "faulty",
        "import",
        "past",
        "path",
        "session",
        "choice",
        "form",
        "question",
        "reading",
    }
)


def _split(keys: str) -> set[str]:
    return {key.strip() for key in keys.split(",") if key.strip()}
