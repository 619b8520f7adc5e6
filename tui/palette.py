"""What the command palette offers: what the keys do, and what has none; all of it our own words."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from tui.keys import KEYS, Key

OFFERED = frozenset(key.id for place, keys in KEYS.items() if place != "lists" for key in keys) - {
    "commands"
}
"""Ids of what the command palette offers: everything but moving about in a list."""


def commands(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """What can be done on this screen."""
    said: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id in OFFERED and active.enabled and binding.id not in said:
            said.add(binding.id)
            run = partial(app.run_action, binding.action, active.node)
            title = binding.description.capitalize()
            yield SystemCommand(title, f"{binding.tooltip} ({app.get_key_display(binding)})", run)
    for command in keyless(*places_of(said)):
        if screen.check_action(command.action, ()):
            run = partial(app.run_action, command.action, screen)
            yield SystemCommand(command.label.capitalize(), command.tooltip, run)
    if "catalog.figures" not in said:
        tooltip = "Compare ways to draw the figures"
        yield SystemCommand("Figures", tooltip, partial(app.run_action, "app.figures"))
    tooltip = "Choose other colours, dark or light"
    yield SystemCommand("Colours", tooltip, partial(app.run_action, "app.colours"))


def places_of(binding_ids: Collection[str]) -> tuple[str, ...]:
    """The places that have one of these bindings."""
    return tuple(
        place for place, keys in KEYS.items() if any(key.id in binding_ids for key in keys)
    )


def keyless(*places: str) -> tuple[Key, ...]:
    """What can be done in these places by the command palette alone."""
    return tuple(key for place in places for key in KEYS[place] if not key.keys)
