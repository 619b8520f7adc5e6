"""Short pages to read beside the exercises, with the articles they come from.

What an article says and what research does not bear out is not told, or told with its caveat.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Tip(NamedTuple):
    """One page: what it is about, a few short paragraphs, and where they come from."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    articles: tuple[str, ...] = ()
    """Keys of the catalog's table of articles; none where it is about Supple itself."""
    also: str = ""
    """What beyond the articles it rests on."""

    def sources(self, titles: Mapping[str, str]) -> tuple[str, ...]:
        """Where it comes from, one line each; `titles` are those of the articles."""
        named = (titles.get(article, article) for article in self.articles)
        return (*named, *filter(None, (self.also,)))


TIPS: tuple[Tip, ...] = (
    Tip(
        "how-to-stretch",
        "How to stretch",
        (
            "Move in slowly until you feel a mild stretch in the right place, and stay there. It "
            "should be comfortable: a stretch that hurts is too far.",
            "Do not bounce, and do not pull yourself further than the body lets you. A few "
            "repeats are enough, about four give most of what there is to gain.",
            "Breathe on, slowly and evenly, and never hold your breath.",
            "Do one side, then the other. Little and often, two or three times a day, rather "
            "than much at once.",
        ),
        ("one-stretch", "parameters"),
    ),
    Tip(
        "when-to-stop",
        "When to stop",
        (
            "Sharp pain: stop that exercise at once, and leave it for today. In a session, press "
            "the key for pain; the clock stands still then.",
            "Pain at the front of the hip: no more knee to chest, in any of its forms.",
            "Pain that spreads down the leg, or new numbness or tingling: stop, and let somebody "
            "look at it.",
            "Pain while you exercise or after it, pain that is new, or pain that stays strong for "
            "days is a reason to see a physical therapist or a doctor.",
            "Numbness around the genitals or the back passage, trouble with bladder or bowel, or "
            "growing weakness in the legs is an emergency: get help now.",
        ),
        ("effective", "one-stretch", "essentials"),
        "Lists of warning signs that clinics use",
    ),
    Tip(
        "surface",
        "Surface and clothing",
        (
            "A floor that is flat and clean, with room to stretch out arms and legs. A mat or a "
            "folded blanket keeps knees and spine comfortable.",
            "Clothes that are loose, or give when you move.",
            "Most exercises need nothing else. A chair should stand firmly and not roll; where a "
            "strap is asked for, a towel or a belt will do.",
            "If you cannot get down to the floor, a firm bed serves for many exercises that are "
            "done lying, and some can be done on a chair.",
        ),
        ("one-stretch", "effective"),
    ),
    Tip(
        "posture",
        "Posture through the day",
        (
            "Bend at hips and knees when you lift, and keep the load close to you.",
            "Try not to stay slumped for long, standing or sitting. No position is right for "
            "hours: the next one is often the best one.",
            "One thing to know: stretching is not known to change posture. It makes you move more "
            "easily, which is worth having for itself.",
        ),
        ("one-stretch", "essentials"),
        "On posture: a survey of twenty researchers on stretching, published in 2025",
    ),
    Tip(
        "desk",
        "Sitting and the desk",
        (
            "Sit with both feet on the floor and something behind the small of your back; a rolled "
            "towel will do.",
            "Fit chair and desk to each other: forearms level with the desk, the top of the screen "
            "about as high as your eyes.",
            "A desk to stand at suits some people. Change between the two rather than stand all "
            "day.",
            "None of this is known to keep pain away for everybody. Keep what feels better.",
        ),
        ("one-stretch",),
    ),
    Tip(
        "breaks",
        "Breaks",
        (
            "Stand up every half hour or hour, walk a few steps, and move your back in the "
            "directions it was not in.",
            "Long sitting keeps the front of the hips short. An exercise for the hip flexors makes "
            "up for some of it.",
            "On days with pain, too, moving a little is usually better than lying still.",
            "Supple can remind you while it is open, if you set a table [breaks] in config.toml.",
        ),
        ("one-stretch",),
        "On keeping active: guidelines for the care of low back pain",
    ),
    Tip(
        "for-therapists",
        "For therapists: write a routine",
        (
            "A routine is one TOML file. In the editor, n makes one and o takes a step as text: "
            "knee 3x30s each is knee to chest, three holds of thirty seconds on each side.",
            "sets, reps and hold_seconds say how much; tempo is out, pause and back in seconds; "
            "breaths counts a hold in breaths; side is both, each, left, right or alternate.",
            "Notes on a routine or a step are shown to the patient while it runs. A step that is "
            "optional goes first when time is short.",
            "supple check names each fault with its line, and gives hints that forbid nothing. "
            "supple show --sheet prints the routine to take home.",
            "supple report prints what was done: doses, days, pain before and after, and every "
            "stop, on one page.",
        ),
    ),
)
"""Every page, in the order in which they are listed."""
