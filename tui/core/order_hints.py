"""Hints on what goes with what, and after what; an article's routine is the article's own."""

from collections.abc import Iterator

from tui.core.catalog import CatalogRoutine, RoutineOrigin
from tui.core.exercise import Kind, Position, Region
from tui.core.hint import Hint, Look, Placed, Rule
from tui.core.order import MOBILITY, is_below_spine, is_spine

_CORE = {Region.LOWER_BACK: "control", Region.HIPS: "the hips", Region.CORE: "the trunk"}
"""The parts of strength for the back, by the region that an exercise is for first."""
_ON_THE_FLOOR = "on the floor"
_OFF_THE_FLOOR = {Position.STANDING: "standing", Position.SITTING: "sitting on a chair"}


def hips_before_spine(look: Look) -> Iterator[Hint]:
    """Hips or legs before the first exercise for the spine (R17)."""
    if _order_is_the_articles(look):
        return
    spine = next((placed.place for placed in look.steps if is_spine(placed.exercise)), None)
    for placed in look.steps:
        if spine is not None and placed.place < spine and is_below_spine(placed.exercise):
            text = "Hips and legs are not the place to start: the upper and lower back come first."
            yield placed.hint(Rule.SPINE_FIRST, text)


def strength_before_mobility(look: Look) -> Iterator[Hint]:
    """Strength work with an exercise for mobility after it (R19)."""
    if _order_is_the_articles(look):
        return
    places = (placed.place for placed in look.steps if placed.exercise.kind in MOBILITY)
    last = max(places, default=-1)
    for placed in look.steps:
        if placed.exercise.kind is Kind.STRENGTH_STABILITY and placed.place < last:
            text = "Strength work is easier on the back after the stretching and moving is done."
            yield placed.hint(Rule.MOBILITY_FIRST, text)


def strength_in_part(look: Look) -> Iterator[Hint]:
    """A block of strength work for a part of the core alone (R55); one step is no block yet."""
    strength = [one for one in look.steps if one.exercise.kind is Kind.STRENGTH_STABILITY]
    if _order_is_the_articles(look) or len(strength) < 2:
        return
    there = {one.exercise.regions[0] for one in strength if one.exercise.regions}
    missing = [words for region, words in _CORE.items() if region not in there]
    if missing:
        lacking = " and ".join(missing)
        text = f"Strength for the back is control, hips and trunk; here is nothing for {lacking}."
        yield strength[0].hint(Rule.WHOLE_CORE, text, lacking)


def down_and_up_again(look: Look) -> Iterator[Hint]:
    """Down to the floor, or up from it, into a position that was left before."""
    if _order_is_the_articles(look):
        return
    been: dict[str, int] = {}
    last: str | None = None
    for placed in look.steps:
        where = _where(placed)
        if where is None:
            continue
        moves = last is not None and where != last and _ON_THE_FLOOR in (where, last)
        if moves and where in been:
            text = (
                f"Here you are {where} again, as in step {been[where] + 1}; "
                "side by side they save going down and getting up."
            )
            yield placed.hint(Rule.POSITIONS, text, where)
        been[where] = placed.place
        last = where


def _order_is_the_articles(look: Look) -> bool:
    routine = look.routine
    return isinstance(routine, CatalogRoutine) and routine.origin is RoutineOrigin.ARTICLE


def _where(placed: Placed) -> str | None:
    position = placed.exercise.position
    return None if position is None else _OFF_THE_FLOOR.get(position, _ON_THE_FLOOR)
