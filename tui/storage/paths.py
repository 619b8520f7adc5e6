"""Where everything lives: the user's files, and the data that comes with the program."""

from pathlib import Path

import msgspec
import platformdirs

_PACKAGE = Path(__file__).resolve().parents[1]


class Paths(msgspec.Struct, frozen=True, kw_only=True):
    """The user's folders and files; none of them needs to exist."""

    routines: Path
    """Folder with one TOML file for each of the user's routines."""
    catalog: Path
    """Folder with the user's own catalog files."""
    config: Path
    journal: Path
    cache: Path
    """Folder with what can be worked out again."""

    @classmethod
    def for_user(cls) -> "Paths":
        """The places that the platform provides for, on Linux the XDG folders."""
        data = Path(platformdirs.user_data_dir("supple"))
        config = Path(platformdirs.user_config_dir("supple"))
        return cls.within(data, config, Path(platformdirs.user_cache_dir("supple")))

    @classmethod
    def within(cls, data: Path, config: Path, cache: Path | None = None) -> "Paths":
        """The same layout in other folders; without one for the cache it is among the data."""
        return cls(
            routines=data / "routines",
            catalog=data / "catalog",
            config=config / "config.toml",
            journal=data / "journal.sqlite3",
            cache=cache or data / "cache",
        )

    @property
    def trash(self) -> Path:
        """Folder for deleted files, beside the others so that a deletion is only a rename."""
        return self.routines.parent / "trash"

    @property
    def drafts(self) -> Path:
        """Folder with what editors hold and have not saved."""
        return self.routines.parent / "drafts"

    @property
    def scratch(self) -> Path:
        """Folder with the texts that the person's own editor has, or had and were not taken."""
        return self.routines.parent / "scratch"

    @property
    def running(self) -> Path:
        """Folder with the place of each session that runs, or was broken off."""
        return self.journal.parent / "running"

    @property
    def days_off(self) -> Path:
        """File with the days that were declared to be for rest, or ill."""
        return self.journal.parent / "days.toml"

    @property
    def programme(self) -> Path:
        """File with the person's twelve weeks."""
        return self.journal.parent / "programme.toml"

    @property
    def decisions(self) -> Path:
        """File with what the person decided about what was told and proposed."""
        return self.journal.parent / "decisions.toml"

    @property
    def check(self) -> Path:
        """File with the last answers about warning signs."""
        return self.routines.parent / "check.toml"

    @property
    def habits(self) -> Path:
        """File with what the program remembers of the person."""
        return self.routines.parent / "habits.toml"


def resource(name: str) -> Path:
    """A data file of the program, in an installed package or in a checkout."""
    installed = _PACKAGE / name
    return installed if installed.exists() else _PACKAGE.parent / name
