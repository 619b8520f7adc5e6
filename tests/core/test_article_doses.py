"""What each article says about one number."""

from tui.core.article_doses import articles_on
from tui.core.catalog import Catalog
from tui.core.exercise import Exercise, Kind, Mention, Source

GIVES = Mention.INSTRUCTIONS
EXERCISE = Exercise(
    id="x",
    name="X",
    kind=Kind.MUSCLE_STRETCH,
    steps=("Do it.",),
    sources=(
        Source(article="one", gives=GIVES, hold_seconds=(20, 30), reps=(3, 3)),
        Source(article="two", gives=GIVES, at_least_seconds=30, side="each"),
        Source(article="three", gives=GIVES, hold_seconds=(10, 10), at_least_seconds=5),
    ),
)
CATALOG = Catalog((EXERCISE,), articles={"one": "The first", "two": "The second"})


def said(name: str) -> list[str]:
    return list(articles_on(EXERCISE, name, CATALOG))


def test_each_article_says_its_own_number_under_its_title() -> None:
    assert said("hold_seconds") == [
        "20–30 s in The first",
        "at least 30 s in The second",
        "10 s, at least 5 s in three",
    ]
    assert said("reps") == ["3 in The first"]


def test_of_what_is_no_number_nothing_is_said() -> None:
    for name in ("breaths", "sets", "rest_seconds", "side", "article", "notes", "way"):
        assert said(name) == []
