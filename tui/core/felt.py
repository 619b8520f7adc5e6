"""How an exercise felt, as the person says it after a session.

R19 ("What Is The One Stretch To Relieve Back Pain") asks whether it was comfortable, moved freely
and did not hurt; R20 of the domain notes adds whether it was too hard.
"""

from enum import StrEnum

import msgspec


class Felt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How an exercise was; by default it was fine."""

    comfortable: bool = True
    unrestricted: bool = True
    pain_free: bool = True
    too_hard: bool = False

    @property
    def is_good(self) -> bool:
        """True when all three answers of R19 were yes, and it was not too hard."""
        return self.comfortable and self.unrestricted and self.pain_free and not self.too_hard


FINE = Felt()


def felt_of(
    comfortable: bool | None,
    unrestricted: bool | None,
    pain_free: bool | None,
    too_hard: bool | None,
) -> Felt | None:
    """The answer that is kept in these four; None when one of them is missing."""
    if comfortable is None or unrestricted is None or pain_free is None or too_hard is None:
        return None
    return Felt(
        comfortable=comfortable,
        unrestricted=unrestricted,
        pain_free=pain_free,
        too_hard=too_hard,
    )


class Complaint(StrEnum):
    """What can be said against how it felt; the words are shown."""

    TIGHT = "tight"
    """Not comfortable."""
    STIFF = "stiff"
    """It did not move freely."""
    HURT = "it hurt"
    HARD = "too hard"


_ANSWERS = {
    Complaint.TIGHT: ("comfortable", False),
    Complaint.STIFF: ("unrestricted", False),
    Complaint.HURT: ("pain_free", False),
    Complaint.HARD: ("too_hard", True),
}
"""The field of `Felt` that a complaint is about, and what it says there."""


def complaints(felt: Felt) -> tuple[Complaint, ...]:
    """What was said against it; nothing when it was fine."""
    return tuple(one for one, (name, said) in _ANSWERS.items() if getattr(felt, name) is said)


def toggled(felt: Felt | None, complaint: Complaint) -> Felt | None:
    """The answer with one complaint more, or without it.

    None, for not answered, when the last one was taken back: that alone does not make it fine.
    """
    name, said = _ANSWERS[complaint]
    before = felt or FINE
    after = msgspec.structs.replace(before, **{name: not getattr(before, name)})
    return None if after == FINE and getattr(before, name) is said else after


KEY_OF = {"t": Complaint.TIGHT, "s": Complaint.STIFF, "!": Complaint.HURT, ".": Complaint.HARD}
"""The letter or sign that stands for each where answers are typed."""


def in_words(felt: Felt | None) -> str:
    """`fine`, or `tight, too hard`; nothing when nobody said."""
    if felt is None:
        return ""
    return ", ".join(complaints(felt)) or "fine"
