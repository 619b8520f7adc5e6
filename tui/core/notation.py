"""Times and doses in writing, the same everywhere: `5:36`, `3 × 30 s each side`."""

from tui.core.dose import Breaths, Dose, Hold, Side, Tempo, Work

SIDE_IN_WORDS = {
    Side.BOTH: "",
    Side.EACH: "each side",
    Side.LEFT: "left side",
    Side.RIGHT: "right side",
    Side.ALTERNATE: "alternating sides",
}
"""How a dose says its side; symmetric movements say nothing."""

UNKNOWN = "–"
"""Stands where nothing is said."""


def clock(seconds: float) -> str:
    """Seconds as `0:07`, `5:36` or `1:02:03`, rounded up as a countdown shows them."""
    whole = max(0, -int(-seconds // 1))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def number(value: float) -> str:
    """A number without a needless `.0`."""
    return f"{value:g}"


def counted(count: int, thing: str) -> str:
    """`1 exercise`, `2 exercises`."""
    return f"{count} {thing}{'s' if count != 1 else ''}"


def tempo(work: Tempo) -> str:
    """`2-1-2`: out, pause, back in seconds."""
    return f"{number(work.out)}-{number(work.pause)}-{number(work.back)}"


def _repetitions(work: Work, reps: int) -> str:
    times = f"{reps} × " if reps > 1 else ""
    match work:
        case Hold(seconds):
            return f"{times}{number(seconds)} s"
        case Breaths(count):
            return f"{times}{count} breath{'s' if count != 1 else ''}"
        case Tempo():
            return f"{reps} rep{'s' if reps != 1 else ''} {tempo(work)}"


def dose(amount: Dose) -> str:
    """A dose in the field's own notation: `2 sets of 10 reps 2-1-3, rest 60 s`."""
    parts = [_repetitions(amount.work, amount.reps)]
    if amount.sets > 1:
        parts.insert(0, f"{amount.sets} sets of")
    if SIDE_IN_WORDS[amount.side]:
        parts.append(SIDE_IN_WORDS[amount.side])
    text = " ".join(parts)
    if amount.sets > 1 and amount.rest_seconds:
        text += f", rest {number(amount.rest_seconds)} s"
    return text + (", at your own pace" if amount.self_paced else "")


def number_range(pair: tuple[float, float] | None) -> str:
    """`10–60`, or `10` when low and high are the same; an en dash alone when nothing is known."""
    if pair is None:
        return UNKNOWN
    low, high = pair
    return number(low) if low == high else f"{number(low)}–{number(high)}"
