"""Which drawing looks better here? Only the eye can tell: fonts differ."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.core.catalog import Catalog
from tui.core.figure.encoding import Encoding
from tui.core.figure.figure import Figure, figure_of
from tui.core.figure.look import Drawing, Look
from tui.core.figure.scene import Scene
from tui.keys import bindings
from tui.widgets.figure_view import FigureView
from tui.widgets.keybar import KeyBar, key_display
from tui.widgets.label import TextLine
from tui.widgets.text import joined, plain
from tui.workspace.workspace import Workspace

WORDS = {Encoding.BLOCKS: "blocks", Encoding.BRAILLE: "dots", Encoding.ASCII: "letters"}


class DrawingChoice(ModalScreen[str]):
    """The same figure in every way; closes with a `Drawing`, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("drawing")

    def __init__(self, figure: Figure, look: Look) -> None:
        super().__init__()
        self._scene = Scene(figure, float(len(figure.frames) - 1), None)
        self._drawn = look

    def compose(self) -> ComposeResult:
        """The pictures side by side, each above its key."""
        with Vertical(classes="dialog wide"):
            yield Static(plain("Which figure looks better?", "bold"))
            with Horizontal(id="drawings"):
                for encoding in Encoding:
                    with Vertical():
                        yield FigureView(id=f"drawn-{encoding.value}")
                        yield TextLine(id=f"key-{encoding.value}")
            yield KeyBar()

    def on_mount(self) -> None:
        """Draw each in its own way."""
        for encoding in Encoding:
            look = self._drawn._replace(encoding=encoding, moves=True)
            self.query_one(f"#drawn-{encoding.value}", FigureView).show(self._scene, look)
            key = key_display(self, f"drawing.{encoding.value}")
            text = joined((key, "bold $accent"), f" {WORDS[encoding]}")
            self.query_one(f"#key-{encoding.value}", TextLine).show(text)

    def action_answer(self, drawing: str) -> None:
        """Close with the answer."""
        self.dismiss(drawing)


def example(catalog: Catalog) -> Figure | None:
    """A figure to compare drawings by: one with limbs that cross, if there is one."""
    known = {exercise.id: exercise for exercise in catalog.exercises}
    for exercise in filter(None, (known.get("knee-to-chest"), *known.values())):
        figure = figure_of(exercise.figure, catalog.poses)
        if figure is not None:
            return figure
    return None


async def choose_drawing(app: App[None], workspace: Workspace) -> None:
    """Ask which drawing looks better, and remember the answer."""
    wanted = workspace.settings.figure.encoding
    figure = _example(workspace.library.catalog)
    if wanted is not Drawing.AUTO:
        app.notify(f"config.toml says how figures are drawn: {wanted}", markup=False)
    elif figure is not None:
        answer = await app.push_screen_wait(DrawingChoice(figure, workspace.look))
        if answer:
            workspace.remembered.prefer(Drawing(answer))


def _example(catalog: Catalog) -> Figure | None:
    """A figure to compare drawings by: one with limbs that cross, if there is one."""
    known = {exercise.id: exercise for exercise in catalog.exercises}
    for exercise in filter(None, (known.get("knee-to-chest"), *known.values())):
        figure = figure_of(exercise.figure, catalog.poses)
        if figure is not None:
            return figure
    return None
