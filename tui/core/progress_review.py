"""Two looks back side by side, in words; what it means is left to the person."""

from tui.core.notation import counted
from tui.core.programme import CheckIn, Review


def in_words(found: Review) -> tuple[str, ...]:
    """Pain and activities, first and last; activities have the person's own names."""
    first, last = found.first, found.last
    sentences = [f"Pain: {_beside(first.pain, last.pain, last, 'less', 'more')}"]
    for name, change in found.activity_changes.items():
        score = last.activities[name]
        said = _beside(score - change, score, last, "worse", "better")
        sentences.append(f"{name}: {said}")
    days = counted(found.days, "day")
    sentences.append(f"In these weeks: {counted(found.sessions, 'session')} on {days}.")
    return tuple(sentences)


def _beside(before: int, after: int, last: CheckIn, below: str, above: str) -> str:
    """`6 at first, 4 after 6 weeks: 2 less`, as a sentence."""
    change = after - before
    said = "the same" if not change else f"{abs(change)} {below if change < 0 else above}"
    return f"{before} at first, {after} after {counted(last.week, 'week')}: {said}."
