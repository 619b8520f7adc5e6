"""Every key of every screen, in one table.

The bindings, the footer, the help, the command palette and the README are all made from it. Only
keys that plain SSH carries are in it: letters, digits, punctuation, arrows, Enter, Escape, Tab,
Space, Backspace and ctrl+letter.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingType
from textual.keys import Keys

from tui.core.problem import MAX_PROBLEMS, Problem, nearest


class Key(NamedTuple):
    """One thing a key does in one place."""

    id: str
    """What `config.toml` calls it."""
    keys: str
    """The keys, parted by commas, as Textual names them."""
    action: str
    label: str
    """For footer, help and palette: one or two words."""
    tooltip: str
    """One sentence: what it does."""
    shown: bool = True
    """False keeps it out of the footer; help and palette have it all the same."""


KEYS: Mapping[str, tuple[Key, ...]] = {
    "everywhere": (
        Key("routines", "1", "go('routines')", "routines", "Go to your routines"),
        Key("catalog", "2", "go('catalog')", "catalog", "Go to the catalog of exercises"),
        Key("commands", "ctrl+p", "command_palette", "commands", "Find a command by name", False),
        Key("help", "?", "help", "help", "Show every key of this screen"),
        Key("quit", "q", "leave", "quit", "Leave Supple"),
    ),
    "lists": (
        Key("list.down", "down,j", "cursor_down", "down", "Go one line down", False),
        Key("list.up", "up,k", "cursor_up", "up", "Go one line up", False),
        Key("list.first", "g,home", "first", "first", "Go to the first line", False),
        Key("list.last", "G,end", "last", "last", "Go to the last line", False),
        Key("list.page_down", "pagedown,ctrl+d", "page_down", "page down", "Go down a page", False),
        Key("list.page_up", "pageup,ctrl+u", "page_up", "page up", "Go up a page", False),
    ),
    "routines": (
        Key("routines.start", "enter", "start", "start", "Be led through this routine"),
        Key("routines.edit", "e", "edit", "edit", "Edit it; a shipped one is copied first"),
        Key("routines.new", "n", "new", "new", "Make a new routine"),
        Key("routines.duplicate", "d", "duplicate", "duplicate", "Make a copy of it", False),
        Key("routines.delete", "x", "delete", "delete", "Move it to the trash"),
        Key("routines.undo", "u", "undo", "undo", "Bring back what was deleted last", False),
        Key("routines.search", "/", "search", "search", "Find a routine by its name"),
        Key("routines.read", "tab", "app.focus_next", "read on", "Go to the text beside it", False),
        Key("routines.clear", "escape", "clear", "show all", "Show all routines again"),
        Key("routines.better", "+", "say_after('better')", "better",
            "It was better after the last session", False),
        Key("routines.same", "=", "say_after('same')", "same",
            "It was the same after the last session", False),
        Key("routines.worse", "-", "say_after('worse')", "worse",
            "It was worse after the last session", False),
        Key("routines.problems", "p", "problems", "problems", "Show what is wrong with your files"),
    ),
    "catalog": (
        Key("catalog.practise", "enter,p", "practise", "practise", "Do this exercise now"),
        Key("catalog.add", "a", "add", "add", "Put it into one of your routines"),
        Key("catalog.search", "/", "search", "search", "Find by name, region or position"),
        Key("catalog.filter", "f", "filter", "filter", "Show only some of the exercises"),
        Key("catalog.read", "tab", "app.focus_next", "read on", "Go to the text beside the list"),
        Key("catalog.clear", "escape", "clear", "clear", "Forget search and filters"),
    ),
    "picker": (
        Key("picker.choose", "enter,a", "choose", "add", "Add this exercise to the routine"),
        Key("picker.search", "/", "search", "search", "Find by name, region or position"),
        Key("picker.filter", "f", "filter", "filter", "Show only some of the exercises"),
        Key("picker.read", "tab", "app.focus_next", "read on", "Go to the text beside the list"),
        Key("picker.back", "escape", "back", "back", "Go back without adding"),
    ),
    "editor": (
        Key("editor.add", "a", "add", "add", "Add an exercise below this one"),
        Key("editor.remove", "x", "remove", "remove", "Take this exercise out"),
        Key("editor.duplicate", "d", "duplicate", "double", "Put a copy below", False),
        Key("editor.down", "J", "move(1)", "move down", "Move it one place down", False),
        Key("editor.up", "K", "move(-1)", "move up", "Move it one place up", False),
        Key("editor.dose", "enter", "dose", "dose", "Edit everything about its dose"),
        Key("editor.more", "+,=", "change(1)", "more", "More of its main number"),
        Key("editor.less", "-", "change(-1)", "less", "Less of its main number"),
        Key("editor.side", "s", "side", "side", "Change the side"),
        Key("editor.save", "ctrl+s", "save", "save", "Save the routine"),
        Key("editor.undo", "u", "undo", "undo", "Take back the last change"),
        Key("editor.redo", "ctrl+r", "redo", "redo", "Do it again", False),
        Key("editor.routine", "r", "routine", "name", "Name, notes, rounds, times a day"),
        Key("editor.try", "t", "preview", "preview", "See the routine as it will run", False),
        Key("editor.save_as", "S", "save_as", "save as new", "Save under another name", False),
        Key("editor.back", "escape", "back", "back", "Leave the editor", False),
    ),
    "session": (
        Key("session.pause", "space", "pause", "pause", "Stop the clock, or let it run on"),
        Key("session.next", "n,right", "move('next')", "next", "Go on to the next phase"),
        Key("session.back", "b,left", "move('back')", "back", "Go back a phase"),
        Key("session.done", "enter", "done", "done", "Say that it is enough"),
        Key("session.early", ".", "move('early')", "tired", "End this set early: too tired"),
        Key("session.hurts", "!", "hurts", "it hurts", "Stop: it hurts"),
        Key("session.instructions", "i", "instructions", "how", "Read all about this exercise"),
        Key("session.leave", "q,escape", "leave", "leave", "End the session; asks first"),
        Key("session.more", "+,=", "add(5)", "5 s more", "Five seconds more", False),
        Key("session.less", "-", "add(-5)", "5 s less", "Five seconds less", False),
        Key("session.restart", "r", "move('again')", "phase again",
            "Begin this phase again", False),
        Key("session.restart_exercise", "R", "move('restart')", "exercise again",
            "Begin this exercise again", False),
        Key("session.skip", "N", "move('skip')", "skip", "Go to the next exercise", False),
        Key("session.previous", "B", "move('previous')", "exercise before",
            "Go to the start of this exercise, then to the one before", False),
        Key("session.later", "l", "move('later')", "later",
            "Leave the rest of this exercise for the end", False),
        Key("session.undo", "u", "move('undo')", "undo", "Take back the last of these", False),
        Key("session.know", "k", "know", "I know it",
            "Need no time to read this exercise, from now on", False),
        Key("session.tap", "t", "tap", "tap breath",
            "Tap at each breath out: breaths take as long as yours", False),
        Key("session.big", "z", "big", "big",
            "The clock and the cue alone, as large as can be; or everything again", False),
        Key("session.night", "d", "night", "night",
            "Silent and dim; or as it was again", False),
    ),
    "pain": tuple(
        Key(f"pain.{pain}", str(pain) if pain < 10 else "x", f"pain({pain})", f"pain {pain}",
            f"Say that it hurts {pain} out of 10", False)
        for pain in range(11)
    ),
    "summary": (
        Key("summary.close", "enter,escape,q,space", "close", "close", "Back to the list"),
    ),
    "answers": (
        Key("answers.take", "enter", "accept", "take", "Take the highlighted answer"),
        Key("answers.skip", "escape", "skip", "no answer", "Pass the question over"),
    ),
    "choice": (
        Key("choice.next", "right,space", "step(1)", "next", "Choose the next value", False),
        Key("choice.previous", "left", "step(-1)", "previous", "Choose the one before", False),
    ),
    "form": (
        Key("form.next", "down,tab", "app.focus_next", "next", "Go to the next field", False),
        Key("form.previous", "up,shift+tab", "app.focus_previous", "back", "Back a field", False),
        Key("form.accept", "enter,ctrl+s", "accept", "done", "Keep what you have entered"),
        Key("form.cancel", "escape", "cancel", "cancel", "Change nothing"),
    ),
    "question": (
        Key("question.yes", "y,enter", "answer(True)", "yes", "Yes"),
        Key("question.no", "n,escape", "answer(False)", "no", "No, go back"),
    ),
    "reading": (
        Key("reading.down", "down,j", "scroll(1)", "down", "Read on", False),
        Key("reading.up", "up,k", "scroll(-1)", "up", "Read back", False),
        Key("reading.close", "escape,enter,q", "close", "close", "Close this"),
    ),
    "dialog": (
        Key("dialog.accept", "enter", "accept", "choose", "Take this one"),
        Key("dialog.cancel", "escape,q", "cancel", "back", "Close this and change nothing"),
    ),
}  # fmt: skip
"""Where, and what the keys do there."""


OFFERED = frozenset(key.id for place, keys in KEYS.items() if place != "lists" for key in keys) - {
    "commands"
}
"""Ids of what the command palette offers: everything but moving about in a list."""


def bindings(*places: str) -> list[BindingType]:
    """The bindings of these places, in the order of the table.

    The search key comes before everything else: with typing that runs ahead of a slow line, the
    keys after it would reach the list otherwise, where they mean something else.
    """
    return [
        Binding(
            key.keys,
            key.action,
            key.label,
            show=key.shown,
            priority=key.action == "search",
            tooltip=key.tooltip,
            id=key.id,
        )
        for place in places
        for key in KEYS[place]
    ]


def keymap_problems(keymap: Mapping[str, str]) -> tuple[Problem, ...]:
    """What is wrong with the `[keys]` of a `config.toml`: unknown ids, and keys that no one has."""
    known = [key.id for keys in KEYS.values() for key in keys]
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

    That is one of the same place, one of the list that has the focus there, or one that works
    everywhere.
    """
    wanted = _split(keys)
    for place, table in KEYS.items():
        if any(key.id == binding_id for key in table):
            beside = _BESIDE.get(place, () if place in _WITHOUT_LISTS else ("lists",))
            near = (*table, *(key for other in beside for key in KEYS[other]), *KEYS["everywhere"])
            others = (key for key in near if key.id != binding_id)
            held = (k.id for k in others if wanted & _split(keymap.get(k.id, k.keys)))
            return next(held, "")
    return ""


_BESIDE = {"session": ("pain",), "summary": ("pain",), "pain": ("session", "summary")}
"""Places whose keys work on the same screen."""

_WITHOUT_LISTS = frozenset({"session", "pain", "summary", "choice", "form", "question", "reading"})


def _split(keys: str) -> set[str]:
    return {key.strip() for key in keys.split(",")}


def is_key(key: str) -> bool:
    """True for one printable character, the name of a key, or `ctrl+` and a small letter."""
    name = key.removeprefix("ctrl+")
    if name != key:
        # ctrl+h, ctrl+i and ctrl+m are what a terminal sends for Backspace, Tab and Enter.
        return len(name) == 1 and name.isascii() and name.islower() and name not in "him"
    return (len(name) == 1 and name.isprintable()) or name in {known.value for known in Keys}


def shown_key(key: str) -> str:
    """A key as people write it: `esc`, `→`, `^s`."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return {"escape": "esc", "right": "→", "left": "←", "down": "↓", "up": "↑"}.get(key, key)


def markdown_table() -> Iterable[str]:
    """The lines of the README's table of keys."""
    yield "| where | key | what it does | id in `config.toml` |"
    yield "|---|---|---|---|"
    for place, keys in KEYS.items():
        for key in keys:
            shown = ", ".join(f"`{name}`" for name in key.keys.split(","))
            yield f"| {place} | {shown} | {key.tooltip} | `{key.id}` |"
