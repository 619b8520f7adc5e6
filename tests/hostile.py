"""Text that somebody else wrote, to be shown as it is written and never obeyed: a whole home of it.

A catalog, a routine, settings, decisions and a journal in which every text that can be hostile is.
"""

from datetime import datetime, timedelta

import msgspec
import tomli_w

from tests.storage.records import session_id
from tui.core.event import Event, Move
from tui.core.manner import Manner
from tui.core.pace import Pace
from tui.core.plan import Plan
from tui.core.routine import Routine, Step
from tui.core.session import Session
from tui.core.text import REPLACEMENT
from tui.storage.catalog_files import catalog_paths, read_catalog
from tui.storage.journal import Journal
from tui.storage.paths import Paths, resource
from tui.storage.routine_files import routine_toml
from tui.storage.session_record import MAX_NOTE, SessionRecord, State

HOSTILE = {
    "closing": "[/b]",
    "colour": "[red]x",
    "click": "[@click=app.quit]x[/]",
    "link": "[link=https://example.org]y[/link]",
    "theme": "[$accent on red]z[/]",
    "torn": "[/",
    "open": "[[[b",
    "backslash": "back\\",
    "shell": "$(x) `x` ${HOME} %s {x}",
    "word": "W" * 100,
    "reversed": "a\u202eb\u2066c",
    "invisible": "a\u200bb\u200dc\ufeffd",
    "combining": "e" + "\u0301" * 30,
    "wide": "日本語のストレッチ" * 3,
    "emoji": "👩\u200d👧 🧘🏽",
}
REORDERING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
NAME = "[/b] [@click=app.quit]me[/] $(x) \u202eback\\"
SHOWN = NAME.replace("\u202e", REPLACEMENT)
FLAG = "[red]flag[/"
ARTICLE = "article[/b]"
POSE = "[/i]pose"


def catalog() -> dict[str, object]:
    """A catalog in which every text that can be shown is hostile."""
    everything = " ".join(HOSTILE.values())[:490]
    return {
        "articles": {ARTICLE: f"[/i]Title {everything}"},
        "flags": {FLAG: f"[/i]Flag {everything}"},
        "poses": {POSE: {"like": "standing", "say": f"[/i] {NAME}"}},
        "exercises": [
            {
                "id": f"zz-[/]{name}",
                "name": text,
                "other_names": [text, "[/b]other"],
                "family": text,
                "kind": "muscle-stretch",
                "regions": ["hips"],
                "position": "sitting",
                "equipment": [text],
                "places": [text],
                "targets": everything + "W" * 1000,
                "feel": text + everything,
                "breathing": everything,
                "steps": [text, everything],
                "options": [text[:24], "[/b]option"],
                "cautions": [text, everything],
                "flags": [FLAG],
                "easier_ideas": [text],
                "harder_ideas": [everything],
                "dose_note": everything,
                "sources": [{"article": ARTICLE, "gives": "name", "hold_seconds": [10, 20]}],
                "dose": {"side": "each", "reps": 1, "hold_seconds": 5},
                "figure": {"frames": [POSE, "standing"]},
            }
            for name, text in HOSTILE.items()
        ],
        "routines": [
            {
                "id": "[/b]shipped",
                "name": "[/b] shipped [@click=app.quit]x[/]",
                "aim": everything,
                "notes": everything,
                "steps": [{"exercise": "zz-[/]closing"}],
            }
        ],
    }


def routine() -> Routine:
    steps = [Step(exercise=f"zz-[/]{name}", notes=text) for name, text in HOSTILE.items()]
    missing = Step(exercise="[@click=app.quit]gone[/]", notes="[/")
    notes = "\n".join((*HOSTILE.values(), "W" * 1000))
    return Routine(name=NAME, notes=notes, steps=(*steps, missing))


ROUTINE_FILE = "0[@click=app.quit]x[].toml"
ID = ROUTINE_FILE.removesuffix(".toml")


def fill(paths: Paths, now: datetime) -> None:
    """Put a hostile home into these folders, which hold nothing yet but answers."""
    for folder in (paths.routines, paths.catalog, paths.config.parent):
        folder.mkdir(parents=True, exist_ok=True)
    (paths.catalog / "[@click=app.quit]x[].toml").write_text(tomli_w.dumps(catalog()))
    (paths.routines / ROUTINE_FILE).write_text(routine_toml(routine()), encoding="utf-8")
    paths.config.write_text(tomli_w.dumps(settings(now)), encoding="utf-8")
    paths.decisions.write_text(tomli_w.dumps(decisions(now)), encoding="utf-8")
    journal = Journal.open(paths.journal, now)
    for number in (1, 2, 3):
        journal.write(record(paths, number, now - timedelta(days=number)))
    journal.close()


def settings(now: datetime) -> dict[str, object]:
    """Settings in which every word of the person's own is hostile."""
    texts = [*HOSTILE.values(), FLAG]
    return {
        "profile": {
            "owned": [text for text in texts if len(text) <= 100],
            "excluded": [f"zz-[/]{name}" for name in ("click", "reversed")] + ["[red]gone[/"],
            "cleared_for_extension": now.date(),
            "agreed": {f"zz-[/]{name}": now.date() for name in HOSTILE},
        }
    }


def decisions(now: datetime) -> dict[str, object]:
    """Decisions about hostile exercises, and notices read that nobody wrote."""
    at = now.astimezone()
    return {
        "strength_opened": at,
        "never": [f"zz-[/]{name}" for name in HOSTILE] + ["[@click=app.quit]gone[/]"],
        "answered": {f"zz-[/]{name}": at for name in HOSTILE},
        "read": [{"notice": text[:100], "at": at} for text in HOSTILE.values()],
    }


def record(paths: Paths, number: int, began: datetime) -> SessionRecord:
    """A session of the hostile routine in which the first exercise hurt; its note is hostile."""
    whole, _ = read_catalog(catalog_paths(resource("catalog.toml"), paths.catalog))
    steps = tuple(step for step in routine().steps if whole.exercise(step.exercise))
    known = msgspec.structs.replace(routine(), steps=steps)
    plan = Plan.of(ID, known, whole, Manner(pace=Pace()))
    session = Session.replay(plan, [Event(at=20.0, move=Move.HURTS)])
    stop = msgspec.structs.replace(session.stops[0], sharp=True, pain=7)
    session = session.apply(Event(at=25.0, move=Move.ANSWER, stop=stop))
    began = began.astimezone()
    kept = SessionRecord.of(session_id(number), session, began=began, seen=began, reading=30.0)
    note = " ".join(HOSTILE.values())[:MAX_NOTE]
    kept = msgspec.structs.replace(kept, note=note, pain_before=5, pain_after=3)
    return kept.ended_as(State.LEFT, began + timedelta(minutes=1))
