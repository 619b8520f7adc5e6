"""A session on the screen: what is seen at one moment, laid out for near and for far."""

from collections.abc import Iterable
from math import inf
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.visual import Visual

from tui.core.catalog import Catalog
from tui.core.figure.look import Look
from tui.core.figure.scene import Scene
from tui.core.moment import Going, Moment
from tui.widgets.bar import Bar
from tui.widgets.figure_view import FigureView
from tui.widgets.instructions import Instructions, checklist_line
from tui.widgets.label import TextLine
from tui.widgets.large_text import LargeText
from tui.widgets.layout import Cell, Row
from tui.widgets.text import MUTED, joined, paragraphs, plain

_NOW = ("exercise", "cue", "pose", "feel")
_LEAST_WIDTH, _LEAST_HEIGHT = 76, 20
"""Cells of this view below which the words take the room of the figure."""
_LEAST_ROWS = 8
"""Rows that there are then beside the figure, whatever else is shown."""
_STEPS = 4
"""Rows from which the steps of the exercise are worth beginning with."""
_NOTES = 3
"""Rows of a step's notes that go before the figure; of longer ones, the rest is behind a key."""
_MARGINS = 2
"""Cells on both sides of the words."""


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
    option: str = ""
    """In which of its ways the exercise is done; empty where there is only one."""
    pose: str = ""
    """The position that the figure shows, in words; empty without a figure."""


class SessionView(Vertical):
    """Top to bottom: where we are, the phase with its clock, how it is done, what comes."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self._catalog = catalog
        self._shown: tuple[Moment, Shown] | None = None
        self._drawn: tuple[Scene | None, Look] = (None, Look(None))

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
        with Horizontal(id="middle"):
            with Vertical(id="words"):
                with Vertical(id="now"):
                    for name in _NOW:
                        yield TextLine(id=name)
                yield Instructions(id="instructions")
            yield FigureView(id="figure")
        yield TextLine(id="coming")
        yield TextLine(id="question")
        yield Bar(id="session-bar")

    def show(self, moment: Moment, shown: Shown) -> None:
        """Lay the moment out; what has not changed is not painted again."""
        self._shown = (moment, shown)
        going = {f"-{going.value}": moment.going is going for going in Going}
        # All at once: each change of a class works out the styles of every part.
        self.update_classes(going | {"-work": moment.is_work, "-asking": bool(shown.question)})
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
        self._say_now(moment, shown)
        self._say("coming", joined(("next  ", MUTED), moment.coming))
        self._say("question", plain(shown.question, "bold"))
        self.query_one("#phase-bar", Bar).set_fraction(moment.fullness)
        self.query_one("#session-bar", Bar).set_fraction(moment.session_fraction)

    def _say_now(self, moment: Moment, shown: Shown) -> None:
        """What is done now; beside the figure if all of it fits there, else without it.

        During a repetition a caution stands in the place of the pose, where it fits whole; before
        the first exercise the checklist does, where both do not fit: the figure shows the pose.
        """
        feel = moment.exercise.feel
        option = f" · {shown.option}" if shown.option else ""
        texts = {
            "exercise": joined((moment.exercise.name, "bold"), option),
            "cue": plain(shown.cue),
            "pose": plain(shown.pose),
            "feel": joined(("Feel it: ", MUTED), feel) if feel else plain(""),
        }
        careful = texts | {"pose": joined(("Careful: ", "$warning"), moment.caution)}
        if shown.pose and moment.caution and self._rows_left(careful.values(), shown.notes) >= 0:
            texts = careful
        checklist = shown.checklist
        if shown.pose and checklist:
            ready = checklist_line(checklist)
            if self._rows_left((*texts.values(), ready), shown.notes) < 0:
                texts["pose"], checklist = ready, ()
        left = self._rows_left(texts.values(), shown.notes) if shown.pose else 0
        has_room = left >= 0 and not self.has_class("-big")
        self.set_class(bool(shown.pose) and has_room, "-figure")
        for name, text in texts.items():
            self._say(name, text)
        self.query_one(Instructions).show(
            moment.exercise,
            shown.notes,
            checklist if self.has_class("-figure") else shown.checklist,
            self._catalog,
            steps=not self.has_class("-figure") or left >= _STEPS,
        )

    def _rows_left(self, texts: Iterable[Content], notes: str) -> int:
        """Rows that the words leave beside the figure; below 0 where it has no room."""
        width, height = self.size
        if width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
            return -1
        beside = max(1, width // 2 - _MARGINS)
        needed = sum(len(text.wrap(beside)) for text in texts if text.plain)
        needed += min(_NOTES, sum(len(line.wrap(beside)) for line in paragraphs(notes)))
        return max(_LEAST_ROWS, self.query_one("#middle").size.height) - needed

    @property
    def shows_figure(self) -> bool:
        """True while there is a figure to be seen."""
        return self.has_class("-figure")

    def draw(self, scene: Scene | None, look: Look, room: float) -> None:
        """Draw the figure, unless that takes more than so many bytes."""
        self._drawn = (scene, look)
        self.query_one(FigureView).show(scene if self.shows_figure else None, look, room)

    def on_resize(self) -> None:
        """Lay it out anew: the figure may have room there, or none any more."""
        if self._shown is not None:
            self.show(*self._shown)
            self.draw(*self._drawn, inf)

    def turn(self) -> None:
        """Turn the colours of the phase band round: something has changed."""
        self.query_one("#band").toggle_class("-turned")

    def _say(self, name: str, visual: Visual | Content) -> None:
        self.query_one(f"#{name}", TextLine).show(visual)
