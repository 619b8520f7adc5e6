"""Warning signs: what is asked before the first session, what a yes means, when to ask again.

The questions are those of D.1 of the domain notes, in two tiers, because most people with back
pain have one of the lesser signs. Its C4 is asked by the profile, its C5 by the questions on a
routine. No answer makes anybody free of anything, and nothing here says so.
"""

import datetime
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from tui.core.safety import Stop, Where

TEXT_VERSION = 1
"""To be raised whenever a word of the notice or of a question changes: everybody is asked anew."""
DAYS_BETWEEN = 90
"""After so many days the questions are asked again (R30; the number is ours)."""

NOTICE = (
    "Supple shows exercises and counts their time. It cannot examine you, and it cannot tell "
    "what your pain comes from.",
    "Talk to a doctor or a physical therapist before you begin, above all if you have an "
    "illness, have had an operation or are pregnant.",
    "An exercise should feel like a mild stretch. When something is sharp, stop at once; when it "
    "hurts during an exercise or after it, ask a professional.",
    "First come some questions about warning signs. Your answers stay on this machine.",
)
"""What this program is and what it is not, one paragraph each (R30)."""


class Tier(StrEnum):
    """How much a yes weighs."""

    EMERGENCY = "emergency"
    """Nothing starts."""
    CLINICIAN = "clinician"
    """A professional comes first; looking around stays possible."""
    NOTE = "note"
    """Worth telling, and no more."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One warning sign, asked so that yes is the worrying answer."""

    id: str
    """Its number in D.1; kept with the answers."""
    tier: Tier
    text: str
    advice: str
    """What a yes asks for."""
    source: str
    """What the sign may stand for and who lists it: for a clinician who reads this table."""


_NOW = "Go to emergency care now."
_TODAY = "Get medical help today."
_FIRST = "See a doctor before you exercise."
_SOON = "Have a doctor or physical therapist look at it; tell them what you do here."

QUESTIONS = (
    Question(
        id="E1",
        tier=Tier.EMERGENCY,
        text="Is there a new numbness or odd feeling around your genitals, your back passage or "
        "your inner thighs?",
        advice=_NOW,
        source="cauda equina; NHS list, Finucane 2020",
    ),
    Question(
        id="E2",
        tier=Tier.EMERGENCY,
        text="Is it newly difficult to pass, to hold or to feel urine or stool?",
        advice=_NOW,
        source="cauda equina; NHS list, Finucane 2020",
    ),
    Question(
        id="E3",
        tier=Tier.EMERGENCY,
        text="Are both legs weak or numb, or is one leg getting weaker?",
        advice=_NOW,
        source="cauda equina, nerve loss; NHS list",
    ),
    Question(
        id="E6",
        tier=Tier.EMERGENCY,
        text="Was there a sudden tearing pain in your back, belly or chest, or did you faint?",
        advice=_NOW,
        source="large blood vessels; general knowledge",
    ),
    Question(
        id="E4",
        tier=Tier.EMERGENCY,
        text="Do you have a fever or chills, or feel seriously ill, together with the back pain?",
        advice=_TODAY,
        source="infection; NHS list, Finucane 2020",
    ),
    Question(
        id="E5",
        tier=Tier.EMERGENCY,
        text="Did it begin with a bad fall, a crash or a blow, or with a small one although your "
        "bones are thin or may be?",
        advice=_TODAY,
        source="fracture; NHS list, Finucane 2020",
    ),
    Question(
        id="C1",
        tier=Tier.CLINICIAN,
        text="Have you ever had cancer, or does your weight go down although you do not try?",
        advice=_FIRST,
        source="cancer; NHS list, Finucane 2020",
    ),
    Question(
        id="C2",
        tier=Tier.CLINICIAN,
        text="Is the pain always there, worst at night, and does no position ease it?",
        advice=_FIRST,
        source="cancer, infection, inflammation; NHS list",
    ),
    Question(
        id="C3",
        tier=Tier.NOTE,
        text="Is this the first time that your back hurts, and are you under 20 or over 55?",
        advice=_SOON,
        source="age at onset; NHS list",
    ),
    Question(
        id="C6",
        tier=Tier.NOTE,
        text="Has it been severe for days, or no better for six weeks?",
        advice=_SOON,
        source="R31; NHS list",
    ),
)
"""Every question, the gravest first."""


class Verdict(StrEnum):
    """What follows from the answers."""

    STOP = "stop"
    """Emergency care or a doctor today; no exercise is started."""
    LOOK_ONLY = "look-only"
    """Routines and exercises can be read, and none is started."""
    GO_ON = "go-on"


VERDICT_IN_WORDS = {
    Verdict.STOP: "Please do not exercise.",
    Verdict.LOOK_ONLY: "Please see a doctor first. You can look around here meanwhile.",
    Verdict.GO_ON: "You can go on. These questions cannot find everything: when something new or "
    "sharp comes up, stop and ask a professional.",
}


class Check(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The questions, answered on one day."""

    asked_on: datetime.date
    text_version: int = TEXT_VERSION
    yes: tuple[str, ...] = ()
    """Ids of the questions answered with yes."""
    cleared_on: datetime.date | None = None
    """When a clinician who knows of it agreed to exercise; means nothing to an emergency."""
    asked_at: datetime.datetime | None = None
    """The moment, with its offset; tells what was felt after it from what was felt before."""

    @property
    def verdict(self) -> Verdict:
        """What follows; an answer that is not known counts as one for a clinician."""
        tiers = {_TIERS.get(answer, Tier.CLINICIAN) for answer in self.yes}
        if Tier.EMERGENCY in tiers:
            return Verdict.STOP
        if Tier.CLINICIAN in tiers and self.cleared_on is None:
            return Verdict.LOOK_ONLY
        return Verdict.GO_ON

    def came_before(self, moment: datetime.datetime) -> bool:
        """True when it was answered before this moment, which has its offset."""
        if self.asked_at is None:
            return self.asked_on < moment.date()
        return self.asked_at < moment

    @property
    def advice(self) -> tuple[str, ...]:
        """What the answers ask for, the most urgent first, nothing twice."""
        said = [question.advice for question in QUESTIONS if question.id in self.yes]
        if not _TIERS.keys() >= set(self.yes):
            said.append(_FIRST)
        return tuple(dict.fromkeys(said))


_TIERS = {question.id: question.tier for question in QUESTIONS}


class Why(StrEnum):
    """Why the questions are asked; the words are shown."""

    FIRST_TIME = "before you begin"
    TEXT_CHANGED = "because the questions have changed"
    SYMPTOMS_CHANGED = "because something has changed for you"
    TIME_PASSED = "because they were last asked a while ago"
    EVERY_TIME = "because this routine asks for it on every day"


def why_ask(check: Check | None, day: datetime.date, *, changed: bool = False) -> Why | None:
    """Why the questions must be asked on this day before anything starts; None when they need not.

    `changed` is true when symptoms changed after they were asked. A check from the future, as a
    clock that was set back leaves it, is no check.
    """
    if check is None:
        return Why.FIRST_TIME
    if check.text_version != TEXT_VERSION:
        return Why.TEXT_CHANGED
    if changed:
        return Why.SYMPTOMS_CHANGED
    age = (day - check.asked_on).days
    return None if 0 <= age < DAYS_BETWEEN else Why.TIME_PASSED


def symptoms_changed(stops: Iterable[Stop]) -> bool:
    """True when one of these pains is a new symptom: spreading down the leg, or numbness (D.3)."""
    return any(stop.where in (Where.DOWN_THE_LEG, Where.NUMB) for stop in stops)
