"""What the first screen tells a person in one line, and what reading it leads to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.screen import Screen
from textual.visual import Visual

from tui.core.comparison import Kind, compare
from tui.core.draft import Draft
from tui.core.library import Entry
from tui.core.rule_sources import RULES
from tui.keys import bindings
from tui.screens.dialogs import Reading
from tui.screens.offer import Offer
from tui.screens.saving import Written, save
from tui.widgets.comparison_view import comparison_heading, comparison_lines
from tui.widgets.layout import EMPTY
from tui.widgets.text import MUTED, plain
from tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tui.core.notices import Notice
    from tui.core.progression import Proposal


class Proposed(Offer):
    """A change of one step, to be taken or left; closes with `take`, `never` or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("proposal")


async def read_notice(screen: Screen[Any], workspace: Workspace, notice: "Notice") -> None:
    """Show a notice, and keep that it was read."""
    parts = [part for one in notice.text for part in (plain(one), EMPTY)]
    await screen.app.push_screen_wait(Reading(notice.title, parts))
    workspace.guidance.read(notice)


async def see_proposal(
    screen: Screen[Any], workspace: Workspace, entry: Entry, found: "Proposal"
) -> Written | None:
    """Show a change of a routine; what was saved when it is taken, None when it is not.

    Left with a key that means not now, it comes back after as many good or hard sessions again.
    """
    title = f"A change is proposed for {entry.routine.name}"
    parts = _lines(workspace, entry, found)
    match await screen.app.push_screen_wait(Proposed(title, parts)):
        case "take":
            draft = Draft(routine=entry.routine, saved=entry.routine)
            changed = draft.with_routine(found.routine, "the proposed change")
            written = await save(screen, workspace, changed, entry)
            if written is not None:
                workspace.guidance.answer(found)
            return written
        case "never":
            workspace.guidance.answer(found, never=True)
        case _:
            workspace.guidance.answer(found)
    return None


def _lines(workspace: Workspace, entry: Entry, found: "Proposal") -> Iterator[Visual]:
    """Why, where the rule comes from, and what is otherwise in it, as it is and as it would be."""
    catalog, rule = workspace.library.catalog, RULES[found.rule]
    yield plain(f"{found.before}. {found.why}")
    articles = "; ".join(catalog.articles.get(key, key) for key in rule.articles)
    yield plain(f"{rule.says} Rule {found.rule}, from {articles}.", MUTED)
    yield EMPTY
    yield comparison_heading("as it is", "as it would be")
    differences = compare(entry.routine, found.routine, catalog)
    yield from comparison_lines(one for one in differences if one.kind is not Kind.SAME)
