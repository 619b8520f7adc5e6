"""The length of a breath, from taps."""


def breath_of(taps: tuple[float, ...]) -> float | None:
    """Seconds of one breath from the clock readings of taps, one at each breath out.

    The mean of the last few; None until there are two taps, and when they are no breathing.
    """
    last = taps[-5:]
    if len(last) < 2:
        return None
    seconds = (last[-1] - last[0]) / (len(last) - 1)
    return round(seconds, 1) if 2 <= seconds <= 20 else None
