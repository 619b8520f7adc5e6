"""How sessions went that had an exercise, or a direction of the spine, in them.

That is all that is said: what comes together need not be cause and effect.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from math import fsum

import msgspec

from tui.core.catalog import Catalog
from tui.core.exercise import Direction
from tui.core.history import PastSession, in_time
from tui.core.notation import counted
from tui.core.progress_pain import SAME_WITHIN, change_in, change_in_words
from tui.core.summary import Outcome

DAYS = 84
"""So many days up to today are looked at: twelve weeks (ours)."""
LEAST_SESSIONS = 3
"""Of fewer nothing is said (ours)."""
ANSWERS = 5
"""So many of the latest answers are shown (R33)."""
NOT_PROOF = "This shows what came together; it does not show that one was the cause of the other."


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """The sessions with one exercise or direction in them."""

    what: str
    """Id of the exercise, or the direction."""
    sessions: int
    change: float | None
    """Points of pain from before to after, on average; below 0 is less pain."""
    better: int
    """How often it was better in the hours after."""
    worse: int
    hurt: int
    """In how many of the sessions it hurt in that very exercise."""
    fine: int = 0
    """In how many it was fine, of those `rated` in which somebody said how it felt."""
    rated: int = 0
    latest: str = ""
    """What was answered last, up to `ANSWERS` times: `+` better, `=` same, `-` worse (R33)."""

    @property
    def order(self) -> tuple[float, int, int, str]:
        """What helped most stands first, what nobody answered about last."""
        change = 0.0 if self.change is None else self.change
        return (change, self.worse - self.better + self.hurt, -self.sessions, self.what)


def by_exercise(sessions: Iterable[PastSession], today: datetime.date) -> tuple[Effect, ...]:
    """The exercises that were done often enough, those after which there was least pain first."""
    return _effects(
        (step.exercise, step.is_painful, session)
        for session in _recent(sessions, today)
        for step in session.steps
        if step.outcome is not Outcome.SKIPPED or step.is_painful
    )


def by_direction(
    sessions: Iterable[PastSession], catalog: Catalog, today: datetime.date
) -> tuple[Effect, ...]:
    """The same for the directions that the spine was moved in."""
    return _effects(
        (direction.value, step.is_painful, session)
        for session in _recent(sessions, today)
        for step in session.steps
        if step.outcome is not Outcome.SKIPPED or step.is_painful
        if (exercise := catalog.exercise(step.exercise))
        for direction in exercise.direction
        if direction is not Direction.NEUTRAL
    )


DIRECTION_IN_WORDS: Mapping[str, str] = {
    Direction.FLEXION.value: "bending forwards",
    Direction.EXTENSION.value: "bending backwards",
    Direction.ROTATION.value: "turning",
    Direction.SIDE_BEND.value: "bending sideways",
}
"""What the spine does, as a patient says it."""


def in_words(effects: Iterable[Effect], names: Mapping[str, str]) -> tuple[str, ...]:
    """The first and the last of the effects in sentences; names may come from files."""
    effects = tuple(effects)
    helped = [one for one in effects if one.change is not None and one.change <= -SAME_WITHIN]
    not_helped = [one for one in effects if one.change is not None and one.change >= SAME_WITHIN]
    hurt = [one for one in effects if one.hurt]
    sentences = []
    if helped:
        sentences.append(_in_words("Pain went down most in sessions with", helped[0], names))
    if not_helped:
        sentences.append(_in_words("Pain went up most in sessions with", not_helped[-1], names))
    for one in sorted(hurt, key=lambda one: -one.hurt)[:1]:
        times = counted(one.hurt, "session")
        sentences.append(f"It hurt most often in {names.get(one.what, one.what)}: {times}.")
    least = min(effects, key=lambda one: one.fine - one.rated, default=None)
    if least and least.fine < least.rated:
        times = f"{least.rated - least.fine} of {counted(least.rated, 'time')}"
        sentences.append(
            f"It was not fine most often in {names.get(least.what, least.what)}: {times}."
        )
    return tuple(sentences)


def _in_words(begin: str, one: Effect, names: Mapping[str, str]) -> str:
    change = change_in_words(one.change or 0.0)
    return f"{begin} {names.get(one.what, one.what)}: {change} after than before, on average."


def _recent(sessions: Iterable[PastSession], today: datetime.date) -> Iterator[PastSession]:
    first = today - datetime.timedelta(days=DAYS)
    return (session for session in sessions if first < session.day <= today)


def _effects(found: Iterable[tuple[str, bool, PastSession]]) -> tuple[Effect, ...]:
    """One effect for each word, a session counted once however often it has it."""
    seen: dict[str, dict[str, tuple[PastSession, bool]]] = {}
    for what, hurt, session in found:
        of_what = seen.setdefault(what, {})
        key = session.id or f"{session.began}{session.routine_id}"
        of_what[key] = (session, hurt or of_what.get(key, (session, False))[1])
    effects = (_effect(what, tuple(pairs.values())) for what, pairs in seen.items())
    enough = (one for one in effects if one.sessions >= LEAST_SESSIONS)
    return tuple(sorted(enough, key=lambda one: one.order))


def _effect(what: str, pairs: tuple[tuple[PastSession, bool], ...]) -> Effect:
    steps = (session.step(what) for session, _ in pairs)
    answers = [step.felt for step in steps if step and step.felt]
    changes = [change for session, _ in pairs if (change := change_in(session)) is not None]
    return Effect(
        what=what,
        sessions=len(pairs),
        change=fsum(changes) / len(changes) if changes else None,
        better=sum(session.better_after is True for session, _ in pairs),
        worse=sum(session.worse_after is True for session, _ in pairs),
        hurt=sum(hurt for _, hurt in pairs),
        fine=sum(felt.is_good for felt in answers),
        rated=len(answers),
        latest="".join(_answer(session) for session in in_time(session for session, _ in pairs))[
            -ANSWERS:
        ],
    )


def _answer(session: PastSession) -> str:
    """How it was in the hours after, as the keys say it; empty when nobody said."""
    if session.worse_after is None and session.better_after is None:
        return ""
    return "-" if session.worse_after else "+" if session.better_after else "="
