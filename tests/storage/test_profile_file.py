"""The profile in `config.toml`: written in its place, the person's own words left alone."""

import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.problem import Problem
from tui.core.profile import Condition, Posture, Profile
from tui.storage.profile_file import KeptProfile, _said, change_profile, with_values

DAY = date(2026, 11, 20)

PROFILES = st.builds(
    Profile,
    conditions=st.frozensets(st.sampled_from(Condition)),
    owned=st.none() | st.frozensets(st.sampled_from(["chair", "wall", 'a "thing"', "Höcker"])),
    cleared_for_extension=st.none() | st.dates(),
    cannot=st.frozensets(st.sampled_from(Posture)),
    excluded=st.frozensets(st.sampled_from(["cat-cow", "bridge-reps"])),
    agreed=st.dictionaries(st.sampled_from(["press-up", "sphinx"]), st.dates()),
)

OTHERS = """\
# My settings.
reading_time = false  # I know them all

[pace]
prepare = 3 # quick
"""

HAND_WRITTEN = f"""{OTHERS}
[profile] # about me
# what the doctor said
conditions = [
    "osteoporosis", # since 2020
]
owned = ["chair"]   # and nothing else
cleared_for_extension = 2026-01-01

[cues]
bell = "none"
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode())
    return path


def change(path: Path, **changes: object) -> KeptProfile | Problem:
    return change_profile(path, lambda profile: msgspec.structs.replace(profile, **changes))


@given(PROFILES, PROFILES)
def test_any_profile_is_written_over_any_other_and_nothing_else_changes(
    before: Profile, after: Profile
) -> None:
    text = with_values(OTHERS, {}, _said(before))
    text = with_values(text, _said(before), _said(after))
    data = tomllib.loads(text)
    assert msgspec.convert(data.pop("profile", {}), Profile) == after
    assert data == tomllib.loads(OTHERS)
    assert text.startswith(OTHERS)


def test_a_first_profile_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "config" / "config.toml"
    change(path, conditions=frozenset({Condition.PREGNANCY}))
    assert path.read_text() == '[profile]\nconditions = ["pregnancy"]\n'
    assert path.stat().st_mode & 0o777 == 0o600


def test_comments_and_layout_stay_where_they_are(tmp_path: Path) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    kept = change(
        path, owned=frozenset({"mat"}), cleared_for_extension=None, agreed={"sphinx": DAY}
    )
    assert isinstance(kept, KeptProfile)
    assert kept.backup is None
    assert path.read_text() == HAND_WRITTEN.replace('["chair"]', '["mat"]').replace(
        "cleared_for_extension = 2026-01-01\n", ""
    ).replace("# about me\n", '# about me\nagreed = { "sphinx" = 2026-11-20 }\n')


def test_a_comment_behind_a_value_that_goes_is_left(tmp_path: Path) -> None:
    path = write(tmp_path, "[profile]\nowned = []  # nothing at all\n")
    change(path, owned=None)
    assert path.read_text() == "[profile]\n# nothing at all\n"


def test_the_line_ends_of_the_file_stay(tmp_path: Path) -> None:
    path = write(tmp_path, HAND_WRITTEN.replace("\n", "\r\n"))
    change(path, owned=None)
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n") > 0


def test_what_somebody_else_wrote_into_the_profile_meanwhile_stays(tmp_path: Path) -> None:
    path = write(tmp_path, '[profile]\nexcluded = ["cat-cow"]\n')
    kept = change(path, cannot=frozenset({Posture.WRISTS}))
    assert isinstance(kept, KeptProfile)
    assert kept.profile.excluded == {"cat-cow"}


@pytest.mark.parametrize(
    "text",
    [
        'profile = { conditions = ["pregnancy"] } # inline\n',
        'profile.owned = ["chair"] # dotted\n',
        "[profile.agreed] # alone\nsphinx = 2026-01-01\n",
    ],
)
def test_a_layout_that_cannot_be_kept_is_kept_beside(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    kept = change(path, owned=frozenset({"mat"}), agreed={"sphinx": DAY}, conditions=frozenset())
    assert isinstance(kept, KeptProfile)
    assert kept.backup is not None
    assert kept.backup.read_text() == text
    written = msgspec.convert(tomllib.loads(path.read_text())["profile"], Profile)
    assert written == Profile(owned=frozenset({"mat"}), agreed={"sphinx": DAY})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[profile\n", 1),
        ('[pace]\nprepare = 3\n[profile]\nconditions = ["gout"]\n', 4),
        ("[profile]\nweight = 80\n", 2),
    ],
)
def test_a_faulty_profile_is_never_overwritten(tmp_path: Path, text: str, line: int) -> None:
    path = write(tmp_path, text)
    problem = change(path, conditions=frozenset({Condition.PREGNANCY}))
    assert isinstance(problem, Problem)
    assert problem.line == line
    assert path.read_text() == text


def test_no_change_writes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    before = path.stat().st_mtime_ns, path.stat().st_ino
    change(path)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
