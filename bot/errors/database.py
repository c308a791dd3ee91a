"""Why the database cannot be used; each sentence says how to put it right."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_, Phrase


@dataclass(eq=False)
class DatabaseNotOpened(UserError):
    why: str
    sentence = N_("The database cannot be opened: {why}. Check DATABASE_URL, and that this user may write there.")


@dataclass(eq=False)
class NoDatabaseFolder(UserError):
    folder: str
    sentence = N_(
        "The database cannot be opened: there is no folder `{folder}`. Check DATABASE_URL; if it is right, make the "
        "folder: `mkdir -p '{folder}'`."
    )


@dataclass(eq=False)
class NoDatabase(UserError):
    path: str
    near: tuple[str, ...]

    @property
    def sentence(self) -> Phrase:  # with or without something near
        if self.near:
            return N_(
                "There is no database `{path}`. Did you mean {near}, in the same folder? Then correct DATABASE_URL. "
                "Nothing was made."
            )
        return N_(
            "There is no database `{path}` yet. If there should be, check DATABASE_URL and the folder you are in. If "
            "not, the first shop makes it, for example: "
            '`python -m bot shop add "US Home" --market US --tz America/New_York --currency USD`'
        )


@dataclass(eq=False)
class OtherDatabase(UserError):
    path: str
    near: tuple[str, ...]
    sentence = N_(
        "There is no database `{path}`, but in the same folder there is {near}. If that is meant, correct "
        "DATABASE_URL. If a new one is, make its file, then try again: `touch '{path}'`. Nothing was made."
    )


@dataclass(eq=False)
class DriverMissing(UserError):
    sentence = N_("PostgreSQL needs its driver: `pip install --require-hashes -r requirements-postgres.lock`.")


@dataclass(eq=False)
class NewerDatabase(UserError):
    sentence = N_(
        "A newer version of Quartermaster made this database; nothing was changed. Run that version, or go back to the "
        "copy from before it."
    )


@dataclass(eq=False)
class DiskFull(UserError):
    sentence = N_("The disk of the database is full, so this was not kept. Make room there, then try again.")


@dataclass(eq=False)
class DiskFails(UserError):
    sentence = N_(
        "The disk of the database fails to write or to read, so nothing was kept; a quota may be used up. "
        "Look at the disk, then try again."
    )


@dataclass(eq=False)
class BackUpOtherwise(UserError):
    sentence = N_("PostgreSQL makes its own copies: `pg_dump`, and `pg_restore` to go back to one.")


@dataclass(eq=False)
class DatabaseBusy(UserError):
    sentence = N_("Somebody else is writing to the database for long, so this was not kept. Try again in a minute.")


@dataclass(eq=False)
class DatabaseAway(UserError):
    sentence = N_(
        "The database cannot be reached just now. Try again in a minute; look first whether it was done: `/stock`."
    )
