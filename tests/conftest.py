"""What does not change while the tests run is read once, and not again for every test."""

import gc
from collections.abc import Iterator
from functools import lru_cache

import pytest

from tui.core.problem import Problem
from tui.storage import catalog_files
from tui.storage.paths import resource
from tui.storage.toml_file import TomlFile, TomlText, parsed


def pytest_collection_finish() -> None:
    """Collect garbage seldom: to look through thousands of tests for it costs a fifth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _catalog_read_once() -> Iterator[None]:
    """The shipped catalog is most of what a start reads; other files are read as ever."""
    shipped = resource("catalog.toml")
    once = lru_cache(parsed)

    def data_of(source: TomlText) -> TomlFile | Problem:
        return once(source) if source.path == shipped else parsed(source)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalog_files, "parsed", data_of)
        yield
