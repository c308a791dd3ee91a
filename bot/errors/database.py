"""Why the database cannot be used; each sentence says how to put it right."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_


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
