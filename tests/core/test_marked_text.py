"""Problems are written below their lines, and leave no trace."""

from hypothesis import given
from hypothesis import strategies as st

from tui.core.marked_text import MARK, marked, unmarked
from tui.core.problem import Problem

PROBLEMS = st.lists(
    st.builds(Problem, st.text(max_size=30), line=st.none() | st.integers(1, 9)), max_size=5
)


def test_each_problem_stands_below_its_line_and_what_has_no_line_at_the_top() -> None:
    problems = (
        Problem("'name' is missing"),
        Problem("expected a whole number", "steps[1].reps", line=2),
        Problem("too many", "steps[1].sets", line=2),
        Problem("unknown key 'rep'", "rep", "reps", line=3),
    )
    assert marked("[[steps]]\nreps = x\nrep = 1", problems).split("\n") == [
        f"{MARK} 'name' is missing",
        "[[steps]]",
        "reps = x",
        f"{MARK} steps[1].reps: expected a whole number",
        f"{MARK} steps[1].sets: too many",
        "rep = 1",
        f"{MARK} rep: unknown key 'rep'; did you mean 'reps'?",
    ]


@given(st.text(), PROBLEMS)
def test_what_was_marked_is_as_before_once_the_marks_are_taken_out(
    text: str, problems: list[Problem]
) -> None:
    before = unmarked(text)
    assert unmarked(marked(before, problems)) == before
    assert marked(before, problems).count(MARK) >= len(problems)


@given(st.text())
def test_a_problem_never_takes_more_than_one_line(message: str) -> None:
    text = marked("a\nb\n", [Problem(message, line=1)])
    assert len(text.splitlines()) == 3
    assert "\x1b" not in text


def test_marks_are_found_wherever_an_editor_has_put_them() -> None:
    text = f"a = 1\n    {MARK} wrong\n# mine\n\t{MARK}\n#! not a mark\n"
    assert unmarked(text) == "a = 1\n# mine\n#! not a mark\n"


def test_line_ends_stay_what_they_are() -> None:
    text = marked("a = x\r\nb = 1\r\n", [Problem("wrong", line=1)])
    assert text == f"a = x\r\n{MARK} wrong\r\nb = 1\r\n"


def test_a_line_beyond_the_end_is_the_last_one() -> None:
    assert marked("a = [", [Problem("open", line=9)]) == f"a = [\n{MARK} open"
