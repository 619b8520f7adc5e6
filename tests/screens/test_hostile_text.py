"""Text that somebody else wrote: shown as it is written, never obeyed, on every screen."""

import unicodedata
from pathlib import Path

import msgspec
import pytest
import tomli_w
from textual.markup import MarkupError
from textual.widgets import Input

from tests.hostile import HOSTILE, NAME, REORDERING, SHOWN, catalog, fill, routine
from tui.core.routine import Step
from tui.core.text import REPLACEMENT
from tui.screens.about_me import AboutMeDialog
from tui.screens.catalog import CatalogScreen
from tui.screens.dialogs import AskName, ChooseOne, Question, Reading
from tui.screens.dose_form import DoseForm
from tui.screens.editor import EditorScreen
from tui.screens.exercises import ExercisePicker
from tui.screens.filters import FilterDialog
from tui.screens.interview import Interview
from tui.screens.one_key import OneKey
from tui.screens.past import PastDialog
from tui.screens.progress import ProgressScreen
from tui.screens.routine_form import RoutineForm
from tui.screens.routines import RoutinesScreen
from tui.screens.session import SessionScreen
from tui.screens.summary import SummaryScreen
from tui.widgets.rows import Rows

from .conftest import WALL
from .story import Story, strips_of
from .test_progress import PAGES


@pytest.fixture
def markup_errors(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The markup errors that occurred, those that were swallowed too."""
    errors: list[str] = []
    monkeypatch.setattr(MarkupError, "__init__", lambda _, *args: errors.append(str(args)))
    return errors


def check(story: Story) -> None:
    """Nothing on the screen can be clicked, and nothing reorders it or drives the terminal."""
    where = type(story.screen).__name__
    width = story.app.size.width
    for strip in strips_of(story.app):
        assert strip.cell_length == width, where
        for segment in strip:
            meta = segment.style.meta if segment.style else {}
            assert "@click" not in meta, f"{where}: {segment}"
            assert not (segment.style and segment.style.link), f"{where}: {segment}"
            assert not REORDERING & set(segment.text), f"{where}: {segment.text!r}"
            bad = [c for c in segment.text if unicodedata.category(c) in ("Cc", "Cs")]
            assert not bad, f"{where}: {segment.text!r}"
    for widget in story.screen.query("*"):
        if widget.tooltip:
            assert "[" not in str(widget.tooltip)


async def through(story: Story, keys: str, screen: type) -> None:
    for key in keys.split():
        await story.press(key)
    await story.on(screen)
    check(story)


@pytest.fixture
def hostile(put) -> Path:
    """A hostile catalog, a hostile routine, and broken files with hostile names."""
    put("catalog/[@click=app.quit]x[].toml", tomli_w.dumps(catalog()))
    put("routines/[red]broken\u202e[b].toml", '"[/b]x\\u202E" = 1\nname = "[/]"\n')
    return put("routines/0[@click=app.quit]x[].toml", routine())


async def test_hostile_texts_are_shown_as_they_are_written_on_every_screen(
    start, hostile, markup_errors
) -> None:
    async with start((120, 60)) as story:
        check(story)
        assert story.highlighted.startswith(SHOWN)
        await story.sees_in("#brief", "not in the catalog, left out")
        brief = story.text_of("#brief")
        for text in ("[/b]", "[red]x", "[@click=app.quit]x[/]", "back\\", "$(x) `x`", "[[[b"):
            assert text in brief
        assert "not in the catalog, left out" in brief
        await through(story, "?", Reading)
        await through(story, "escape p", Reading)
        said = story.text_of("VerticalScroll").replace(" ", "")
        assert f"[red]broken{REPLACEMENT}[b].toml:1:[/b]x{REPLACEMENT}:unknownkey" in said
        assert "noexercisehastheid'[@click=app.quit]gone[/]'" in said
        await through(story, "escape G", RoutinesScreen)
        await through(story, "g / [ / b enter", RoutinesScreen)
        assert len(story.rows) == 5
        await through(story, "escape e", EditorScreen)
        assert SHOWN in story.text_of("#title")
        await through(story, "G", EditorScreen)
        missing = "The catalog has no exercise '[@click=app.quit]gone[/]'."
        await story.sees_in("#step-dose", missing)
        assert story.text_of("#step-dose") == missing
        await through(story, "k k g", EditorScreen)
        await through(story, "t", Reading)
        await through(story, "escape a", ExercisePicker)
        await through(story, "G f", FilterDialog)
        await through(story, "up left left left left", FilterDialog)
        await through(story, "escape escape x", EditorScreen)
        await through(story, "u", EditorScreen)
        await story.hears("Undone: take out [/b]")
        await through(story, "x escape", ChooseOne)
        assert f"{SHOWN} has changes that are not saved." in story.text_of(".dialog")
        await through(story, "escape q", Question)
        assert f"Not saved: {SHOWN}." in story.text_of(".dialog")
        await through(story, "n ctrl+s", EditorScreen)
        await story.hears("Saved as 0[@click=app.quit]x[].toml")
        await through(story, "escape", RoutinesScreen)
        await through(story, "x", RoutinesScreen)
        await story.hears(f"{SHOWN} is in the trash; u brings it back")
        check(story)
        await through(story, "u", RoutinesScreen)
        assert story.highlighted.startswith(SHOWN)
        await story.press("ctrl+p")
        await story.sees("Search for commands")
        check(story)
        await story.write("[/b]")
        await story.until(lambda: "No matches found" in story.text, "nothing found")
        check(story)
        await story.press("escape")
        await story.on(RoutinesScreen)
    assert markup_errors == []


async def test_hostile_exercises_can_be_read_practised_and_added(
    start, hostile, markup_errors
) -> None:
    async with start((80, 24)) as story:
        await through(story, "2", CatalogScreen)
        count = len(story.rows)
        await story.press("G")
        for name, text in reversed(HOSTILE.items()):
            check(story)
            assert story.one(Rows).chosen == f"zz-[/]{name}"
            if text.isascii():
                await story.sees_in("#brief", text[:20])
            await story.press("k")
        assert count == 40 + len(HOSTILE)
        await story.press("/")
        await story.write("[/b]other \\[")
        await story.press("enter")
        check(story)
        await through(story, "escape G", CatalogScreen)
        await through(story, "f", FilterDialog)
        await through(story, "up left enter", CatalogScreen)
        assert "equipment: " in story.lines[0]
        await through(story, "a", ChooseOne)
        assert SHOWN in "".join(story.rows)
        await through(story, "escape p", SessionScreen)
        for _ in range(4):
            await story.press("n")
            check(story)
        await through(story, "i", Reading)
        await through(story, "pagedown escape q", OneKey)
        await through(story, "y", SummaryScreen)
        await through(story, "enter", CatalogScreen)
    assert markup_errors == []


async def test_a_hostile_session_runs_from_start_to_summary(start, hostile, markup_errors) -> None:
    async with start((80, 24)) as story:
        await through(story, "enter", SessionScreen)
        assert SHOWN[:20] in story.lines[0]
        for text in HOSTILE.values():
            check(story)
            if text.isascii():
                assert story.text_of("#exercise").startswith(text[:20])
            await story.press("N")
        await story.on(SummaryScreen)
        check(story)
        summary = story.text_of("#summary")
        for text in ("[/b]", "[red]x", "[@click=app.quit]x[/]", "back\\", "[/ "):
            assert text in summary
    assert markup_errors == []


async def test_hostile_names_in_the_dialogs_of_a_session(start, hostile, markup_errors) -> None:
    async with start((80, 40)) as story:
        for number, text in enumerate(HOSTILE.values()):
            await through(story, "enter", OneKey if number else SessionScreen)
            if number:
                said = story.text_of(".dialog")
                assert "Left out, because it hurt: [/b]" in said
                await through(story, "y", SessionScreen)
            if text.isascii():
                assert story.text_of("#exercise").startswith(text[:20])
            for keys in ("!", "y", "7", "e"):
                await through(story, keys, OneKey)
            await story.sees("Left out today: ")
            check(story)
            await through(story, "q", SummaryScreen)
            await through(story, "enter", RoutinesScreen)
            if number == 3:
                break
        await through(story, "enter y", SessionScreen)
        await story.hang_up()
    async with start((80, 24)) as story:
        await story.on(OneKey)
        check(story)
        assert f"{SHOWN} was broken off" in story.text_of(".dialog")
        await through(story, "o", SessionScreen)
        await story.after(3 + 60)
        await story.press("q", "y")
        await story.on(SummaryScreen)
        await story.press("enter", "q")
    async with start((120, 24)) as story:
        await story.sees("How was it after [/b] [@click=app.quit]me[/]")
        check(story)
    assert markup_errors == []


async def test_what_is_known_of_the_person_and_their_sessions_is_shown_as_it_is_written(
    start, paths, markup_errors
) -> None:
    fill(paths, WALL)
    async with start((120, 60)) as story:
        await through(story, "a", AboutMeDialog)
        for label, text in (
            ("no proposals for", "[@click=app.quit]gone[/]"),
            ("on hold", "[/b]"),
            ("at hand", "[red]x"),
            ("not wanted", "[red]gone[/"),
        ):
            await story.choose(label)
            await through(story, "enter", Interview)
            await story.sees(text)
            check(story)
            await through(story, "escape", AboutMeDialog)
        await through(story, "escape 3", ProgressScreen)
        for page in PAGES[1:]:
            await through(story, "right", ProgressScreen)
            await story.sees(f"[{page}]")
            await story.until(lambda: "Reading the journal" not in story.text, "the journal")
            check(story)
        await through(story, "left " * PAGES[::-1].index("sessions"), ProgressScreen)
        await story.until(lambda: story.rows, "rows")
        await through(story, "enter", PastDialog)
        await story.sees("Note: [/b] [red]x [@click=app.quit]x[/]", SHOWN)
        await through(story, "n", AskName)
        await through(story, "escape j j j j j j j j", PastDialog)
    assert markup_errors == []


async def test_no_name_drives_the_terminal_through_its_title_or_a_notification(
    start, hostile, put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("config.toml", '[cues]\nnotify = "osc9"\n')
    written: list[str] = []
    monkeypatch.setattr("tui.app.SuppleApp.write_terminal", lambda _, text: written.append(text))
    async with start() as story:
        await through(story, "enter", SessionScreen)
        for _ in range(60):
            if not isinstance(story.screen, SessionScreen):
                break
            await story.press("n")
    assert any(part.startswith("\x1b]9;") for part in written)
    for part in written:
        inner = part[2:].removesuffix("\x1b\\").removesuffix("\x07")
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in inner), part
        assert not REORDERING & set(inner), part


async def test_fields_show_what_is_in_the_file_without_obeying_it(
    start, hostile, markup_errors
) -> None:
    async with start((80, 24)) as story:
        await story.press("e")
        await story.on(EditorScreen)
        await story.press("r")
        await story.on(RoutineForm)
        assert story.one("#name", Input).value == NAME.replace("\u202e", "")
        await story.press("escape", "S")
        await story.on(AskName)
        assert "[@click=app.quit]me[/]" in story.text
        await story.press("escape", "g", "enter")
        await story.on(DoseForm)
        assert "[/b]" in story.text
        await story.fill("[/b]")
        assert "[/b]" in story.text_of("#verdict")
        check(story)
        await story.fill("5")
        await story.press("up", "up", "right")
        await story.press("escape")
        await story.on(EditorScreen)
    assert markup_errors == []


async def test_fields_do_not_let_a_name_reorder_the_line(start, hostile) -> None:
    async with start((80, 24)) as story:
        await through(story, "e r", RoutineForm)
        await through(story, "escape S", AskName)


async def test_control_characters_are_refused_on_reading_and_named(start, put) -> None:
    put("routines/a.toml", 'name = "A\\u001B[2J"\n\n[[steps]]\nexercise = "cat-cow"\n')
    put("routines/b.toml", 'name = "B"\n\n[[steps]]\nexercise = "cat-cow"\nnotes = "\\u009B2J"\n')
    put("routines/c.toml", 'name = "C\x07"\n')
    content = catalog()
    content["exercises"] = [dict(content["exercises"][0], steps=["bell \x07"], feel="\x7f")]
    put("catalog/c.toml", tomli_w.dumps(content))
    put("config.toml", '[keys]\n"help" = "\\u001B"\n')
    async with start((120, 60)) as story:
        check(story)
        assert "yours" not in story.rows
        await story.press("p")
        await story.on(Reading)
        check(story)
        said = story.text_of("VerticalScroll").replace(" ", "")
        for part in (
            "a.toml:1:name:holdsthecontrolcharacterU+001B",
            "b.toml:5:steps[1].notes:holdsthecontrolcharacterU+009B",
            "exercises[1].steps[1]:holdsthecontrolcharacterU+0007",
            "exercises[1].feel:holdsthecontrolcharacterU+007F",
            "config.toml:2:keys.help:holdsthecontrolcharacterU+001B",
            "c.toml:1:notvalidTOML",
        ):
            assert part in said, said


async def test_the_terminal_s_title_is_never_taken_from_a_file(start, put) -> None:
    put("routines/a.toml", msgspec.structs.replace(routine(), steps=(Step(exercise="cat-cow"),)))
    async with start() as story:
        await story.press("enter")
        await story.on(SessionScreen)
        assert story.app.title == "Supple"
        assert story.app.sub_title == ""
