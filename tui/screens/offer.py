"""A text to read, and a decision to be taken on it: the base of what offers something."""

from collections.abc import Collection, Iterable

from textual.visual import Visual

from tui.screens.page import Page


class Offer(Page):
    """Closes with the decision that a key stands for; with nothing when it is not taken up.

    The keys are those of a place of their own, which a subclass names in its `BINDINGS`.
    """

    def __init__(
        self, title: str, parts: Iterable[Visual], *, without: Collection[str] = ()
    ) -> None:
        """`without` are decisions that cannot be taken this time."""
        super().__init__(title, parts)
        self._without = frozenset(without)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the decisions that there are."""
        return action != "decide" or self._without.isdisjoint(map(str, parameters))

    def action_decide(self, decision: str) -> None:
        """Close with this decision."""
        self.dismiss(decision)
