"""It hurts: short questions, each answer kept before the next is asked."""

from textual.app import App
from textual.screen import Screen

from tui.core.event import Move
from tui.core.prompt import UNBEARABLE
from tui.core.safety import FRONT_HIP_FLAG, Where, advice, stop_with
from tui.core.session import Session
from tui.live.run import SessionRun
from tui.screens.one_key import Answer, OneKey

SHARP = (Answer("y", "yes", "Yes, sharp"), Answer("n", "no", "No"))
PAIN = (
    Answer("0", "0", "none"),
    *(Answer(str(pain), str(pain), "·" * pain) for pain in range(1, 10)),
    Answer(UNBEARABLE, "10", "·········· the worst there is"),
)
HIP = Answer("f", Where.FRONT_OF_HIP.value, "At the front of the hip")
WHERE = (
    Answer("h", Where.HERE.value, "Where the stretch is"),
    Answer("d", Where.DOWN_THE_LEG.value, "Further down the leg than before"),
    Answer("t", Where.NUMB.value, "New tingling, numbness or weakness"),
    Answer("e", Where.ELSEWHERE.value, "Somewhere else"),
)
GO_ON = Answer("r", "rest", "Go on with the rest, without this exercise")
CARRY_ON = Answer("c", "same", "Carry on: smaller, slower, never into pain")
END = Answer("q", "end", "End the session")


async def ask_about_pain(app: App[None], run: SessionRun) -> None:
    """Ask about the pain that was just reported, then what to do; the clock stands still."""
    if not run.session.stops:
        return
    sharp = await _ask(app, OneKey("Is it a sharp pain?", SHARP))
    if sharp:
        _answered(run, sharp=sharp == "yes")
    pain = await _ask(app, OneKey("How much does it hurt?", PAIN))
    if pain:
        _answered(run, pain=int(pain))
    where = await _ask(app, OneKey("Where does it hurt?", _places(run.session)))
    if where:
        _answered(run, where=Where(where))
    answers = (GO_ON, END) if run.session.is_stopped else (GO_ON, CARRY_ON, END)
    told = [advice(run.session.stops[-1]), *_ended(run.session)]
    match await _ask(app, OneKey("What would you like to do?", answers, told)):
        case "rest":
            run.do(Move.DROP)
        case "same":
            run.do(Move.RESUME)
        case "end":
            run.do(Move.LEAVE)


async def _ask(app: App[None], question: Screen[str]) -> str:
    return await app.push_screen_wait(question)


def _answered(run: SessionRun, **answer: object) -> None:
    """Keep an answer durably, before anything else is shown."""
    run.do(Move.ANSWER, stop=stop_with(run.session.stops[-1], **answer))  # type: ignore[arg-type]


def _places(session: Session) -> tuple[Answer, ...]:
    exercise = session.plan.exercise(session.stops[-1].exercise)
    if exercise is not None and FRONT_HIP_FLAG in exercise.flags:
        return (WHERE[0], HIP, *WHERE[1:])
    return WHERE


def _ended(session: Session) -> list[str]:
    """What is left out from here on, in words."""
    names = [e.name for e in session.plan.exercises if session.bars.bar(e)]
    return [f"Left out today: {'; '.join(names)}."] if names else []
