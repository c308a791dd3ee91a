"""`import`: files go in whole or not at all; whatever is wrong with one is said in a sentence."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.errors.importing import BuiltUpon
from bot.opening import open_store
from bot.settings import Settings
from bot.taking_back import take_back
from tests.bot.builders import ADD, Clock, Says, counted
from tests.bot.sheets.builders import an_order, csv_text, orders
from tests.bot.store.builders import a_row, plan_in

FILES = Path(__file__).parents[1] / "journeys" / "files"
PAID = ("Created Time", "Paid Time")
NOVEMBER = ("--as-of", "2011-11-21T13:30")


@pytest.fixture
def uk(says: Says, home: Path) -> Path:
    """A folder with the shop's two exports in it."""
    says(*ADD, "--dates", "day_first")
    for file in ("orders.csv", "stock.xlsx"):
        shutil.copy(FILES / file, home)
    return home


def test_both_exports_go_in_and_everything_is_planned(says: Says, uk: Path) -> None:
    status, out, err = says("import", "orders.csv", "stock.xlsx", *NOVEMBER)
    assert (status, err) == (0, "")
    assert "Imported orders.csv into UK Home" in out
    assert "Imported stock.xlsx into UK Home" in out
    assert out.rstrip().endswith("Planning …")
    assert "SKU123" in says("ask", "/stock SKU123")[1]


def test_the_terminal_says_every_hour_in_the_zone_of_its_machine(
    says: Says, uk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was exported at 13:30 in London was at 21:30 in Shanghai: on the receipt, on the card, and to undo it."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    says("import", "orders.csv", *NOVEMBER)
    receipt = says("import", "stock.xlsx", *NOVEMBER)[1]
    card = says("ask", "/stock SKU123")[1]
    assert "Nov 21, 2011, 9:30\N{NARROW NO-BREAK SPACE}PM" in receipt
    assert "Nov 21, 2011, 9:30\N{NARROW NO-BREAK SPACE}PM" in card


def test_one_giant_order_is_set_apart_before_anything_is_planned(says: Says, home: Path) -> None:
    says(*ADD, "--dates", "day_first")
    days = (datetime.now(UTC) - timedelta(days=ago) for ago in range(2, 32))
    paid = [f"{day:%d/%m/%Y} 10:00:00" for day in days]
    sold = [an_order(n, Quantity="500" if n == 5 else "1", **dict.fromkeys(PAID, at)) for n, at in enumerate(paid)]
    named = "All order-2009-05-04-14_03.csv"  # by a clock that lies, as the orders in it are of this year
    (home / named).write_text(csv_text(orders(*sold)))
    assert "as the name of the file says" not in says("import", named)[1]
    assert "Left out of the daily rate: one order of 500" in says("ask", "/stock 1729382256910000001")[1]


def test_the_same_file_twice_changes_nothing(says: Says, uk: Path) -> None:
    says("import", "orders.csv", *NOVEMBER)
    status, out, err = says("import", "orders.csv", *NOVEMBER)
    assert (status, err) == (0, "")
    assert out.startswith("This very file was already imported")


def test_one_bad_file_does_not_keep_the_good_one_out(says: Says, uk: Path) -> None:
    status, out, err = says("import", "nothing.csv", "orders.csv", *NOVEMBER)
    assert status == 1
    assert err == "There is no file nothing.csv. Check the path.\n"
    assert "Imported orders.csv" in out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.csv", None, "There is no file missing.csv."),
        ("empty.csv", b"", "empty.csv is empty."),
        ("orders.csv.gz", b"\x1f\x8b\x08", "orders.csv.gz is an archive. Unpack it"),
        (".", None, ". is a folder. Name one of the files in it."),
        ("letter.docx", b"PK\x03\x04", "letter.docx is neither a workbook"),
        ("letter.csv", b"Dear buyer,\nthank you\n", "I do not know this kind of file"),
        ("half.csv", b"Order ID,Order Status\n1,2\n", "I do not know this kind of file"),
        ("renamed.xlsx", b"Order ID,SKU ID\n", "renamed.xlsx is really a csv file."),
        ("macros.xlsm", b"PK\x03\x04", "macros.xlsm contains macros."),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.xls is in an old Excel format."),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(
    says: Says, uk: Path, name: str, content: bytes | None, words: str
) -> None:
    if content is not None:
        (uk / name).write_bytes(content)
    status, out, err = says("import", name)
    assert (status, out) == (1, "")
    assert err.startswith(words)


def test_half_a_workbook_leaves_nothing_behind(says: Says, uk: Path) -> None:
    whole = (uk / "stock.xlsx").read_bytes()
    (uk / "half.xlsx").write_bytes(whole[: len(whole) // 2])
    status, _, err = says("import", "half.xlsx")
    assert status == 1
    assert err == "half.xlsx is damaged and cannot be read. Export it again.\n"
    assert says("import", "stock.xlsx")[0] == 0


def test_cells_that_need_mending_are_named_and_nothing_is_imported(says: Says, uk: Path) -> None:
    text = (uk / "orders.csv").read_text(encoding="utf-8-sig")
    lines = text.splitlines(keepends=True)
    lines[2] = lines[2].replace("576020110801561906", "5.76E+17", 1)
    (uk / "orders.csv").write_text("".join(lines), encoding="utf-8-sig")
    status, out, _ = says("import", "orders.csv", *NOVEMBER)
    assert "Nothing was imported from orders.csv: 1 cell needs correcting" in out
    assert "row 3, Order ID: `5.76E+17` was rounded by a spreadsheet" in out
    assert "Nothing is planned yet." in says("ask", "/stock")[1]
    assert status == 1


def test_a_header_without_rows_is_refused(says: Says, uk: Path) -> None:
    header = (uk / "orders.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)[0]
    (uk / "none.csv").write_text(header, encoding="utf-8-sig")
    assert says("import", "none.csv")[2].startswith("none.csv has the right headers but no row that can be used.")


def test_which_way_round_the_dates_are_is_asked_not_guessed(says: Says, uk: Path) -> None:
    says(*ADD[:2], "US Home", *ADD[3:])
    header, note, row = (uk / "orders.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)[:3]
    row = row.replace("01/08/2011", "03/11/2011").replace("02/08/2011", "04/11/2011")
    (uk / "one.csv").write_text(header + note + row, encoding="utf-8-sig")
    status, _, err = says("import", "one.csv", "--shop", "US Home")
    assert status == 1
    assert err.startswith("Is `03/11/2011")
    assert 'shop change "US Home" --dates day_first' in err
    says("shop", "change", "US Home", "--dates", "month_first")
    assert says("import", "one.csv", "--shop", "US Home")[0] == 0


@pytest.mark.parametrize("moment", ["noon", "2011-13-01", "21/11/2011"])
def test_a_moment_that_is_none_is_refused(says: Says, uk: Path, moment: str) -> None:
    status, _, err = says("import", "orders.csv", "--as-of", moment)
    assert status == 1
    assert err == f"`{moment}` is not a date and time. Write it like 2026-11-03T09:30.\n"


def test_with_several_shops_it_asks_which(says: Says, uk: Path) -> None:
    says(*ADD[:2], "EU Home", *ADD[3:])
    assert says("import", "orders.csv")[2] == (
        "Which shop are the files of? Add `--shop NAME`; there are `EU Home`, `UK Home`.\n"
    )
    assert says("import", "orders.csv", "--shop", "UK Hom")[2].startswith("There is no shop UK Hom. Did you mean")
    assert says("import", "orders.csv", "--shop", "EU")[2] == "There is no shop EU. Did you mean `EU Home`?\n"


def test_without_a_shop_it_says_how_to_add_one(says: Says, home: Path) -> None:
    assert says("import", "orders.csv")[2].startswith("There is no shop yet. Add the first one:")


def test_the_planning_workbook_is_of_all_shops(says: Says, uk: Path) -> None:
    table = [("SKU", "Lead time days", "Supplier"), ("SKU123", "20", "Yiwu"), ("NOPE", "20", "")]
    (uk / "planning.csv").write_text(csv_text(table), encoding="utf-8")
    early = says("import", "planning.csv")[1]
    assert "2 codes of the workbook are sold in no shop yet and were left out: `SKU123`, `NOPE`." in early
    says("import", "orders.csv", *NOVEMBER)
    status, out, _ = says("import", "planning.csv")  # the very same file: what it left out is known by now
    assert status == 0
    assert "Imported planning.csv\n" in out
    assert "1 product: terms of 1 changed" in out
    assert "1 code of the workbook is sold in no shop yet and was left out: `NOPE`" in out


def test_an_import_leaves_nothing_staged(says: Says, uk: Path, url: str) -> None:
    says("import", "orders.csv", "stock.xlsx", *NOVEMBER)
    with open_store(Settings(database_url=url)) as (_, store):
        assert store.facts.differing() == 0


def test_an_ads_report_is_asked_for_its_period(says: Says, uk: Path) -> None:
    (uk / "ads.csv").write_text(
        "Campaign name,Campaign ID,Product ID,Cost,SKU orders\nLive,17912,1729382256910270001,GBP 5.00,3\n"
    )
    assert says("import", "ads.csv")[2].startswith("ads.csv is an ads report, which does not say of which days it is.")
    shutil.copy(uk / "ads.csv", uk / "ads_20111001-20111031.csv")
    named = says("import", "ads_20111001-20111031.csv")[2]
    assert "If that is right, say it: `--from 2011-10-01 --to 2011-10-31`." in named
    status, out, _ = says("import", "ads.csv", "--from", "2011-11-01", "--to", "2011-11-20")
    assert status == 0
    assert "1 campaign from Nov 1, 2011 to Nov 20, 2011: 3 orders for £5.00" in out


@pytest.mark.parametrize(
    ("first", "last"),
    [("2011-11-20", "2011-11-01"), ("2011-11-01", ""), ("1 Nov", "2011-11-20"), ("2011-11-01", "2999-01-01"),
     ("2009-01-01", "2011-11-20")],
)  # fmt: skip
def test_a_period_that_is_none_is_refused(says: Says, uk: Path, first: str, last: str) -> None:
    status, _, err = says("import", "orders.csv", "--from", first, "--to", last)
    assert status == 1
    assert err.startswith(f"`{first}` to `{last}` is not a period.")


def test_the_last_import_is_taken_back_when_somebody_is_sure(says: Says, uk: Path) -> None:
    says("import", "orders.csv", "stock.xlsx", *NOVEMBER)
    status, out, _ = says("import", "--undo")
    assert status == 0
    assert out.startswith("The last import of UK Home is stock.xlsx,")
    assert "Nothing has changed yet." in out
    assert "counted" in says("ask", "/stock SKU123")[1]
    status, out, _ = says("import", "--undo", "--yes")
    assert out.startswith("The import of stock.xlsx is undone: everything is as it was before.")
    assert "not counted yet" in says("ask", "/stock SKU123")[1]
    assert "orders.csv is undone" in says("import", "--undo", "--yes")[1]
    assert says("ask", "/stock SKU123")[1].startswith("There is no SKU") or "no SKU" in says("ask", "/stock SKU123")[2]
    status, _, err = says("import", "--undo", "--yes")
    assert (status, err[:46]) == (1, "There is no import of UK Home that can be undo")
    assert says("import", "stock.xlsx", *NOVEMBER)[0] == 0


def test_what_was_built_upon_a_workbook_is_said_before_it_is_taken_back(
    desk: Desk, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    """A shop opened by the workbook has files of its own by now, and a person used the role it gave."""
    counted(desk.store, clock.now, SKU123=5)
    opened = a_row("shops", shop="EU", market="DE", tz="Europe/Berlin", currency="EUR")
    plan_in(desk.store, clock.now, shops=[opened], people=[a_row("people", user="U2", role="planner")])
    desk.store.shops.change("UK Home", now=clock.now + timedelta(minutes=1), by="U2", channel="C9")
    counted(desk.store, clock.now, shop="EU", SKU9=5)
    uk = desk.store.shops.named("UK Home")
    for is_sure in (False, True):
        with pytest.raises(BuiltUpon):
            take_back(desk, uk, is_sure=is_sure)
        first, second, *_ = capsys.readouterr().out.splitlines()
        assert first.endswith(
            'was imported for EU after it: undo that first, with `python -m bot import --undo --shop "EU"`.'
        )
        assert second.startswith("U2 has used the role it gave, on shop:UK Home: write the right role")


def test_without_files_it_says_how_to_name_them(says: Says, uk: Path) -> None:
    assert says("import")[2].startswith("Name the files to import:")


def test_another_shops_file_is_refused_unless_somebody_is_sure(says: Says, uk: Path) -> None:
    says(*ADD[:2], "EU Home", *ADD[3:])
    says("import", "orders.csv", "--shop", "UK Home", *NOVEMBER)
    status, out, err = says("import", "stock.xlsx", "--shop", "EU Home", *NOVEMBER)
    assert (status, out) == (1, "")
    assert err.startswith("stock.xlsx looks like an export of UK Home: of its ")
    assert 'Try `--shop "UK Home"`; if it is right as it is, add `--anyway`.' in err
    assert says("import", "stock.xlsx", "--shop", "EU Home", "--anyway", *NOVEMBER)[0] == 0


def test_another_shops_ads_report_is_refused_too(says: Says, uk: Path) -> None:
    says(*ADD[:2], "EU Home", *ADD[3:])
    says("import", "stock.xlsx", "--shop", "UK Home", *NOVEMBER)
    (uk / "ads.csv").write_text(
        "Campaign name,Campaign ID,Product ID,Cost,SKU orders\nLive,17912,1728811638862393165,GBP 5.00,3\n"
    )
    asked = ("import", "ads.csv", "--from", "2011-11-01", "--to", "2011-11-20", "--shop", "EU Home")
    status, _, err = says(*asked)
    assert status == 1
    assert err.startswith("ads.csv looks like an ads report of UK Home: of its 1 product pages that shop has 1")
    assert says(*asked, "--anyway")[0] == 0


def test_an_older_file_says_that_a_newer_one_holds(says: Says, uk: Path) -> None:
    """The second is of the end of the day that stands in its name, whenever it comes in."""
    named = shutil.copy(uk / "stock.xlsx", uk / "Tiktoksellercenter_batchedit_20111121_all_information_template.xlsx")
    assert "As of Nov 22, 2011, 12:00 AM, as the name of the file says" in says("import", str(named))[1]
    out = says("import", "stock.xlsx", "--as-of", "2011-11-20T13:30")[1]
    assert "A newer file of Nov 22, 2011, 12:00" in out
    assert "is known: what it says holds now, this one fills in the past." in out
