"""Times and doses in writing, the same everywhere: `5:36`, `3 × 30 s each side`."""

from decimal import Decimal

from tui.core.dose import Breaths, Dose, Hold, Prescription, Side, Tempo, Work

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


def pain(before: int | None, after: int | None) -> str:
    """What was said of pain: `6 before, 3 after, of 10`, `3 of 10 after`; empty: nothing was."""
    if before is not None and after is not None:
        return f"{before} before, {after} after, of 10"
    said = ((before, "before"), (after, "after"))
    return next((f"{value} of 10 {when}" for value, when in said if value is not None), "")


def number(value: float) -> str:
    """A number without a needless `.0`."""
    return f"{value:g}"


def counted(count: int, thing: str) -> str:
    """`1 exercise`, `2 exercises`."""
    return f"{count} {thing}{'s' if count != 1 else ''}"


def tempo(work: Tempo) -> str:
    """`2-1-2`: out, pause, back in seconds."""
    return f"{number(work.out)}-{number(work.pause)}-{number(work.back)}"


def _repetitions(work: Work, reps: int, more: str) -> str:
    times = f"{reps} × " if reps > 1 else ""
    match work:
        case Hold(seconds):
            return f"{times}{number(seconds)}{more} s"
        case Breaths(count):
            return f"{times}{count} breath{'s' if count != 1 else ''}"
        case Tempo():
            return f"{reps} rep{'s' if reps != 1 else ''} {tempo(work)}"


def dose(amount: Dose) -> str:
    """A dose in the field's own notation: `2 sets of 10 reps 2-1-3, rest 60 s`.

    `30+ s` is a hold of at least 30 s.
    """
    parts = [_repetitions(amount.work, amount.reps, "+" if amount.at_least else "")]
    if amount.sets > 1:
        parts.insert(0, f"{amount.sets} sets of")
    if SIDE_IN_WORDS[amount.side]:
        parts.append(SIDE_IN_WORDS[amount.side])
    text = " ".join(parts)
    if amount.sets > 1 and amount.rest_seconds:
        text += f", rest {number(amount.rest_seconds)} s"
    return text + (", at your own pace" if amount.self_paced else "")


def prescription(amount: Prescription) -> str:
    """All that a prescription says, and nothing else: `tui.core.dose_text` reads the same from it.

    `1 × 30+ s both together, rest 15 s, by the clock`; empty when it says nothing.
    """
    said = [_said_of_work(amount)]
    if amount.sets is not None:
        said.insert(0, counted(amount.sets, "set") + (" of" if said[0] else ""))
    if amount.at_least is not None and not (amount.at_least and amount.hold_seconds):
        said.append("or longer" if amount.at_least else "exactly")
    if amount.side is not None:
        said.append(SIDE_IN_WORDS[amount.side] or "both together")
    parts = [" ".join(part for part in said if part)]
    if amount.rest_seconds is not None:
        parts.append(f"rest {_exact(amount.rest_seconds)} s")
    if amount.self_paced is not None:
        parts.append("at your own pace" if amount.self_paced else "by the clock")
    return ", ".join(part for part in parts if part)


def _said_of_work(amount: Prescription) -> str:
    times = f"{amount.reps} × " if amount.reps is not None else ""
    reps = counted(amount.reps, "rep") if amount.reps is not None else ""
    match amount.work:
        case Hold(seconds):
            return f"{times}{_exact(seconds)}{'+' if amount.at_least else ''} s"
        case Breaths(count):
            return times + counted(count, "breath")
        case Tempo(out, pause, back):
            return f"{reps} {_exact(out)}-{_exact(pause)}-{_exact(back)}".strip()
        case None:
            return reps


def _exact(value: float) -> str:
    """A number with every digit it has, never as a power of ten."""
    whole = isinstance(value, int) or value.is_integer()
    return str(int(value)) if whole else format(Decimal(repr(value)), "f")


def number_range(pair: tuple[float, float] | None) -> str:
    """`10–60`, or `10` when low and high are the same; an en dash alone when nothing is known."""
    if pair is None:
        return UNKNOWN
    low, high = pair
    return number(low) if low == high else f"{number(low)}–{number(high)}"
