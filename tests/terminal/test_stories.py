"""Whole stories, with the program as it is and a terminal around it."""

import re
from pathlib import Path

from tests.program import run
from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal
from tests.terminal.test_first_screen import assert_left_as_found

FIRST = "Four essentials plus three"
CHOSEN = ("cat-cow", "childs-pose", "press-up", "figure-four", "knee-to-chest")


def footer(terminal: Terminal) -> str:
    return terminal.text.splitlines()[-1]


def add(terminal: Terminal, query: str, count: int) -> None:
    """In the editor: search for an exercise and add the best match."""
    terminal.press("a")
    terminal.wait_for(lambda text: "Add exercises" in text and "enter add" in footer(terminal))
    terminal.press("/")
    terminal.wait_for(lambda _: "enter add" not in footer(terminal))
    terminal.press(query)
    terminal.wait_for(lambda text: query in text and "40 of 40" not in text)
    terminal.press("enter")
    terminal.wait_for(lambda _: "enter add" in footer(terminal))
    terminal.press("enter")
    terminal.wait_for(f"{count} step")


def test_a_session_from_its_start_to_its_end(start: Start) -> None:
    terminal = start("play", "one-stretch", "--speed", "100")
    terminal.wait_for("HOLD")
    terminal.wait_for("right side")
    text = terminal.wait_for("All done.")
    assert re.search(r"done\s+Knee to chest\s+6 of 6\s+3:00 of 3:00", text)
    assert "3:00 of exercise" in text
    assert "left side 1:30, right side 1:30" in text
    terminal.press("enter")
    assert terminal.wait_for_end() == 0
    assert_left_as_found(terminal)


def test_a_session_tells_where_one_is(start: Start) -> None:
    terminal = start("play", "one-stretch")
    text = terminal.wait_for("GET READY")
    assert "Knee to chest" in text
    assert "exercise 1 of 1" in text
    assert "4 min left" in text
    terminal.press("n")
    terminal.wait_for("EASE IN")
    terminal.press("n")
    text = terminal.wait_for("HOLD")
    assert "left side" in text
    assert "rep 1 of 3" in text
    terminal.press("space")
    terminal.wait_for("PAUSED")
    terminal.press("q")
    terminal.wait_for("End this session?")
    terminal.press("y")
    terminal.wait_for("0 of 1 done.")
    terminal.press("enter")
    assert terminal.wait_for_end() == 0


def test_enter_on_the_first_screen_leads_into_a_session(start: Start) -> None:
    terminal = start()
    terminal.wait_for(lambda text: FIRST in text and "enter start" in footer(terminal))
    terminal.press("enter")
    terminal.wait_for("GET READY")
    terminal.press("q")
    terminal.wait_for("End this session?")
    terminal.press("y")
    terminal.wait_for("of 4 done.")
    terminal.press("enter")
    terminal.wait_for(FIRST)
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_a_routine_is_built_saved_and_played_by_name(
    start: Start, routines: Path, tmp_path: Path
) -> None:
    terminal = start()
    terminal.wait_for(FIRST)
    terminal.press("n")
    terminal.wait_for("Press a to add an exercise")
    queries = ("cat cow", "childs", "press up", "figure four", "knee to chest")
    for count, query in enumerate(queries, 1):
        add(terminal, query, count)
    terminal.press("ctrl+s")
    terminal.wait_for(lambda text: "Name of the routine" in text and "esc cancel" in text)
    terminal.press("Evening: back/hips")  # the old name is selected
    terminal.wait_for(" Evening: back/hips ")
    terminal.press("enter")
    terminal.wait_for("Saved as evening-back-hips.toml")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    file = routines / "evening-back-hips.toml"
    text = file.read_text(encoding="utf-8")
    assert 'name = "Evening: back/hips"' in text
    assert re.findall(r'exercise = "(.*)"', text) == list(CHOSEN)
    assert file.stat().st_mode & 0o777 == 0o600

    played = run("play", "evening-back-hips", "--plain", "--speed", "1000", home=tmp_path)
    assert (played.returncode, played.stderr) == (0, "")
    assert played.stdout.startswith("Evening: back/hips: 5 exercises, ")
    assert "Finished. 5 of 5 exercises done" in played.stdout

    again = start()
    again.wait_for("Evening: back/hips")


def test_a_file_broken_by_hand_is_named_and_kept(
    start: Start, routines: Path, tmp_path: Path
) -> None:
    good = 'name = "Still good"\n\n[[steps]]\nexercise = "cat-cow"\n'
    bad = good.replace("Still good", "Broken").replace("[[steps]]", "[[step]]")
    (routines / "good.toml").write_text(good, encoding="utf-8")
    (routines / "broken.toml").write_text(bad, encoding="utf-8")
    terminal = start()
    terminal.wait_for(lambda text: FIRST in text and "Still good" in text)
    terminal.wait_for("1 problem in your files: press p")
    terminal.press("p")
    text = terminal.wait_for("What could not be read")
    text = terminal.wait_for("'steps'?")
    assert "broken.toml:3: step: unknown key" in text
    terminal.press("escape")
    terminal.wait_for(lambda text: "What could not be read" not in text)
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert (routines / "broken.toml").read_text(encoding="utf-8") == bad
    checked = run("check", home=tmp_path)
    assert checked.returncode == 1
    assert re.search(
        r"broken\.toml:3: step: unknown key 'step'; did you mean 'steps'\?", checked.stdout
    )


def test_hostile_text_is_shown_as_it_was_written(start: Start, routines: Path) -> None:
    name = "[/b] [@click=app.quit]x[/]"
    (routines / "odd.toml").write_text(
        f'name = "{name}"\nnotes = "{name} notes"\n[[steps]]\nexercise = "cat-cow"\n'
        f'notes = "{name} step"\n',
        encoding="utf-8",
    )
    terminal = start(size=(120, 40))
    text = terminal.wait_for(lambda text: f"{name} notes" in text)
    assert text.count(name) >= 2
    terminal.press("e")
    terminal.wait_for(lambda text: "articles say" in text and f"{name} step" in text)
    terminal.press("escape")
    terminal.wait_for(FIRST)
    terminal.press("enter")
    terminal.wait_for(lambda text: "GET READY" in text and name in text)


def test_what_is_typed_ahead_of_a_slow_line_is_searched_for(start: Start) -> None:
    terminal = start()
    terminal.wait_for(FIRST)
    terminal.press("n")
    terminal.wait_for("Press a to add an exercise")
    terminal.press("a")
    terminal.wait_for(lambda text: "Add exercises" in text and "enter add" in footer(terminal))
    terminal.press("/cat cow")
    terminal.wait_for(lambda text: "2 of 40" in text and "cat cow" in text, seconds=2)


def test_plain_in_a_terminal_waits_for_enter_and_ends_with_ctrl_c(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "own.toml").write_text(
        'name = "Own"\n[[steps]]\nexercise = "bridge-reps"\nsets = 1\nself_paced = true\n'
        '[[steps]]\nexercise = "cat-cow"\nreps = 100\n',
        encoding="utf-8",
    )
    terminal = start("play", "./own.toml", "--plain", "--speed", "20", TERM="dumb", size=(250, 24))
    terminal.wait_for("Press Enter when done")
    terminal.press("enter")
    terminal.wait_for("rep 1 of 100")
    terminal.press("ctrl+c")
    assert terminal.wait_for_end() == 130
    assert "Ended early. " in terminal.text
    assert b"Traceback" not in terminal.written
    assert b"\x1b" not in terminal.written
