"""Questions one after the other, each answered with one key; one can go back to the last."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.core.interview import Asking, Given
from tui.keys import bindings
from tui.widgets.keybar import KeyBar, key_display
from tui.widgets.label import TextLine
from tui.widgets.layout import EMPTY, Cell, Hanging, Row, Stack
from tui.widgets.rows import Item, Rows
from tui.widgets.text import plain
from tui.widgets.too_small import TooSmall

NextQuestion = Callable[[Given], Asking | None]

MARKED, UNMARKED = "[x]", "[ ]"


NONE = "none"
"""Id of the row that says that none of the answers is so."""
INDENT = 7
"""Cells before an answer that can be marked."""
_DIGITS = 9


class Interviewed(NamedTuple):
    """What was answered, and whether nothing was left to ask."""

    given: Given
    is_over: bool


class Interview(ModalScreen[Interviewed]):
    """Asks what there is to ask; closes when nothing is, or when the person wants no more."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("asked")

    def __init__(
        self, next_question: NextQuestion, asking: Asking, before: Given | None = None
    ) -> None:
        """`asking` is the first question; the others follow from the answers.

        `before` is what was answered some other time, to begin with.
        """
        super().__init__()
        self._next = next_question
        self._asking = asking
        self._given: dict[str, tuple[str, ...]] = {}
        self._forgotten: dict[str, tuple[str, ...]] = dict(before or {})
        """Answers that were gone back behind, to begin with when they are asked for again."""
        self._marked: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """What is asked, and the answers below it."""
        yield TextLine(id="title")
        with VerticalScroll(id="asked"):
            yield TextLine(id="asked-text")
        yield Rows()
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Ask the first question."""
        self._ask(self._asking)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Marking is for questions with several answers; going back, for all but the first."""
        if action in ("mark", "none"):
            return self._asking.several
        if action == "choose":
            # A binding, and no key of the screen's own: keys typed ahead keep their order.
            return parameters[0] in range(1, len(self._asking.answers) + 1)
        return action != "back" or bool(self._given)

    def action_choose(self, number: int) -> None:
        """Take the answer with this number, or mark it."""
        self._choose(self._asking.answers[number - 1].id)

    def action_take(self) -> None:
        """Take the highlighted answer, or those that are marked."""
        chosen = self.query_one(Rows).chosen
        if not self._asking.several:
            self._take((chosen,))
        elif self._marked:
            self._take(tuple(one.id for one in self._asking.answers if one.id in self._marked))
        elif chosen == NONE:
            self._take(())
        else:
            key = key_display(self, "asked.none")
            self.notify(f"Mark what is so, or press {key} if none of these is", markup=False)

    def action_mark(self) -> None:
        """Mark the highlighted answer, or not any more."""
        chosen = self.query_one(Rows).chosen
        if chosen != NONE:
            self._choose(chosen)

    def action_none(self) -> None:
        """Say that none of these is so."""
        self._take(())

    def action_back(self) -> None:
        """Ask the last question again, with what was answered."""
        last, answered = self._given.popitem()
        self._forgotten[last] = answered
        self._go_on()

    def action_leave(self) -> None:
        """Close with what was answered so far."""
        self.dismiss(Interviewed(self._given, is_over=False))

    def _choose(self, answer: str) -> None:
        if not self._asking.several:
            self._take((answer,))
            return
        self._marked ^= {answer}
        self._fill(answer)

    def _take(self, answers: tuple[str, ...]) -> None:
        self._given[self._asking.id] = answers
        self._go_on()

    def _go_on(self) -> None:
        asking = self._next(self._given)
        if asking is None:
            self.dismiss(Interviewed(self._given, is_over=True))
        else:
            self._ask(asking)

    def _ask(self, asking: Asking) -> None:
        self._asking = asking
        before = self._forgotten.get(asking.id, ())
        self._marked = frozenset(before if asking.several else ())
        self.query_one("#title", TextLine).show(Row(Cell(plain(asking.part, "bold $accent"))))
        told = (part for paragraph in asking.told for part in (EMPTY, plain(paragraph)))
        self.query_one("#asked-text", TextLine).show(Stack((plain(asking.words, "bold"), *told)))
        self.query_one("#asked").scroll_home(animate=False)
        self._fill(before[0] if before else 0)
        # With one way on there is nothing to choose, but there may be much to read.
        self.set_focus(self.query_one(Rows if len(asking.answers) > 1 else "#asked"))
        self.refresh_bindings()

    def _fill(self, choose: str | int) -> None:
        asking = self._asking
        items = []
        for number, one in enumerate(asking.answers, 1):
            mark = MARKED if one.id in self._marked else UNMARKED
            digit = str(number) if number <= _DIGITS else " "
            label = f"{mark} {digit}" if asking.several else digit
            items.append(Item(one.id, Hanging(plain(label), plain(one.words), len(label) + 2)))
        if asking.several:
            label = key_display(self, "asked.none")
            items.append(Item(NONE, Hanging(plain(label), plain("none of these"), INDENT)))
        self.query_one(Rows).fill(items, choose=choose)
