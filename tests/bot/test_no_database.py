"""A database file that is not there: who asks makes none, and a slip in its name is not taken for a new one."""

from pathlib import Path

import pytest

from tests.bot.builders import ADD, Says

ASKED = (
    ["ask", "/stock"],
    ["shop", "list"],
    ["shop", "change", "UK Home", "--channel", "C0UK"],
    ["role"],
    ["rebuild"],
    ["template", "--filled"],
    ["import", "--undo"],
)
MADE = (["role", "U0ANA", "admin"], ["import", "stock.csv"])


@pytest.fixture
def named(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Set the name of a file that is not there, beside the database that is."""
    monkeypatch.setenv("DATABASE_URL", "sqlite:///quartermastr.db")
    return home / "quartermastr.db"


@pytest.mark.parametrize("verb", ASKED, ids=" ".join)
def test_who_asks_of_a_database_that_is_not_there_makes_none(says: Says, named: Path, verb: list[str]) -> None:
    status, out, err = says(*verb)
    assert (status, out) == (1, "")
    assert err == (
        f"There is no database `{named}`. Did you mean `quartermaster.db`, in the same folder? Then correct "
        "DATABASE_URL. Nothing was made.\n"
    )
    assert not named.exists()


def test_the_doctor_says_so_too(says: Says, named: Path) -> None:
    out = says("doctor")[1]
    assert f"✗ There is no database `{named}`. Did you mean `quartermaster.db`" in out
    assert "tables up to date" not in out
    assert not named.exists()


@pytest.mark.parametrize("verb", [ADD, *MADE], ids=" ".join)
def test_a_new_database_beside_another_is_asked_about(says: Says, named: Path, verb: list[str]) -> None:
    status, out, err = says(*verb)
    assert (status, out) == (1, "")
    assert err.startswith(f"There is no database `{named}`, but in the same folder there is `quartermaster.db`.")
    assert err.endswith(f"make its file, then try again: `touch '{named}'`. Nothing was made.\n")
    assert not named.exists()
    named.touch()
    assert "no database" not in says(*verb)[2]


def test_the_first_shop_makes_the_database_and_says_where(
    says: Says, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "notes.db").write_text("of something else", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///shops.db")
    status, out, err = says("ask", "/stock")
    assert (status, out) == (1, "")
    assert err.startswith(f"There is no database `{folder / 'shops.db'}` yet.")
    assert '`python -m bot shop add "US Home" --market US' in err
    assert says(*ADD)[1].startswith(f"Made a new, empty database: {folder / 'shops.db'}\nShop ")
    assert "\nUK Home   GB " in says("shop", "list")[1]
