"""What was done so far, on pages to leaf through; it is read in a thread, however long it is."""

import datetime
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.worker import get_current_worker

from tui.core.notation import counted
from tui.core.problem import Problem
from tui.core.programme import WEEKS
from tui.core.progress import Progress
from tui.core.text import displayable
from tui.keys import bindings
from tui.screens.by_hand import add_by_hand
from tui.screens.check_in import look_back
from tui.screens.days_off import declare_days_off
from tui.screens.dialogs import Question
from tui.screens.past import PastDialog, delete
from tui.storage.journal_faults import JournalError
from tui.widgets.keybar import KeyBar
from tui.widgets.label import TextLine
from tui.widgets.layout import Cell, Row, Stack
from tui.widgets.progress_pages import Page, page_parts, session_row
from tui.widgets.rows import Item, Rows
from tui.widgets.text import MUTED, joined, plain
from tui.widgets.too_small import TooSmall
from tui.workspace.workspace import Workspace


class ProgressScreen(Screen[None]):
    """Pain, the year, the weeks, the body, what helped, and every session."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("progress")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._progress: Progress | None = None
        self._instead = "Reading the journal…"
        """What stands on a page while there is nothing to show."""
        self._problems: tuple[Problem, ...] = ()
        self._page = Page.PAIN
        self._year = 0
        self._month = (0, 0)

    def compose(self) -> ComposeResult:
        """A title, the names of the pages, and one of them."""
        yield TextLine(id="title")
        yield TextLine(id="pages")
        with VerticalScroll(id="page", can_focus=False):
            yield TextLine(id="page-text")
        yield Rows(id="past")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Show an empty page until the journal is read."""
        self._show()

    def on_screen_resume(self) -> None:
        """Read the journal again: a session may have been done meanwhile."""
        self._read()

    def on_resize(self) -> None:
        """Draw for the height there is."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done on this page."""
        progress = self._progress
        match action:
            case "open" | "delete":
                return self._chosen is not None
            case "add_by_hand":
                return progress is not None and self._page is Page.SESSIONS
            case "undo":
                return self._page is Page.SESSIONS and self._workspace.history.can_undo
            case "at":
                return progress is not None and self._page in (Page.YEAR, Page.SESSIONS)
            case "day_off":
                return self._page in (Page.YEAR, Page.WEEKS)
            case "begin":
                return self._page is Page.WEEKS and self._may_begin
            case "look_back":
                return self._page is Page.WEEKS and self._may_look_back
            case "scroll":
                return self._page is not Page.SESSIONS
            case _:
                return True

    def action_turn(self, by: int) -> None:
        """Go to another page, from the last one to the first."""
        pages = list(Page)
        self._page = pages[(pages.index(self._page) + by) % len(pages)]
        self._show()
        self.query_one("#page").scroll_home(animate=False)

    def action_scroll(self, lines: int) -> None:
        """Read on, or back."""
        self.query_one("#page").scroll_relative(y=lines, animate=False)

    def action_at(self, by: int) -> None:
        """Go to an earlier or later year or month, as far as there is one."""
        progress = self._progress
        if progress is None:
            return
        if self._page is Page.YEAR:
            self._year = min(max(self._year + by, progress.years[0]), progress.years[-1])
        elif self._month in progress.months:
            place = progress.months.index(self._month) + by
            self._month = progress.months[min(max(place, 0), len(progress.months) - 1)]
        self._show()

    @work
    async def action_open(self) -> None:
        """Look at the highlighted session, and put it right."""
        if self._chosen is not None and await PastDialog.show(self, self._workspace, self._chosen):
            self._read()

    @work
    async def action_delete(self) -> None:
        """Delete the highlighted session; it can be brought back."""
        if self._chosen is not None and await delete(self, self._workspace, self._chosen):
            self._read()

    @work
    async def action_add_by_hand(self) -> None:
        """Write down a session that was done without the program."""
        record = await add_by_hand(self, self._workspace)
        if record is not None:
            self._month = (record.began.year, record.began.month)
            self._read()

    def action_undo(self) -> None:
        """Bring back the session that was deleted last, or take out the one that was added."""
        try:
            record = self._workspace.history.undo()
        except JournalError as error:
            self._tell(str(error))
            return
        if record is not None:
            self._month = (record.began.year, record.began.month)
            self._read()

    @work
    async def action_day_off(self) -> None:
        """Declare days to be for rest, or ill; weeks met are counted without them."""
        if await declare_days_off(self, self._workspace):
            self._read()

    @work
    async def action_begin(self) -> None:
        """Begin twelve weeks today, after a question."""
        question = f"Begin a programme of {WEEKS} weeks today? Each day with a session is counted."
        if not await self.app.push_screen_wait(Question(question, "Begin")):
            return
        try:
            self._workspace.history.begin_programme()
        except OSError as error:
            self._tell(f"The programme could not be kept: {error.strerror or error}")
        self._read()

    @work
    async def action_look_back(self) -> None:
        """Say how it is at the start, in the middle and at the end of the twelve weeks."""
        progress = self._progress
        if progress is None or progress.programme is None or progress.check_due is None:
            return
        check = await look_back(self.app, self._workspace, progress.programme, progress.check_due)
        if check is None:
            return
        try:
            self._workspace.history.keep_check_in(check)
        except OSError as error:
            self._tell(f"The look back could not be kept: {error.strerror or error}")
        self._read()

    @work(thread=True, exclusive=True, group="reading")
    def _read(self) -> None:
        """Read the journal, then show it, unless it is read anew meanwhile."""
        worker = get_current_worker()
        try:
            catalog = self._workspace.library.catalog
            progress, problems = self._workspace.history.progress(catalog)
        except JournalError as error:
            self.app.call_from_thread(self._fail, str(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take, progress, problems)

    def _fail(self, why: str) -> None:
        """Say why nothing was read; what was read before stays."""
        self._instead = why
        self._tell(why)
        self._show()

    def _take(self, progress: Progress, problems: tuple[Problem, ...]) -> None:
        """Show what was read; a fault of a file is told when it is another one."""
        if problems != self._problems:
            for problem in problems:
                self._tell(str(problem))
        self._problems = problems
        self._progress = progress
        self._year = self._year or progress.day.year
        if progress.months and self._month not in progress.months:
            self._month = progress.months[-1]
        self._show()

    @property
    def _may_begin(self) -> bool:
        """True when no twelve weeks are going on."""
        progress = self._progress
        if progress is None or self._problems:
            return False
        programme = progress.programme
        return programme is None or programme.has_ended(progress.day)

    @property
    def _may_look_back(self) -> bool:
        return self._progress is not None and self._progress.check_due is not None

    @property
    def _chosen(self) -> str | None:
        """Id of the highlighted session; None where there is none."""
        rows = self.query_one_optional("#past", Rows)
        return rows.chosen or None if rows is not None and rows.display else None

    def _show(self) -> None:
        progress, is_list = self._progress, self._page is Page.SESSIONS
        names = (self._page_name(page) for page in Page)
        self.query_one("#title", TextLine).show(Row(Cell(plain("Progress", "bold $accent"))))
        self.query_one("#pages", TextLine).show(joined(*names))
        rows, page = self.query_one(Rows), self.query_one("#page")
        rows.display = is_list and progress is not None and bool(progress.sessions)
        page.display = not rows.display
        if progress is None:
            self.query_one("#page-text", TextLine).show(plain(self._instead, MUTED))
        elif rows.display:
            rows.fill(self._items(progress))
        else:
            is_short = self.app.size.height < 24
            parts = page_parts(self._page, progress, self._year, is_short=is_short)
            self.query_one("#page-text", TextLine).show(Stack(parts))
        self.set_focus(rows if rows.display else None)
        self.refresh_bindings()

    def _page_name(self, page: Page) -> tuple[str, str]:
        """The name of a page; the one that is shown stands in brackets, too."""
        is_shown = page is self._page
        return (f"[{page}]" if is_shown else f" {page} ", "bold $accent" if is_shown else MUTED)

    def _items(self, progress: Progress) -> list[Item]:
        sessions = progress.in_month(self._month)
        month = datetime.date(*self._month, 1)
        heading = plain(f"{month:%B %Y}: {counted(len(sessions), 'session')}", "bold")
        return [Item("", heading), *(Item(one.id, session_row(one)) for one in sessions)]

    def _tell(self, text: str) -> None:
        self.notify(displayable(text), severity="warning", timeout=10, markup=False)
