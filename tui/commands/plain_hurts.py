"""It hurts, in lines: short questions, each answer kept before the next is asked."""

from tui.commands.lines_in import Seat
from tui.commands.output import say
from tui.commands.plain_answers import PAINS, answer
from tui.core.event import Move
from tui.core.safety import FRONT_HIP_FLAG, Where, advice, stop_with
from tui.core.session import Session
from tui.live.run import SessionRun

LONG = 3600.0
"""Seconds that an answer is waited for while the clock of the session stands still."""
_SHARP = {"y": True, "n": False}
_WHERE = {
    "h": (Where.HERE, "where the stretch is"),
    "f": (Where.FRONT_OF_HIP, "at the front of the hip"),
    "d": (Where.DOWN_THE_LEG, "further down the leg"),
    "t": (Where.NUMB, "new tingling, numbness or weakness"),
    "e": (Where.ELSEWHERE, "somewhere else"),
}


def ask_about_pain(run: SessionRun, seat: Seat) -> None:
    """Stop the clock, ask about the pain, then what to do. Enter alone passes a question over."""
    if run.do(Move.HURTS).is_over:
        return
    say("Stopped. Each answer is a letter or number and Enter; Enter alone passes it over.")
    sharp = answer(seat, _SHARP, "Is it a sharp pain? y yes, n no.", LONG)
    if sharp is not None:
        _keep(run, sharp=sharp)
    pain = answer(seat, PAINS, "How much does it hurt, from 0, none, to 10, worst?", LONG)
    if pain is not None:
        _keep(run, pain=pain)
    places = _places(run.session)
    said = ", ".join(f"{key} {words}" for key, (_, words) in places.items())
    where = answer(seat, places, f"Where? {said}.", LONG)
    if where is not None:
        _keep(run, where=where[0])
    say(advice(run.session.stops[-1]))
    names = [e.name for e in run.session.plan.exercises if run.session.bars.bar(e)]
    if names:
        say(f"Left out today: {'; '.join(names)}.")
    _go_on(run, seat)


def _go_on(run: SessionRun, seat: Seat) -> None:
    moves = {"r": Move.DROP, "q": Move.LEAVE}
    carry_on = ""
    if not run.session.is_stopped:
        moves["c"] = Move.RESUME
        carry_on = ", c carry on with this one, smaller and never into pain"
    question = f"What now? r go on with the rest{carry_on}, q end the session."
    move = answer(seat, moves, question, LONG)
    if move is not None:
        run.do(move)
    elif seat.is_taken:
        say("Paused; p goes on, q leaves.")


def _keep(run: SessionRun, **said: object) -> None:
    run.do(Move.ANSWER, stop=stop_with(run.session.stops[-1], **said))  # type: ignore[arg-type]


def _places(session: Session) -> dict[str, tuple[Where, str]]:
    """Where it can hurt in this exercise, each place in words behind its letter."""
    exercise = session.plan.exercise(session.stops[-1].exercise)
    if exercise is not None and FRONT_HIP_FLAG in exercise.flags:
        return _WHERE
    return {key: place for key, place in _WHERE.items() if place[0] is not Where.FRONT_OF_HIP}
