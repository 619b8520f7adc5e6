"""A fault, said so that it can be mended."""

import pytest

from tui.core.problem import Problem, nearest


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem("is broken"), "is broken"),
        (Problem("is broken", "steps[2].reps"), "steps[2].reps: is broken"),
        (Problem("is broken", "side", "left"), "side: is broken; did you mean 'left'?"),
        (Problem("is broken", file="/a/b.toml"), "/a/b.toml: is broken"),
        (Problem("is broken", file="/a/b.toml", line=7), "/a/b.toml:7: is broken"),
        (
            Problem("is broken", "side", "left", "b.toml", 7),
            "b.toml:7: side: is broken; did you mean 'left'?",
        ),
        (Problem("found '\x1b[31m'", file="a\nb.toml", line=1), "a b.toml:1: found '\ufffd[31m'"),
    ],
)
def test_in_writing(problem: Problem, said: str) -> None:
    assert str(problem) == said


@pytest.mark.parametrize(
    ("word", "found"),
    [("brigde", "bridge"), ("BRIDGE", "bridge"), ("cat", "cat-cow"), ("xyzzy", ""), ("", "")],
)
def test_nearest(word: str, found: str) -> None:
    assert nearest(word, ["bridge", "cat-cow", "knee-to-chest"]) == found


def test_what_is_too_long_for_a_word_is_like_none() -> None:
    assert nearest("x" * 1_000_000, ["x" * 999_999]) == ""


def test_a_path_is_not_written_out_without_end() -> None:
    sentence = Problem("is broken", "k" * 1_000_000).sentence
    assert sentence.endswith("kkk…: is broken")
    assert len(sentence) < 220


def test_nearest_of_nothing() -> None:
    assert nearest("bridge", []) == ""
