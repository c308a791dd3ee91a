"""A copy of the database, made while others write, from which one can go on."""

from pathlib import Path

import pytest

from bot.opening import open_store
from bot.settings import Settings
from tests.bot.builders import ADD, Says


def test_a_copy_holds_all_that_was_kept_and_lies_beside_no_half_of_one(says: Says, home: Path) -> None:
    says(*ADD)
    kept = Settings(database_url=f"sqlite:///{home}/quartermaster.db")
    with open_store(kept) as (_, store), store.access.writing():  # somebody is just writing
        status, out, _ = says("backup")
    assert status == 0
    (copy,) = home.glob("quartermaster-????-??-??.db")
    assert out.startswith(f"Wrote {copy}, ")
    with open_store(Settings(database_url=f"sqlite:///{copy}")) as (_, copied):
        assert [shop.name for shop in copied.shops.all()] == ["UK Home"]
    assert not list(home.glob("*.part"))


def test_no_copy_is_written_over_unless_it_is_said(says: Says, home: Path) -> None:
    assert says("backup", "mine.db")[0] == 0
    assert says("backup", "mine.db") == (
        1,
        "",
        "There is a file mine.db already. Name another one, or add `--force` to write over it.\n",
    )
    assert says("backup", "mine.db", "--force")[0] == 0


def test_where_no_copy_can_be_made_it_says_why(says: Says, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert says("backup", "nowhere/mine.db")[2].startswith("mine.db could not be written: ")
    (home / "quartermaster.db").write_bytes(b"no database" * 1000)
    assert says("backup", "mine.db")[2].startswith("mine.db could not be written: file is not a database")
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:9/none")
    its_own = "PostgreSQL makes its own copies: `pg_dump`, and `pg_restore` to go back to one.\n"
    assert says("backup")[2] == its_own
    assert [file.name for file in home.iterdir()] == ["quartermaster.db"]
    assert says("backup", "quartermaster.db")[2] == its_own  # though a file of that name is there
