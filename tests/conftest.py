"""What does not change while the tests run is read once, and not again for every test."""

import gc
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from tui.core.problem import Problem
from tui.storage import catalog_files
from tui.storage.paths import resource
from tui.storage.toml_file import TomlFile, open_toml


def pytest_collection_finish() -> None:
    """Collect garbage seldom: to look through thousands of tests for it costs a fifth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _catalog_read_once() -> Iterator[None]:
    """The shipped catalog is most of what a start reads; other files are read as ever."""
    shipped = resource("catalog.toml")
    once = lru_cache(open_toml)

    def opened(path: Path) -> TomlFile | Problem:
        return once(path) if path == shipped else open_toml(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalog_files, "open_toml", opened)
        yield
