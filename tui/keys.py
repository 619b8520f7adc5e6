"""Every key of every screen, in one table.

The bindings, the footer, the help, the command palette and the README are all made from it. Only
keys that plain SSH carries are in it: letters, digits, punctuation, arrows, Enter, Escape, Tab,
Space, Backspace and ctrl+letter.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Key(NamedTuple):
    """One thing a key does in one place."""

    id: str
    """What `config.toml` calls it."""
    keys: str
    """The keys, parted by commas, as Textual names them; empty for what the palette alone has."""
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
        Key("progress", "3", "go('progress')", "progress", "Go to what you did so far"),
        Key("breaks.take", "4", "take_break", "take a break",
            "Begin the routine for a break that is offered"),
        Key("breaks.later", "5", "put_off_break", "break later", "Be offered it a little later"),
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
        Key("routines.short", "s", "start_short", "short",
            "Be led through its essential steps alone", False),
        Key("routines.edit", "e", "edit", "edit", "Edit it; a shipped one is copied first"),
        Key("routines.new", "n", "new", "new", "Make a new routine"),
        Key("routines.duplicate", "d", "duplicate", "duplicate", "Make a copy of it", False),
        Key("routines.delete", "x", "delete", "delete", "Move it to the trash"),
        Key("routines.trash", "T", "trash", "trash", "See what was deleted, bring it back", False),
        Key("routines.outside", "E", "outside", "your editor",
            "Open its file in $VISUAL or $EDITOR", False),
        Key("routines.import", "I", "import", "import",
            "Look at a routine in another file, and take it over", False),
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
        Key("routines.notice", "c", "notice", "read it",
            "Read what there is to tell, or see the change that is proposed"),
        Key("routines.made", "m", "made", "made for you",
            "Answer a few questions and get a routine of your own"),
        Key("routines.bad_day", "b", "bad_day", "bad day",
            "Do it lightly: half of everything, and nothing that way it hurts", False),
        Key("routines.about_me", "a", "about_me", "about me",
            "Say what you have, what you can get into, what is at hand", False),
        Key("routines.tips", "t", "app.tips", "tips",
            "Read how to stretch, when to stop, and about the day around it", False),
        Key("routines.symptoms", "", "symptoms", "symptoms changed",
            "Something feels different: answer the questions about warning signs again"),
        Key("routines.problems", "p", "problems", "problems", "Show what is wrong with your files"),
    ),
    "catalog": (
        Key("catalog.practise", "enter,p", "practise", "practise", "Do this exercise now"),
        Key("catalog.add", "a", "add", "add", "Put it into one of your routines"),
        Key("catalog.new", "n", "new", "new", "Describe an exercise of your own"),
        Key("catalog.duplicate", "d", "duplicate", "duplicate",
            "Make an exercise of your own from this one", False),
        Key("catalog.edit", "e", "edit", "edit", "Edit this exercise of your own"),
        Key("catalog.delete", "x", "delete", "delete",
            "Move this exercise of your own to the trash", False),
        Key("catalog.undo", "u", "undo", "undo", "Bring back what was deleted last", False),
        Key("catalog.search", "/", "search", "search", "Find by name, region or position"),
        Key("catalog.filter", "f", "filter", "filter", "Show only some of the exercises"),
        Key("catalog.figures", "v", "figures", "figures",
            "Compare ways to draw the figures", False),
        Key("catalog.tips", "t", "app.tips", "tips",
            "Read how to stretch, when to stop, and about the day around it", False),
        Key("catalog.read", "tab", "app.focus_next", "read on", "Go to the text beside the list"),
        Key("catalog.clear", "escape", "clear", "clear", "Forget search and filters"),
    ),
    "progress": (
        Key("progress.next", "right", "turn(1)", "next page", "Go to the next page"),
        Key("progress.previous", "left", "turn(-1)", "page before",
            "Go to the page before", False),
        Key("progress.open", "enter", "open", "open", "Look at this session, put it right"),
        Key("progress.delete", "x", "delete", "delete", "Delete this session"),
        Key("progress.add", "n", "add_by_hand", "add", "Write down a session without Supple"),
        Key("progress.undo", "u", "undo", "undo",
            "Bring back what was deleted last, or take out what was added"),
        Key("progress.earlier", "<", "at(-1)", "earlier", "Go to the year or month before"),
        Key("progress.later", ">", "at(1)", "later", "Go to the next year or month"),
        Key("progress.day_off", "d", "day_off", "day off",
            "Say that a day or a week is for rest, or that you are ill"),
        Key("progress.begin", "b", "begin", "12 weeks", "Begin a programme of twelve weeks today"),
        Key("progress.look_back", "c", "look_back", "look back",
            "Say how much it hurts, and how well things go that matter to you"),
        Key("progress.down", "down,j", "scroll(1)", "down", "Read on", False),
        Key("progress.up", "up,k", "scroll(-1)", "up", "Read back", False),
    ),
    "past": (
        Key("past.before", "b", "pain('pain_before')", "pain before",
            "Put right how much it hurt before"),
        Key("past.after", "a", "pain('pain_after')", "pain after",
            "Put right how much it hurt after"),
        Key("past.felt", "f", "felt", "how it felt", "Say how the exercises felt, or put it right"),
        Key("past.note", "n", "note", "note", "Write something about it"),
        Key("past.when", "w", "when", "when", "Put right when it was"),
        Key("past.delete", "x", "delete", "delete", "Delete this session", False),
        Key("past.down", "down,j", "scroll(1)", "down", "Read on", False),
        Key("past.up", "up,k", "scroll(-1)", "up", "Read back", False),
        Key("past.close", "escape,enter,q", "close", "close", "Close this"),
    ),
    "picker": (
        Key("picker.choose", "enter,a", "choose", "add", "Add it, or all that are marked"),
        Key("picker.mark", "space", "mark", "mark", "Mark it, to add several at once"),
        Key("picker.search", "/", "search", "search", "Find by name, region or position"),
        Key("picker.filter", "f", "filter", "filter", "Show only some of the exercises"),
        Key("picker.read", "tab", "app.focus_next", "read on", "Go to the text beside the list"),
        Key("picker.back", "escape", "back", "back", "Go back without adding"),
    ),
    "editor": (
        Key("editor.add", "a", "add", "add", "Add exercises below this one"),
        Key("editor.add_above", "A", "add(False)", "add above", "Add exercises above it", False),
        Key("editor.type", "o", "type", "type", "Type an exercise and its dose below this one"),
        Key("editor.type_above", "O", "type(False)", "type above",
            "Type an exercise and its dose above this one", False),
        Key("editor.rest", "b", "rest", "rest", "Put a rest below", False),
        Key("editor.dose", "enter", "dose", "dose", "Edit everything about its dose"),
        Key("editor.remove", "x", "remove", "take out", "Take it out; it can be put in elsewhere"),
        Key("editor.save", "ctrl+s", "save", "save", "Save the routine"),
        Key("editor.undo", "u", "undo", "undo", "Take back the last change"),
        Key("editor.more", "+,=", "change(1)", "more", "More of its main number"),
        Key("editor.less", "-", "change(-1)", "less", "Less of its main number"),
        Key("editor.side", "s", "side", "side", "Change the side"),
        Key("editor.mark", "space", "mark", "mark", "Mark it, to do the same with several"),
        Key("editor.mark_all", "*", "mark_all", "mark all", "Mark every one, or none", False),
        Key("editor.dose_text", "e", "dose_text", "type dose", "Type its dose, as in 3x30s each"),
        Key("editor.routine", "r", "routine", "name", "Name, notes, rounds, times a day"),
        Key("editor.copy", "y", "copy", "copy", "Copy it, to put it in elsewhere", False),
        Key("editor.paste", "p", "paste", "put in", "Put in below what was copied or taken out",
            False),
        Key("editor.paste_above", "P", "paste(False)", "put in above",
            "Put in above what was copied or taken out", False),
        Key("editor.duplicate", "d", "duplicate", "double", "Put a copy below", False),
        Key("editor.down", "J", "move(1)", "move down", "Move it one place down", False),
        Key("editor.up", "K", "move(-1)", "move up", "Move it one place up", False),
        Key("editor.rounds", "R", "rounds", "rounds",
            "Go through this, or what is marked, several times", False),
        Key("editor.optional", "m", "optional", "optional",
            "It may be left out when time is short; or it may not", False),
        Key("editor.easier", "<", "swap(False)", "easier", "Swap it for an easier one", False),
        Key("editor.harder", ">", "swap(True)", "harder", "Swap it for a harder one", False),
        Key("editor.order", "", "order", "in order",
            "Upper back, then lower back, then hips; strength last"),
        Key("editor.shorten", "", "shorten", "shorten", "Make it fit into so many minutes"),
        Key("editor.dismiss", "h", "hide_hint", "hide hint", "Hide the first hint on it", False),
        Key("editor.redo", "ctrl+r", "redo", "redo", "Do it again", False),
        Key("editor.history", "H", "history", "changes", "See every change, and go back to one",
            False),
        Key("editor.save_as", "S", "save_as", "save as new", "Save under another name", False),
        Key("editor.try", "t", "preview", "preview", "See the routine as it will run", False),
        Key("editor.outside", "E", "outside", "your editor",
            "Edit it as text in $VISUAL or $EDITOR", False),
        Key("editor.back", "escape", "back", "back", "Leave the editor", False),
    ),
    "typing": (
        Key("typing.take", "enter", "take", "take", "Take what is typed"),
        Key("typing.stop", "escape", "stop", "stop", "Type no more"),
    ),
    "conflict": (
        Key("conflict.mine", "m", "answer('mine')", "keep mine",
            "Keep yours; what is in the file is kept beside it as a copy"),
        Key("conflict.theirs", "t", "answer('theirs')", "take theirs",
            "Take what is in the file; undo brings yours back"),
        Key("conflict.both", "b", "answer('both')", "keep both",
            "Keep the file as it is, and yours under another name"),
    ),
    "faulty": (
        Key("faulty.again", "e,enter", "decide('again')", "edit again",
            "Go on editing the text; each problem stands below its line"),
        Key("faulty.take", "t", "decide('take')", "take it so",
            "Take it all the same; what is not known is left out"),
        Key("faulty.give_up", "escape,q", "decide('')", "give it up",
            "Take nothing of it; the text is kept in a file"),
        Key("faulty.down", "down,j", "scroll(1)", "down", "Read on", False),
        Key("faulty.up", "up,k", "scroll(-1)", "up", "Read back", False),
    ),
    "path": (
        Key("path.accept", "enter,ctrl+s", "accept", "done", "Take this path"),
        Key("path.complete", "tab", "complete", "complete", "Add what begins so, as shells do"),
        Key("path.cancel", "escape", "cancel", "cancel", "Change nothing"),
    ),
    "import": (
        Key("import.take", "enter", "decide('take')", "take over",
            "Take it over into your routines"),
        Key("import.leave", "escape,q", "decide('')", "leave it", "Take nothing over"),
        Key("import.down", "down,j", "scroll(1)", "down", "Read on", False),
        Key("import.up", "up,k", "scroll(-1)", "up", "Read back", False),
    ),
    "trash": (
        Key("trash.restore", "enter", "accept", "bring back", "Bring it back to where it was"),
        Key("trash.delete", "x", "delete", "delete for good", "Delete it for good; asks first"),
        Key("trash.close", "escape,q", "cancel", "close", "Close this"),
    ),
    "session": (
        Key("session.pause", "space", "pause", "pause", "Stop the clock, or let it run on"),
        Key("session.done", "enter", "done", "done", "Say that it is enough"),
        Key("session.hurts", "!", "hurts", "it hurts", "Stop: it hurts"),
        Key("session.next", "n,right", "move('next')", "next", "Go on to the next phase"),
        Key("session.back", "b,left", "move('back')", "back", "Go back a phase"),
        Key("session.early", ".", "move('early')", "tired", "End this set early: too tired"),
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
        Key("session.option", "o", "option", "other way",
            "Do this exercise in another of its ways, from now on", False),
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
    "felt": (
        Key("felt.tight", "t", "complain('tight')", "tight", "This one was not comfortable"),
        Key("felt.stiff", "s", "complain('stiff')", "stiff", "This one did not move freely"),
        Key("felt.hurt", "!", "complain('it hurt')", "it hurt", "This one hurt"),
        Key("felt.hard", ".", "complain('too hard')", "hard", "This one was too hard"),
        Key("felt.all_fine", "f", "all_fine", "all fine",
            "All the others were comfortable, moved freely and did not hurt"),
        Key("felt.fine", "o", "fine", "fine", "This one was fine"),
    ),
    "how_it_felt": (
        Key("how_it_felt.keep", "enter", "keep", "keep", "Keep what you have said"),
        Key("how_it_felt.leave", "escape,q", "leave", "leave it", "Change nothing"),
    ),
    "summary": (
        Key("summary.close", "enter,escape,q,space", "close", "close", "Back to the list"),
    ),
    "answers": (
        Key("answers.take", "enter", "accept", "take", "Take the highlighted answer"),
        Key("answers.skip", "escape", "skip", "no answer", "Pass the question over"),
    ),
    "asked": (
        Key("asked.take", "enter", "take", "go on", "Take this answer, or all that are marked"),
        Key("asked.mark", "space", "mark", "mark", "Say that this is so, or that it is not"),
        Key("asked.none", "n", "none", "none of these", "Say that none of these is so"),
        Key("asked.leave", "escape", "leave", "leave", "Answer no more questions"),
        Key("asked.back", "backspace,left", "back", "back", "Go back a question"),
        *(
            Key(f"asked.{number}", str(number), f"choose({number})", f"answer {number}",
                f"Take answer {number}, or mark it where several may be so", False)
            for number in range(1, 10)
        ),
    ),
    "made": (
        Key("made.start", "enter", "decide('start')", "save and start",
            "Keep it among your routines, and begin"),
        Key("made.save", "s", "decide('save')", "save", "Keep it among your routines"),
        Key("made.edit", "e", "decide('edit')", "edit", "Change it before it is kept"),
        Key("made.leave", "escape,q", "decide('')", "leave it", "Do not keep it"),
        Key("made.down", "down,j", "scroll(1)", "down", "Read on", False),
        Key("made.up", "up,k", "scroll(-1)", "up", "Read back", False),
    ),
    "proposal": (
        Key("proposal.take", "t", "decide('take')", "take it", "Change the routine like this"),
        Key("proposal.leave", "n,escape,q", "decide('')", "not now",
            "Leave it as it is; it may come back after more sessions"),
        Key("proposal.never", "v", "decide('never')", "never",
            "Leave it, and propose nothing for this exercise any more"),
        Key("proposal.down", "down,j", "scroll(1)", "down", "Read on", False),
        Key("proposal.up", "up,k", "scroll(-1)", "up", "Read back", False),
    ),
    "concerns": (
        Key("concerns.agree", "y", "decide('agree')", "all the same",
            "Do these all the same; that is remembered"),
        Key("concerns.without", "w", "decide('without')", "without these",
            "Leave these out this time"),
        Key("concerns.leave", "n,escape,q", "decide('')", "go back", "Go back without them"),
        Key("concerns.down", "down,j", "scroll(1)", "down", "Read on", False),
        Key("concerns.up", "up,k", "scroll(-1)", "up", "Read back", False),
    ),
    "about": (
        Key("about.change", "enter", "change", "change", "Change this"),
        Key("about.close", "escape,q", "close", "close", "Close this"),
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
    "lines": (
        Key("lines.break", "enter", "newline", "new line", "Begin another line"),
    ),
    "question": (
        Key("question.yes", "y,enter", "answer(True)", "yes", "Yes"),
        Key("question.no", "n,escape", "answer(False)", "no", "No, go back"),
    ),
    "drawing": (
        Key("drawing.blocks", "b", "answer('blocks')", "blocks", "Draw figures with blocks", False),
        Key("drawing.braille", "d", "answer('braille')", "dots",
            "Draw figures with fine dots", False),
        Key("drawing.ascii", "l", "answer('ascii')", "letters",
            "Draw figures with the signs that every terminal has", False),
        Key("drawing.off", "n", "answer('off')", "no figures", "Show no figures, words only"),
        Key("drawing.cancel", "escape,q", "answer('')", "as it is", "Leave it as it is"),
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


def bindings(*places: str) -> list[BindingType]:
    """The bindings of these places, in the order of the table.

    The keys that go to a line to type in come before everything else: with typing that runs ahead
    of a slow line, the keys after them would reach the list otherwise, where they mean something
    else.
    """
    return [
        Binding(
            key.keys,
            key.action,
            key.label,
            show=key.shown,
            priority=key.action.split("(")[0] in _TO_A_LINE,
            tooltip=key.tooltip,
            id=key.id,
        )
        for place in places
        for key in KEYS[place]
        if key.keys
    ]


_TO_A_LINE = frozenset({"search", "type", "dose_text"})
"""The actions that go to a line to type in."""


def markdown_table() -> Iterable[str]:
    """The lines of the README's table of keys."""
    yield "| where | key | what it does | id in `config.toml` |"
    yield "|---|---|---|---|"
    for place, keys in KEYS.items():
        for key in keys:
            shown = ", ".join(f"`{name}`" for name in key.keys.split(",")) if key.keys else "–"
            name = f"`{key.id}`" if key.keys else "by the commands, `ctrl+p`"
            yield f"| {place} | {shown} | {key.tooltip} | {name} |"
