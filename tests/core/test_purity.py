"""Who may import whom, and what the core may not touch."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tui"

MAY_IMPORT = {
    "core": (),
    "storage": ("core",),
    "clock": (),
    "live": ("core", "storage", "clock"),
    "key_names": (),
    "keys": (),
    "keymap": ("core", "storage", "key_names", "keys"),
    "workspace": ("core", "storage", "keymap", "live"),
    "widgets": ("core", "key_names", "keys"),
    "terminal": ("core",),
    "theme": ("core",),
    "screens": (
        "core", "storage", "clock", "live", "key_names", "keys", "workspace", "widgets", "terminal",
        "theme",
    ),
    "palette": ("keys",),
    "sizes": (),
    "places": ("clock", "screens", "sizes", "workspace"),
    "stylesheet": (),
    "turns": (),
    "steady_app": ("stylesheet", "terminal", "turns"),
    "ends": ("screens", "terminal", "workspace"),
    "app": (
        "core", "storage", "clock", "key_names", "keys", "keymap", "workspace", "screens", "theme",
        "palette", "places", "sizes", "steady_app", "ends",
    ),
    "commands": ("core", "storage", "clock", "live", "keymap", "workspace"),
    "arguments": ("core",),
    "no_tls": (),
    "streams": ("core", "terminal"),
    "cli": (
        "core", "storage", "clock", "live", "app", "commands", "arguments", "no_tls", "streams",
    ),
    "__main__": ("cli",),
}  # fmt: skip
"""Each room of the house, and the others that it may know, the lowest first."""
WITHOUT_SCREEN = ("core", "storage", "clock", "live", "workspace", "commands", "arguments", "cli")
"""Rooms that know nothing of Textual."""
FORBIDDEN_IN_CORE = {
    "asyncio", "io", "os", "pathlib", "random", "secrets", "shutil", "signal", "socket", "sqlite3",
    "subprocess", "sys", "tempfile", "threading", "time", "tomllib",
}  # fmt: skip

IMPORT_ALL = """
import importlib, pkgutil, sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
import tui.core
for module in pkgutil.walk_packages(tui.core.__path__, "tui.core."):
    importlib.import_module(module.name)
for name in sorted(sys.modules):
    print("module", name)
for path in opened:
    print("opened", path)
"""


def sources(room: str) -> list[Path]:
    """The files of a room: a folder with all that is below it, or a file."""
    file = PACKAGE / f"{room}.py"
    return [file] if file.exists() else sorted((PACKAGE / room).rglob("*.py"))


def imported_names(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, at the top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where something comes from"
            assert node.module is not None
            if node.module == "tui":
                yield from (f"tui.{alias.name}" for alias in node.names)
            else:
                yield node.module


@pytest.fixture(scope="module")
def importing_core() -> list[list[str]]:
    """What importing every module of the core loads and opens, in a fresh interpreter."""
    run = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [line.split(" ", 1) for line in run.stdout.splitlines()]


def test_importing_the_core_brings_in_no_screen_and_no_disk(
    importing_core: list[list[str]],
) -> None:
    loaded = {name for what, name in importing_core if what == "module"}
    assert "tui.core.timeline" in loaded
    outside = {"textual", "rich", "sqlite3", "tomllib", "tomli_w", "platformdirs"}
    ours = {name for name in loaded if name.startswith("tui.")}
    assert not loaded & outside
    assert {name for name in ours if not f"{name}.".startswith("tui.core.")} == set()


def test_importing_the_core_reads_nothing_but_code(importing_core: list[list[str]]) -> None:
    opened = [path for what, path in importing_core if what == "opened" and str(ROOT) in path]
    code = (".py", ".pyc", ".so", ".pth", ".cfg")
    assert [p for p in opened if not p.endswith(code) and ".pyc." not in p] == []


def test_every_room_is_known() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert rooms - {"__init__", "__pycache__"} == set(MAY_IMPORT)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_from_those_below_it(room: str) -> None:
    allowed = {room, *MAY_IMPORT[room], "__version__"}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(room)
        for name in imported_names(ast.parse(path.read_text(encoding="utf-8")))
        if name.startswith("tui.") and name.split(".")[1] not in allowed
    ]
    assert wrong == []


def test_no_room_is_above_one_that_it_knows() -> None:
    below: set[str] = set()
    for room, known in MAY_IMPORT.items():
        assert set(known) <= below, room
        below.add(room)


@pytest.mark.parametrize("room", WITHOUT_SCREEN)
def test_what_is_not_for_the_screen_knows_nothing_of_textual(room: str) -> None:
    for path in sources(room):
        names = imported_names(ast.parse(path.read_text(encoding="utf-8")))
        assert "textual" not in {name.split(".")[0] for name in names}, path


def test_the_layer_rule_sees_an_import_upwards() -> None:
    tree = ast.parse("def f():\n    from tui import app\n    import tui.screens.editor")
    assert list(imported_names(tree)) == ["tui.app", "tui.screens.editor"]


@pytest.mark.parametrize("path", sources("core"), ids=lambda path: path.stem)
def test_a_core_module_touches_neither_disk_nor_clock(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    roots = {name.split(".")[0] for name in imported_names(tree)}
    assert roots & FORBIDDEN_IN_CORE == set()
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert called & {"open", "print", "input", "exec", "eval"} == set()
    clock_readings = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow", "monotonic"}
    }
    assert clock_readings == set()


NETWORK = {
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "urllib",
    "webbrowser",
}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_nothing_reaches_for_the_network_or_a_shell(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert {name.split(".")[0] for name in imported_names(tree)} & NETWORK == set()
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}
    assert named & {"system", "popen", "getoutput", "create_subprocess_shell", "open_url"} == set()
    assert not any(argument.arg == "shell" for call in calls for argument in call.keywords)
