"""One table of keys: bindings, footer, help, palette and README all say what it says."""

from itertools import permutations

import pytest
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app import SuppleApp
from tui.key_names import is_key
from tui.keymap import keymap_problems
from tui.keys import KEYS, bindings, markdown_table
from tui.palette import OFFERED, keyless, places_of
from tui.screens import (
    about_me,
    asking_first,
    bad_day,
    conflict,
    days_off,
    elsewhere,
    hurts,
    own_exercise,
    own_file,
    recovering,
    starting,
)
from tui.screens.about_me import AboutMeDialog
from tui.screens.ask_number import AskNumber
from tui.screens.asking_first import Concerns
from tui.screens.by_hand import ByHandForm
from tui.screens.catalog import CatalogScreen
from tui.screens.conflict import Conflict
from tui.screens.dialogs import AskName, ChooseOne, Question, Reading
from tui.screens.dose_form import DoseForm
from tui.screens.drawing_choice import DrawingChoice
from tui.screens.editor import EditorScreen
from tui.screens.exercise_form import ExerciseForm
from tui.screens.exercises import ExercisePicker
from tui.screens.filters import FilterDialog
from tui.screens.how_it_felt import HowItFelt
from tui.screens.importing import AskPath, ImportPreview
from tui.screens.interview import Interview
from tui.screens.made_for_you import MadeForYou
from tui.screens.one_key import OneKey
from tui.screens.outside import FaultyText
from tui.screens.past import PastDialog
from tui.screens.progress import ProgressScreen
from tui.screens.rest_form import RestForm
from tui.screens.routine_form import RoutineForm
from tui.screens.routines import RoutinesScreen
from tui.screens.session import LEAVING, SessionScreen
from tui.screens.summary import SummaryScreen
from tui.screens.told import Proposed
from tui.screens.trash import TrashDialog
from tui.storage.paths import resource
from tui.widgets.choice import Choice
from tui.widgets.felt_rows import FeltRows
from tui.widgets.keybar import KeyBar
from tui.widgets.lines_field import LinesField
from tui.widgets.rows import Rows
from tui.widgets.typed_line import TypedField

from .conftest import OWN, every_screen
from .story import Story

USERS: dict[str, tuple[type, ...]] = {
    "everywhere": (SuppleApp,),
    "lists": (Rows,),
    "routines": (RoutinesScreen,),
    "catalog": (CatalogScreen,),
    "progress": (ProgressScreen,),
    "past": (PastDialog,),
    "picker": (ExercisePicker,),
    "editor": (EditorScreen,),
    "typing": (TypedField,),
    "session": (SessionScreen,),
    "pain": (SessionScreen, SummaryScreen),
    "felt": (FeltRows,),
    "how_it_felt": (HowItFelt,),
    "summary": (SummaryScreen,),
    "answers": (OneKey,),
    "asked": (Interview,),
    "made": (MadeForYou,),
    "proposal": (Proposed,),
    "concerns": (Concerns,),
    "about": (AboutMeDialog,),
    "choice": (Choice,),
    "form": (
        ByHandForm,
        DoseForm,
        RestForm,
        RoutineForm,
        ExerciseForm,
        FilterDialog,
        AskName,
        AskNumber,
    ),
    "lines": (LinesField,),
    "question": (Question,),
    "conflict": (Conflict,),
    "faulty": (FaultyText,),
    "path": (AskPath,),
    "import": (ImportPreview,),
    "trash": (TrashDialog,),
    "reading": (Reading, Conflict),
    "drawing": (DrawingChoice,),
    "dialog": (ChooseOne,),
}
ALL = {key.id: key for keys in KEYS.values() for key in keys}


def test_every_key_in_the_table_exists_and_every_id_is_there_once() -> None:
    assert set(USERS) == set(KEYS)
    assert len(ALL) == sum(len(keys) for keys in KEYS.values())
    for key in ALL.values():
        for name in filter(None, key.keys.split(",")):
            assert is_key(name.removeprefix("shift+")), key
            assert not (name.startswith("ctrl+") and name[5:] != name[5:].lower()), key
        assert key.label, key
        assert len(key.label.split()) <= 3, key
        assert key.tooltip[:1].isupper(), key
        assert not key.tooltip.endswith("."), key


@pytest.mark.parametrize("place", list(KEYS))
def test_no_key_has_two_meanings_in_one_place(place) -> None:
    names = [name for key in KEYS[place] if key.keys for name in key.keys.split(",")]
    assert len(names) == len(set(names))


SHARED = [
    ("session", "pain"),
    ("summary", "pain", "felt", "lists"),
    ("how_it_felt", "felt", "lists"),
    ("conflict", "reading"),
]
"""Places that share a screen."""


@pytest.mark.parametrize("places", SHARED, ids="+".join)
def test_no_key_has_two_meanings_where_two_places_share_a_screen(places) -> None:
    names = [name for place in places for key in KEYS[place] for name in key.keys.split(",")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("places", SHARED, ids="+".join)
def test_a_key_is_not_given_away_to_what_shares_its_screen(places) -> None:
    for one, other in permutations(places, 2):
        if one != "lists":
            mine, theirs = KEYS[one][0].id, KEYS[other][0].id
            wrong = {p.at: p.message for p in keymap_problems({mine: "Y", theirs: "Y"})}
            assert wrong.get(f"keys.{mine}") == f"'Y' is the key of {theirs} already"


def test_no_answer_has_the_key_of_the_list_it_stands_in_or_that_of_another_answer() -> None:
    taken = {n for p in ("lists", "answers") for key in KEYS[p] for n in key.keys.split(",")}
    places = (
        (*hurts.WHERE, hurts.HIP),
        hurts.SHARP,
        hurts.PAIN,
        (hurts.GO_ON, hurts.CARRY_ON, hurts.END),
        LEAVING,
        (own_file.MINE, own_file.BOTH, own_file.THEIRS),
        (starting.WITHOUT, starting.WITH, starting.NOT_NOW),
        (starting.GO_ON, starting.RESTART, starting.RECORD, starting.ANEW, starting.DISCARD),
        (recovering.GO_ON, recovering.THROW_AWAY, recovering.AS_SAVED),
        (recovering.GO_ON, recovering.THROW_AWAY, recovering.NOT_NOW),
        (asking_first.LEAVE_OUT, asking_first.ALL, asking_first.NOT_NOW),
        (about_me.CLEARED, about_me.NOT_CLEARED),
        (bad_day.YES, bad_day.SEE, bad_day.NO),
        (elsewhere.AGAIN, elsewhere.ELSEWHERE, elsewhere.GO_ON),
        (conflict.AGAIN, conflict.OTHER_NAME, conflict.GO_ON),
        (own_exercise.BESIDE, own_exercise.IN_PLACE),
        days_off.DAYS_OFF,
    )
    for answers in places:
        keys = [answer.key for answer in answers]
        assert not taken & set(keys), answers
        # A row without an id is a heading, which the arrows pass over.
        assert all(answer.id for answer in answers), answers
        assert len(keys) == len(set(keys)) == len({answer.id for answer in answers})


@pytest.mark.parametrize("place", list(KEYS))
def test_every_action_exists_where_its_keys_are_bound(place) -> None:
    for user in USERS[place]:
        assert all(binding in user.BINDINGS for binding in bindings(place))
        for key in KEYS[place]:
            target, _, action = key.action.split("(")[0].rpartition(".")
            owner = SuppleApp if target == "app" else user
            assert callable(getattr(owner, f"action_{action}", None)), f"{key.id} of {user}"


def test_a_key_that_no_terminal_sends_is_not_a_key() -> None:
    assert is_key("ctrl+b")
    assert not is_key("ctrl+B")
    assert not is_key("ctrl+é")


def test_the_readme_has_the_table() -> None:
    readme = resource("README.md").read_text(encoding="utf-8")
    assert "\n".join(markdown_table()) in readme


def enabled(story: Story) -> dict[str, Binding]:
    """The keys of the table that work now, by their ids."""
    active = story.screen.active_bindings.values()
    return {a.binding.id: a.binding for a in active if a.enabled and a.binding.id in ALL}


async def test_footer_help_and_palette_agree_with_the_table_on_every_screen(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start((120, 75)) as story:
        async for name in every_screen(story):
            working = enabled(story)
            can_do = {binding.action for binding in working.values()}
            for bar in story.screen.query(KeyBar):
                shown = [part for part in str(bar.render()).split("  ") if part]
                keys = {
                    f"{story.app.get_key_display(binding)} {ALL[binding.id].label}"
                    for active in story.screen.active_bindings.values()
                    for binding in [active.binding]
                    if binding.id in working
                }
                if isinstance(story.screen.focused, Input):
                    keys.add(f"enter {ALL['form.accept'].label}")
                assert shown, name
                assert set(shown) <= keys, f"{name}: {set(shown) - keys}"
            commands = list(story.app.get_system_commands(story.screen))
            offered = {binding_id for binding_id in working if binding_id in OFFERED}
            labels = {ALL[binding_id].label.capitalize() for binding_id in offered}
            labels |= {key.label.capitalize() for key in keyless(*places_of(offered))}
            assert {command.title for command in commands} == labels | {"Colours", "Figures"}, name
            for binding_id in offered:
                assert any(ALL[binding_id].tooltip in c.help for c in commands), name
            if isinstance(story.screen, ModalScreen):
                continue
            assert "help" in working, name
            screen = story.screen
            await story.press("?")
            await story.on(Reading)
            said = story.text_of("VerticalScroll")
            for binding_id, key in ALL.items():
                if binding_id in working:
                    assert key.tooltip in said, f"{binding_id} on {name}"
                elif key.action not in can_do and not any(
                    key.tooltip in ALL[other].tooltip for other in working
                ):
                    assert key.tooltip not in said, f"{binding_id} on {name}"
            await story.press("escape")
            await story.on(type(screen))


async def test_the_footer_follows_what_can_be_done(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start((120, 24)) as story:
        assert "x delete" in story.footer
        await story.press("j")
        assert "x delete" not in story.footer
        await story.press("k", "e")
        await story.on(EditorScreen)
        assert "u undo" not in story.footer
        await story.press("x")
        assert "u undo" in story.footer
        assert "undo" in {binding.action for binding in enabled(story).values()}
        assert "redo" not in {binding.action for binding in enabled(story).values()}
        await story.press("u")
        assert "u undo" not in story.footer


async def test_a_command_from_the_palette_does_what_the_key_does(start, put) -> None:
    put("routines/evening.toml", OWN)
    async with start() as story:
        await story.press("e")
        await story.on(EditorScreen)
        await story.press("ctrl+p")
        await story.sees("Search for commands")
        await story.write("double")
        await story.sees("Put a copy below (d)")
        await story.press("enter")
        await story.on(EditorScreen)
        await story.until(lambda: len(story.rows) == 3, "a copy")
        await story.press("ctrl+p")
        await story.write("zzzz")
        await story.sees("No matches found")
        await story.press("escape")
        await story.on(EditorScreen)


async def test_changed_keys_work_and_are_said_everywhere(start, put) -> None:
    put(
        "config.toml",
        '[keys]\n"routines.new" = "w"\n"session.pause" = "w,ctrl+w"\n"help" = "h"\n'
        '"list.down" = "t"\n',
    )
    async with start((120, 40)) as story:
        assert "problem" not in story.lines[0]
        assert "w new" in story.footer
        assert "n new" not in story.footer
        assert story.footer.endswith("h help")
        first = story.highlighted
        await story.press("n", "j", "down", "?")
        assert isinstance(story.screen, RoutinesScreen)
        assert story.highlighted == first
        await story.press("t")
        assert story.highlighted != first
        await story.press("h")
        await story.on(Reading)
        assert "w Make a new routine" in story.text_of("VerticalScroll")
        assert "t Go one line down" in story.text_of("VerticalScroll")
        await story.press("escape")
        titles = {c.help for c in story.app.get_system_commands(story.screen)}
        assert "Make a new routine (w)" in titles
        await story.press("w")
        await story.on(EditorScreen)
        await story.press("escape", "enter")
        await story.on(SessionScreen)
        assert "w pause" in story.footer
        await story.press("space")
        assert "PAUSED" not in story.text
        await story.press("w")
        assert "PAUSED" in story.text
        assert "Paused; w goes on" in story.text
        await story.press("ctrl+w")
        assert "PAUSED" not in story.text


async def test_a_question_names_the_keys_that_answer_it(start, put) -> None:
    put("config.toml", '[keys]\n"question.yes" = "o"\n"question.no" = "ctrl+n"\n')
    put("routines/evening.toml", OWN)
    async with start() as story:
        await story.press("e", "x", "q")
        await story.on(Question)
        assert "o Leave" in story.text
        assert "^n Go back" in story.text
        assert "y Leave" not in story.text
        await story.press("o")
        await story.until(lambda: story.is_over, "the end")


async def test_hints_name_the_keys_as_they_are_set(start, put) -> None:
    put("routines/evening.toml", OWN)
    put("routines/torn.toml", "name =")
    put(
        "config.toml",
        '[keys]\n"routines.undo" = "ctrl+y"\n"editor.add" = "w"\n'
        '"catalog.search" = "s"\n"routines.problems" = "v"\n',
    )
    async with start() as story:
        wrong = []
        if not story.lines[0].endswith("press v"):
            wrong.append(story.lines[0])
        await story.press("x")
        await story.hears("in the trash")
        wrong += [told for told in story.told if "u brings" in told]
        await story.press("n")
        await story.on(EditorScreen)
        if "Press w to add" not in story.text:
            wrong.append(story.text_of("#step-brief"))
        await story.press("escape", "2")
        await story.on(CatalogScreen)
        if "press s to search" not in story.text:
            wrong.append(story.lines[2])
        assert not wrong


async def test_the_keys_of_the_journal_s_question_are_said_as_they_are_set(start, put) -> None:
    put("config.toml", '[keys]\n"routines.better" = "B"\n"session.done" = "w"\n')
    put(
        "routines/own.toml",
        'name = "Own"\n[[steps]]\nexercise = "bridge-reps"\nself_paced = true\n',
    )
    async with start() as story:
        await story.press("enter")
        await story.on(SessionScreen)
        await story.after(70)
        await story.press("w", "q", "y")
        await story.on(SummaryScreen)
    async with start() as story:
        await story.sees("B better  = same  - worse")
        await story.press("B")
        assert "How was it" not in story.text
        await story.press("enter")
        await story.on(OneKey)
        await story.press("b")
        await story.on(SessionScreen)
        await story.press("n")
        assert story.text_of("#cue").endswith("press w when done")


async def test_faulty_entries_are_reported_and_the_others_work(start, put) -> None:
    put(
        "config.toml",
        '[keys]\n"routines.new" = "w"\n"routines.nw" = "x"\n"session.next" = "rihgt"\n'
        '"routines.edit" = "e,"\n',
    )
    async with start((120, 40)) as story:
        assert "3 problems in your files" in story.lines[0]
        assert "w new" in story.footer
        assert "e edit" in story.footer
        await story.press("p")
        await story.on(Reading)
        said = story.text_of("VerticalScroll")
        for part in (
            "config.toml:3: keys.routines.nw: no key has this id; did you mean 'routines.new'?",
            "config.toml:4: keys.session.next: 'rihgt' is not a key",
            "config.toml:5: keys.routines.edit: 'e,' is not a key",
        ):
            assert part.replace(" ", "") in said.replace(" ", ""), said
        await story.press("escape", "enter")
        await story.on(SessionScreen)
        assert "n next" in story.footer
        assert "space pause" in story.footer


async def test_a_key_that_is_given_away_twice_is_reported(start, put) -> None:
    put("config.toml", '[keys]\n"routines.new" = "e"\n')
    async with start() as story:
        assert "1 problem in your files" in story.lines[0]
