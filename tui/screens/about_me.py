"""What the person said about themselves, to be looked at and changed."""

import datetime
from collections.abc import Iterator, Mapping
from functools import partial
from typing import ClassVar

import msgspec
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.core.gate import STATE_IN_WORDS, missing_in_words
from tui.core.interview import Asking, Choosable, Given
from tui.core.notices import hold_in_words
from tui.core.person_fields import FIELDS, PART, asking, marked, said, with_said
from tui.core.profile import Profile
from tui.core.red_flags import Why
from tui.keys import bindings
from tui.screens.ask_date import ask_date
from tui.screens.asking_first import ask_about_warning_signs
from tui.screens.dialogs import Reading
from tui.screens.interview import Interview
from tui.screens.one_key import Answer, OneKey
from tui.widgets.keybar import KeyBar
from tui.widgets.layout import EMPTY, Hanging
from tui.widgets.rows import Item, Rows
from tui.widgets.text import MUTED, plain
from tui.workspace.workspace import Workspace

LABEL = 20
"""Cells of what stands before each line."""
SIGNS, CLEARANCE, HOLDS, NEVER, STRENGTH = "signs", "clearance", "holds", "never", "strength"
CLEARED = Answer("y", "yes", "Yes, they said so")
NOT_CLEARED = Answer("n", "no", "No, or it holds no more")


class AboutMeDialog(ModalScreen[str]):
    """One line for each thing that is known; a line is changed by choosing it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("about")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace

    def compose(self) -> ComposeResult:
        """The lines, and what the keys do."""
        with Vertical(classes="dialog wide"):
            yield Static(plain(PART, "bold"))
            yield Rows()
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the first line."""
        self._fill()
        self.query_one(Rows).focus()

    @work
    async def action_change(self) -> None:
        """Change the highlighted line."""
        match self.query_one(Rows).chosen:
            case "signs":
                await ask_about_warning_signs(self.app, self._workspace, Why.SYMPTOMS_CHANGED)
            case "clearance":
                await self._change_clearance()
            case "holds":
                await self._lift_holds()
            case "never":
                await self._allow_proposals()
            case "strength":
                await self._read_about_strength()
            case chosen:
                await self._change_field(chosen)
        self._fill()

    def action_close(self) -> None:
        """Close; every change is kept already."""
        self.dismiss("")

    @property
    def _profile(self) -> Profile:
        return self._workspace.about_me.profile

    async def _change_field(self, chosen: str) -> None:
        field = next(one for one in FIELDS if one.id == chosen)
        question = asking(field, self._profile, self._workspace.library.catalog)
        answers = await self._asked(question, marked(field, self._profile))
        if answers is not None:
            self._workspace.about_me.change(lambda p: with_said(field, p, answers))

    async def _change_clearance(self) -> None:
        question = "Has a doctor or therapist said that you may bend your back backwards?"
        day: datetime.date | None = None
        match await self.app.push_screen_wait(OneKey(question, (NOT_CLEARED, CLEARED))):
            case "yes":
                day = await ask_date(
                    self.app, "When did they say so?", self._workspace.now().date()
                )
                if day is None:
                    return
            case "no":
                pass
            case _:
                return
        self._workspace.about_me.change(
            lambda profile: msgspec.structs.replace(profile, cleared_for_extension=day)
        )

    async def _lift_holds(self) -> None:
        catalog, sessions = self._workspace.library.catalog, self._workspace.sessions
        holds = sessions.holds(catalog)
        if not holds:
            self.notify("Nothing is on hold", markup=False)
            return
        words = "These are on hold because it hurt. What shall stay so?"
        held = {one.exercise: hold_in_words(one, catalog) for one in holds}
        stay = await self._those_that_stay(HOLDS, words, held)
        if stay is not None:
            sessions.lift_holds(set(held).difference(stay))

    async def _allow_proposals(self) -> None:
        catalog, decided = self._workspace.library.catalog, self._workspace.about_me.decided
        never = decided.decisions.never
        if not never:
            self.notify("Changes may be proposed for every exercise", markup=False)
            return
        words = "No change is proposed for these. For which shall it stay so?"
        names = {one: catalog.name_of(one) for one in never}
        stay = await self._those_that_stay(NEVER, words, names)
        if stay is not None:
            decided.change(lambda known, now: known.never_only(stay))

    async def _those_that_stay(
        self, id_: str, words: str, names: Mapping[str, str]
    ) -> tuple[str, ...] | None:
        """Ask which of these, by their ids, stay as they are; None when nothing was answered."""
        answers = tuple(Choosable(one, name) for one, name in names.items())
        question = Asking(id=id_, part=PART, words=words, answers=answers, several=True)
        return await self._asked(question, tuple(names))

    async def _read_about_strength(self) -> None:
        catalog = self._workspace.library.catalog
        gate = self._workspace.about_me.gate(catalog)
        missing = () if gate.is_open else missing_in_words(gate, catalog)
        told = (f"Strength work: {STATE_IN_WORDS[gate.state]}.", *missing)
        parts = [part for one in told for part in (plain(one), EMPTY)]
        await self.app.push_screen_wait(Reading("Strength work", parts))

    async def _asked(self, question: Asking, before: tuple[str, ...]) -> tuple[str, ...] | None:
        """What is marked in the end; None when nothing shall change."""
        once = partial(_once, question)
        screen = Interview(once, question, {question.id: before})
        answered = await self.app.push_screen_wait(screen)
        return answered.given[question.id] if answered.is_over else None

    def _fill(self) -> None:
        lines = (
            Item(key, Hanging(plain(label, MUTED), plain(words), LABEL))
            for key, label, words in self._lines()
        )
        self.query_one(Rows).fill(lines)

    def _lines(self) -> Iterator[tuple[str, str, str]]:
        profile, catalog = self._profile, self._workspace.library.catalog
        check = self._workspace.about_me.check
        yield (
            SIGNS,
            "warning signs",
            f"answered on {check.asked_on:%d %b %Y}" if check else "not yet",
        )
        cleared = profile.cleared_for_extension
        words = f"agreed to on {cleared:%d %b %Y}" if cleared else "nobody has agreed to it"
        yield CLEARANCE, "bending backwards", words
        for field in FIELDS:
            yield field.id, field.label, said(field, profile, catalog)
        holds = self._workspace.sessions.holds(catalog)
        names = "; ".join(hold_in_words(one, catalog) for one in holds)
        yield HOLDS, "on hold", names or "nothing"
        never = self._workspace.about_me.decided.decisions.never
        yield NEVER, "no proposals for", "; ".join(map(catalog.name_of, never)) or "nothing"
        gate = self._workspace.about_me.gate(catalog)
        yield STRENGTH, "strength work", STATE_IN_WORDS[gate.state]


def _once(question: Asking, given: Given) -> Asking | None:
    return None if question.id in given else question
