"""A session on the screen: what is seen at one moment, laid out for near and for far."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.visual import Visual

from tui.core.catalog import Catalog
from tui.core.moment import Going, Moment
from tui.widgets.bar import Bar
from tui.widgets.instructions import Instructions
from tui.widgets.label import TextLine
from tui.widgets.large_text import LargeText
from tui.widgets.layout import Cell, Row
from tui.widgets.text import MUTED, joined, plain


class Shown(NamedTuple):
    """What a session shows besides its moment."""

    routine: str
    """Name of the routine."""
    notes: str
    """What the routine says about this step."""
    cue: str
    """What to do now, and what a key would do."""
    question: str
    """A question that can be answered by a key; empty when there is none."""
    checklist: tuple[str, ...]
    """What to have ready; empty except at the beginning."""


class SessionView(Vertical):
    """Top to bottom: where we are, the phase with its clock, how it is done, what comes."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self._catalog = catalog

    def compose(self) -> ComposeResult:
        """The parts; the style sheet says how large they are, and which of them are seen."""
        with Horizontal(id="title"):
            yield TextLine(id="place")
            yield TextLine(id="left")
        with Horizontal(id="band"):
            yield TextLine(id="phase")
            yield TextLine(id="count")
        with Horizontal(id="stage"):
            yield LargeText(id="clock")
            with Vertical(id="calls"):
                yield LargeText(id="call")
                yield LargeText(id="call-cue")
        yield Bar(id="phase-bar")
        with Vertical(id="now"):
            yield TextLine(id="exercise")
            yield TextLine(id="cue")
            yield TextLine(id="feel")
        yield TextLine(id="coming")
        yield Instructions(id="instructions")
        yield TextLine(id="question")
        yield Bar(id="session-bar")

    def show(self, moment: Moment, shown: Shown) -> None:
        """Lay the moment out; what has not changed is not painted again."""
        for going in Going:
            self.set_class(moment.going is going, f"-{going.value}")
        self.set_class(moment.is_work, "-work")
        self.set_class(bool(shown.question), "-asking")
        routine = Cell(plain(shown.routine, "bold $accent"))
        place = plain(moment.place)
        self._say("place", Row(routine, Cell(place, place.cell_length, right=True)))
        self._say("left", plain(f"{moment.left} left"))
        words = f" {moment.sign} {moment.word.upper()} ".replace("  ", " ")
        self._say("phase", joined((words, "bold"), f" {moment.side}" if moment.side else ""))
        self._say("count", plain(moment.count))
        for name, text in (
            ("clock", moment.clock),
            ("call", moment.called),
            ("call-cue", moment.called_cue),
        ):
            self.query_one(f"#{name}", LargeText).text = text
        self._say("exercise", plain(moment.exercise.name, "bold"))
        self._say("cue", plain(shown.cue))
        feel = moment.exercise.feel
        self._say("feel", joined(("Feel it: ", MUTED), feel) if feel else plain(""))
        self._say("coming", joined(("next  ", MUTED), moment.coming))
        self._say("question", plain(shown.question, "bold"))
        self.query_one(Instructions).show(
            moment.exercise, shown.notes, shown.checklist, self._catalog
        )
        self.query_one("#phase-bar", Bar).set_fraction(moment.fullness)
        self.query_one("#session-bar", Bar).set_fraction(moment.session_fraction)

    def turn(self) -> None:
        """Turn the colours of the phase band round: something has changed."""
        self.query_one("#band").toggle_class("-turned")

    def _say(self, name: str, visual: Visual | Content) -> None:
        self.query_one(f"#{name}", TextLine).show(visual)
