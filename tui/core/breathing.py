"""The length of a breath, from taps."""

from tui.core.habits import MAX_BREATH, MIN_BREATH


def tapped(taps: tuple[float, ...], now: float) -> tuple[float, ...]:
    """The clock readings with one more; after longer than a breath can last, that one alone."""
    goes_on = bool(taps) and now - taps[-1] <= MAX_BREATH
    return (*taps, now) if goes_on else (now,)


def breath_of(taps: tuple[float, ...]) -> float | None:
    """Seconds of one breath from the clock readings of taps, one at each breath out.

    The mean of the last few; None until there are two taps, and when they are no breathing.
    """
    last = taps[-5:]
    if len(last) < 2:
        return None
    seconds = (last[-1] - last[0]) / (len(last) - 1)
    return round(seconds, 1) if MIN_BREATH <= seconds <= MAX_BREATH else None
