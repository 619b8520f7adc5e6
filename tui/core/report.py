"""One page about the last twelve weeks for a therapist: what the journal says, and no more."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tui.core import progress_balance, progress_pain, progress_weeks
from tui.core.catalog import Catalog
from tui.core.days_off import DaysOff
from tui.core.felt import Felt, complaints
from tui.core.history import Past, PastSession, PastStep, PastStop, in_time
from tui.core.notation import counted
from tui.core.notation import dose as dose_in_words
from tui.core.profile import Condition, Profile
from tui.core.progress_balance import chain_times
from tui.core.progress_pain import trends
from tui.core.progress_weeks import WeekState, weeks_met
from tui.core.safety import Where
from tui.core.summary import Outcome

DAYS = 84
"""So many days up to today: twelve weeks (ours)."""
MOST_ROUTINES, MOST_STEPS, MOST_POINTS, MOST_NAMES = 3, 4, 4, 3
"""What fits on a page of 66 lines; how many more there are is said."""
OFTEN = 2
"""An exercise that was not done whole so many times is named."""
SCALE = "Averages before and after sessions, from 0 for none to 10 for the worst."
ABOUT = "This is what the person recorded; it is no finding, and does not replace one."
NOTHING = "The journal has no session of these weeks."
CONDITION_IN_WORDS = {
    Condition.OSTEOPOROSIS: "osteoporosis",
    Condition.SPINAL_FRACTURE: "an earlier fracture of the spine",
    Condition.HIP_REPLACEMENT: "a hip replacement",
    Condition.PREGNANCY: "pregnancy",
}
"""What the person said to have, as others say it."""


WHERE_IN_WORDS = {
    Where.HERE: "where the stretch is",
    Where.FRONT_OF_HIP: "at the front of the hip",
    Where.DOWN_THE_LEG: "down the leg",
    Where.NUMB: "numb, tingling or weak",
    Where.ELSEWHERE: "elsewhere",
}
"""Where it hurt, as a patient says it."""

Point = tuple[str, tuple[str, ...]]
"""A line, and lines below it."""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading, sentences, and points."""

    title: str
    sentences: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The page; its texts hold names from files."""

    title: str
    sections: tuple[Section, ...]


def report_of(
    past: Past,
    catalog: Catalog,
    profile: Profile,
    days_off: DaysOff,
    wanted: Mapping[str, int],
    today: datetime.date,
) -> Report:
    """The report on the days up to this one; sessions need their steps, and these their doses.

    `wanted` is how many times a day a routine is wanted, by its id.
    """
    first = today - datetime.timedelta(days=DAYS - 1)
    recent = [session for session in past.sessions if first <= session.day <= today]
    stops = [stop for stop in past.stops if first <= stop.day <= today]
    balance = progress_balance.in_words(chain_times(recent, catalog, today))
    sections = (
        Section(title="Sessions", sentences=(*_sessions(past, days_off, recent, today), *balance)),
        Section(title="Routines", points=tuple(_routines(recent, catalog, wanted))),
        Section(title="Pain", sentences=tuple(_pain(past.sessions, recent, today))),
        Section(title="How exercises felt", points=_cut(_felt(recent, catalog))),
        Section(title="Where it hurt", points=_cut(_stops(stops, catalog))),
        Section(title="Often not done whole", points=_cut(_cut_short(recent, catalog))),
        Section(title="To be careful with", points=_cut(_cautions(recent, profile, catalog))),
    )
    return Report(
        title=f"Stretching, {first:%d %b %Y} to {today:%d %b %Y}",
        sections=tuple(one for one in sections if one.sentences or one.points),
    )


def _sessions(
    past: Past, days_off: DaysOff, recent: Sequence[PastSession], today: datetime.date
) -> Iterator[str]:
    if not recent:
        yield NOTHING
        return
    days = len({session.day for session in recent})
    yield f"{counted(len(recent), 'session')} on {days} of {DAYS} days."
    if by_hand := sum(session.by_hand for session in recent):
        yield f"{counted(by_hand, 'session')} of these written down by hand later."
    if light := sum(session.flare for session in recent):
        yield f"Done lightly, on a bad day: {counted(light, 'session')}."
    weeks = weeks_met(past.sessions, days_off, today)[-DAYS // 7 :]
    met = sum(week.state is WeekState.MET for week in weeks)
    wanted = progress_weeks.DAYS_WANTED
    yield f"{met} of {counted(len(weeks), 'week')} had sessions on {wanted} days or more."
    if off := sum(week.off for week in weeks):
        yield f"{counted(off, 'day')} without a session declared to be for rest, or ill."


def _routines(
    recent: Sequence[PastSession], catalog: Catalog, wanted: Mapping[str, int]
) -> Iterator[Point]:
    """Each routine with how often it was done, and its exercises with their doses at the latest."""
    by_id: dict[str, list[PastSession]] = {}
    for session in in_time(recent):
        by_id.setdefault(session.routine_id, []).append(session)
    often = sorted(by_id.items(), key=lambda found: -len(found[1]))
    for routine_id, sessions in often[:MOST_ROUTINES]:
        latest = next((one for one in reversed(sessions) if not one.flare), sessions[-1])
        said = f"{latest.name or routine_id}: {counted(len(sessions), 'session')}"
        if times := wanted.get(routine_id):
            said += f", wanted {counted(times, 'time')} a day"
        yield said, _few([_step(step, catalog) for step in latest.steps], MOST_STEPS)
    if len(often) > MOST_ROUTINES:
        yield f"and {counted(len(often) - MOST_ROUTINES, 'other routine')}", ()


def _step(step: PastStep, catalog: Catalog) -> str:
    name = catalog.name_of(step.exercise)
    return f"{name}: {dose_in_words(step.dose)}" if step.dose else name


def _pain(
    sessions: Sequence[PastSession], recent: Sequence[PastSession], today: datetime.date
) -> Iterator[str]:
    if said := progress_pain.in_words(trends(sessions, today)):
        yield SCALE
        yield from said
    asked = [session for session in recent if session.worse_after is not None]
    if asked:
        better = sum(session.better_after is True for session in asked)
        worse = sum(session.worse_after is True for session in asked)
        same = len(asked) - better - worse
        yield f"In the hours after: better {better}, the same {same}, worse {worse} times."


def _stops(stops: Sequence[PastStop], catalog: Catalog) -> list[str]:
    """The latest first."""
    return [
        ", ".join(
            part
            for part in (
                f"{stop.day:%d %b %Y}: {catalog.name_of(stop.exercise)}",
                f"{stop.side} side" if stop.side else "",
                "sharp" if stop.sharp else "",
                f"{stop.pain} of 10" if stop.pain is not None else "",
                WHERE_IN_WORDS[stop.where] if stop.where else "",
            )
            if part
        )
        for stop in reversed(stops)
    ]


def _felt(recent: Sequence[PastSession], catalog: Catalog) -> list[str]:
    """What was said of each exercise, the one that was not fine most often first."""
    answers: dict[str, list[Felt]] = {}
    for session in recent:
        for step in session.steps:
            if step.felt:
                answers.setdefault(step.exercise, []).append(step.felt)
    not_fine = {one: sum(not felt.is_good for felt in said) for one, said in answers.items()}
    often = sorted(answers.items(), key=lambda found: (-not_fine[found[0]], found[0]))
    return [f"{catalog.name_of(one)}: {_answers_in_words(said)}" for one, said in often]


def _answers_in_words(answers: Sequence[Felt]) -> str:
    """`fine 3 of 5 times, tight 2, it hurt 1`."""
    times = Counter(complaint for felt in answers for complaint in complaints(felt))
    said = (f"{complaint} {count}" for complaint, count in times.most_common())
    fine = f"fine {sum(felt.is_good for felt in answers)} of {counted(len(answers), 'time')}"
    return ", ".join((fine, *said))


def _cut_short(recent: Sequence[PastSession], catalog: Catalog) -> list[str]:
    """Exercises that were skipped or done in part, the most frequent first."""
    counts: dict[str, list[int]] = {}
    for session in recent:
        for step in session.steps:
            count = counts.setdefault(step.exercise, [0, 0])
            count[0] += step.outcome is not Outcome.DONE
            count[1] += 1
    often = [(one, n, of) for one, (n, of) in counts.items() if n >= OFTEN]
    often.sort(key=lambda found: (-found[1], found[0]))
    return [f"{catalog.name_of(one)}: {n} of {counted(of, 'time')}" for one, n, of in often]


def _cautions(recent: Sequence[PastSession], profile: Profile, catalog: Catalog) -> Iterator[str]:
    """What the person has, and what speaks against exercises that they did."""
    if said := [CONDITION_IN_WORDS[one] for one in Condition if one in profile.conditions]:
        yield f"The person said to have {', '.join(said)}."
    if profile.cleared_for_extension:
        yield f"Cleared to bend backwards on {profile.cleared_for_extension:%d %b %Y}."
    done = dict.fromkeys(step.exercise for session in recent for step in session.steps)
    against: dict[str, list[str]] = {}
    for exercise in filter(None, map(catalog.exercise, done)):
        agreed = profile.agreed.get(exercise.id)
        when = f" (chosen all the same, {agreed:%d %b %Y})" if agreed else ""
        for objection in profile.against(exercise):
            against.setdefault(objection.why, []).append(exercise.name + when)
    for why, names in against.items():
        yield f"{', '.join(_few(names, MOST_NAMES))}: {why}"


def _cut(points: Iterable[str]) -> tuple[Point, ...]:
    """As many as fit, and how many more there are."""
    return tuple((point, ()) for point in _few(tuple(points), MOST_POINTS))


def _few(lines: Sequence[str], most: int) -> tuple[str, ...]:
    more = (f"and {len(lines) - most} more",) if len(lines) > most else ()
    return (*lines[:most], *more)
