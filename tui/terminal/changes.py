"""Only what changes: turns what Textual writes to a terminal into the least that shows the same."""

import re

from rich.cells import cell_len

from tui.terminal.row import Row, Run
from tui.terminal.style import PLAIN, Style, change, colourless, linked, restyled

_TOKEN = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|\x1b\[(?P<style>[\d;:]*)m"
    r"|(?P<place>(?P<feed>\n?)\x1b\[(?P<row>\d+);(?P<column>\d+)H)"
    r"|(?P<begin>\x1b\[\?2026h)|(?P<end>\x1b\[\?2026l)"
    r"|(?P<show>\x1b\[\?25h)|(?P<hide>\x1b\[\?25l)"
    r"|(?P<link>\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\))"
    r"|(?P<aside>\x07|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bPtmux;(?:[^\x1b]|\x1b[^\\])*\x1b\\"
    r"|\x1b\[(?:\?(?:1|7|12|100[0-6]|1015|1016|2004|2048)[hl]|5n|[>=]?\d*c|\?\d+\$p"
    r"|[<>=?][\d;]*u|\d* q|2[23](?:;\d+)*t))"
    r"|(?P<other>\x1b\[[0-?]*[ -/]*[@-~]|\x1b[P_^X](?:[^\x1b]|\x1b[^\\])*\x1b\\"
    r"|\x1b[ -/]*[0-~]|.)",
    re.DOTALL,
)
"""`aside` neither draws nor moves the cursor: bells, titles, clipboard, modes, questions. `other`
may do anything."""

_RESETS = ("\x1bc", "\x1b[!p")
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
_AT_ONCE = 64
"""Characters that arrive at once in any case: no frame is needed around fewer."""

Place = tuple[int, int]
"""Row and column, from 0."""


class Changes:
    """Knows what each cell of a terminal shows, and lets through only what changes one.

    What is not known of the terminal is written. Sequences that this class does not understand go
    through as they are, in order, and make it forget everything. It expects whole sequences in
    each `write`, line feeds that do not scroll, and the alternate screen.
    """

    def __init__(self, columns: int, rows: int, *, in_colour: bool = True) -> None:
        self._look = _as_it_is if in_colour else colourless
        self._out: list[str] = []
        self._frame: int | None = None
        """Inside a frame, where it starts in what goes out."""
        self._runs: dict[int, list[Run]] = {}
        """What was painted, by row, since the terminal was last brought up to date."""
        self._has_jumped = True
        self._cursor_is_shown = True
        self._style = PLAIN
        self._shown_style: Style | None = None
        """What the terminal was told; `_style` is what Textual wants. None: unknown."""
        self._place: Place | None = None
        """Where Textual has put the cursor; `_cursor` is where it is. None: unknown."""
        self._wanted: Place | None = None
        """Where Textual left it after the last update."""
        self.resize(columns, rows)
        self._shown_style = PLAIN

    def resize(self, columns: int, rows: int) -> None:
        """The terminal has another size, or shows something else: nothing is known of it."""
        self._columns = columns
        self._rows = [Row(columns) for _ in range(rows)]
        self._cursor: Place | None = None
        self._shown_style = None

    def write(self, data: str) -> str:
        """What to send to the terminal for this; what is in a frame is kept until its end."""
        for token in _TOKEN.finditer(data):
            kind = token.lastgroup
            if kind == "text":
                self._print(token[0])
            elif kind == "style":
                self._style = restyled(self._style, token["style"])
            elif kind == "place":
                self._go(int(token["row"]) - 1, int(token["column"]) - 1, token["feed"])
            elif kind == "link":
                self._style = linked(self._style, token[0])
            else:
                self._paint()
                self._obey(kind, token[0])
        self._paint()
        self._leave_cursor()
        if self._frame is not None:
            return ""
        out = "".join(self._out)
        self._out.clear()
        return out

    def _print(self, text: str) -> None:
        if self._place is None:
            self._pass(text)
            return
        row, column = self._place
        runs = self._runs.setdefault(row, [])
        if self._has_jumped or not runs:
            runs.append(Run(column, []))
            self._has_jumped = False
        runs[-1].pieces.append((text, self._look(self._style)))
        self._place = row, column + cell_len(text)

    def _go(self, row: int, column: int, feed: str) -> None:
        # Textual writes one after each part of a row; only on the last row would it do anything.
        if feed and (self._place is None or self._place[0] >= len(self._rows) - 1):
            self._paint()
            self._pass(feed)
        self._place = row, column
        self._has_jumped = True

    def _obey(self, kind: str | None, sequence: str) -> None:
        if kind == "begin":
            self._frame = len(self._out) if self._frame is None else self._frame
        elif kind == "end" and self._frame is not None:
            if sum(map(len, self._out[self._frame :])) > _AT_ONCE:
                self._out.insert(self._frame, _BEGIN)
                self._out.append(_END)
            self._frame = None
        elif kind == "other":
            self._pass(sequence)
        else:
            if kind in ("show", "hide"):
                self._cursor_is_shown = kind == "show"
            self._out.append(sequence)

    def _pass(self, sequence: str) -> None:
        """Let through what may do anything, from the very state in which Textual wrote it."""
        if self._place is not None:
            self._move(*self._place)
        self._dress(self._look(self._style))
        self._out.append(sequence)
        self._frame = None
        if sequence in _RESETS:
            self._style = PLAIN
        self._place = None
        self.resize(self._columns, len(self._rows))

    def _paint(self) -> None:
        """Bring the terminal up to date."""
        painted, self._runs = self._runs, {}
        height = len(self._rows)
        fits = all(
            row < height and run.end <= self._columns
            for row, runs in painted.items()
            for run in runs
        )
        for row, runs in painted.items():
            for run in self._rows[row].paint(runs) if fits else runs:
                self._draw(row, run)
        if not fits:  # the terminal has become smaller than Textual knows
            self.resize(self._columns, height)

    def _leave_cursor(self) -> None:
        """Have the cursor where it is looked for: input methods look for a hidden one too."""
        if self._place is not None and (self._cursor_is_shown or self._place != self._wanted):
            self._move(*self._place)
        self._wanted = self._place

    def _draw(self, row: int, run: Run) -> None:
        is_narrow = run.is_narrow
        if not is_narrow:
            self._cursor = None
        self._move(row, run.start)
        for text, style in run.pieces:
            self._dress(style)
            self._out.append(text)
        # After a row's last cell terminals differ in where the cursor is.
        known = is_narrow and run.end < self._columns
        self._cursor = (row, run.end) if known else None

    def _move(self, row: int, column: int) -> None:
        column = min(column, self._columns - 1)
        if self._cursor == (row, column):
            return
        move = f"\x1b[{row + 1};{column + 1}H" if column else f"\x1b[{row + 1}H"
        if self._cursor is not None and self._cursor[0] == row:
            distance = column - self._cursor[1]
            count = "" if abs(distance) == 1 else abs(distance)
            move = min(move, f"\x1b[{count}{'C' if distance > 0 else 'D'}", key=len)
        self._out.append(move)
        self._cursor = row, column

    def _dress(self, style: Style) -> None:
        if self._shown_style != style:
            self._out.append(change(self._shown_style, style))
            self._shown_style = style


def _as_it_is(style: Style) -> Style:
    return style
