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
    "core": ("tui.core",),
    "storage": ("tui.core", "tui.storage"),
    "widgets": ("tui.core", "tui.widgets", "tui.keys", "tui.key_names"),
    "terminal": ("tui.core", "tui.terminal"),
    "live": ("tui.core", "tui.storage", "tui.clock", "tui.live"),
    "workspace": ("tui.core", "tui.storage", "tui.keymap", "tui.live", "tui.workspace"),
}
FORBIDDEN_IN_CORE = {
    "asyncio", "io", "os", "pathlib", "random", "secrets", "shutil", "signal", "socket", "sqlite3",
    "subprocess", "sys", "tempfile", "threading", "time", "tomllib",
}  # fmt: skip

IMPORT_ALL = """
import importlib, pkgutil, sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
import tui.core
for module in pkgutil.iter_modules(tui.core.__path__, "tui.core."):
    importlib.import_module(module.name)
for name in sorted(sys.modules):
    print("module", name)
for path in opened:
    print("opened", path)
"""


def sources(layer: str) -> list[Path]:
    return sorted((PACKAGE / layer).rglob("*.py"))


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


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_a_layer_imports_only_what_is_below_it(layer: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(layer)
        for name in imported_names(ast.parse(path.read_text(encoding="utf-8")))
        if f"{name}.".startswith("tui.")
        and name != "tui.__version__"  # which stands below them all
        and not f"{name}.".startswith(tuple(f"{allowed}." for allowed in MAY_IMPORT[layer]))
    ]
    assert wrong == []


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
