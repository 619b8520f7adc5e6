"""The user's own keys: what `config.toml` says of them, checked against the table of keys."""

from collections.abc import Mapping
from pathlib import Path

from tui.core.problem import Problem
from tui.core.settings import Settings
from tui.keys import KEYS, keymap_problems, shown_key
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
