"""Every quirk of TikTok's exports, as a small file of its own: imported from end to end, and what comes out of it.

One table: the quirk, its files in the order they are imported, and what the store then knows, or why nothing was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.desk import Desk
from bot.refusals import said
from bot.store import About, Store
from bot.terminal import as_lines
from bot.uploads import Upload, take
from bot.wording import Voice
from tests.bot.builders import Clock, a_desk, a_shop
from tests.quirks.build import BUILT, FILES
from tests.quirks.columns import CUP, POT, SECRETS

EXPORTED = datetime(2026, 3, 28, 9, 30, tzinfo=UTC)  # of the first file; each further one is an hour later
PERIOD = (date(2026, 3, 1), date(2026, 3, 27))  # of ads reports
WAITING = {"CUP": 2}


@dataclass(frozen=True)
class Quirk:
    """What is odd, and what is known after it was imported."""

    what: str
    files: str  # in the order they are imported
    sold: Mapping[str, int] = field(default_factory=dict)  # [units] demand of each product
    counted: Mapping[str, int | None] = field(default_factory=dict)  # [units] as the newest count says
    waiting: Mapping[str, int] = field(default_factory=dict)  # [units] paid, not shipped
    price: Mapping[str, float] = field(default_factory=dict)  # [money/unit]
    days: Mapping[date, int] = field(default_factory=dict)  # [units] sold on each
    ads: Mapping[str, float] = field(default_factory=dict)  # [units] sold through ads
    named: str = ""  # the name of the only product
    says: str = ""  # in the receipt of the last file, or why it was refused
    refused: bool = False
    shop: Mapping[str, Any] = field(default_factory=dict)


US = {"tz": "America/New_York", "currency": "USD", "date_order": ""}
QUIRKS = (
    # -- rows and cells --------------------------------------------------------------------------------------------
    Quirk("row 2 describes the columns", "orders_descriptions.csv", {"CUP": 2}, says="• 1 left out: descriptions"),
    Quirk("tabs, a mark of UTF-8, spaces that do not break", "orders_tabs_bom_nbsp.csv", {"CUP": 2}, waiting=WAITING),
    Quirk("a row of totals at the end", "orders_totals_row.csv", {"CUP": 2}, says="• 1 left out"),
    Quirk("columns of one market only", "orders_extra_columns.csv", {"CUP": 2}),
    Quirk("one line twice in one file", "orders_twice_in_one_file.csv", {"CUP": 3}, says="• 1 left out: earlier rows"),
    Quirk(
        "ids that a spreadsheet has rounded",
        "orders_rounded_ids.csv",
        refused=True,
        says="row 3, Order ID: `5.76461E+17` was rounded by a spreadsheet; export again",
    ),
    Quirk(
        "ids whose last digits a spreadsheet made zeros",
        "orders_zeroed_ids.csv",
        refused=True,
        says="row 2, Order ID: `576461413038785000` has zeros for its last digits",
    ),
    Quirk("one id that ends in zeros by itself", "orders_one_id_in_zeros.csv", {"CUP": 8}),
    Quirk(
        "the same of a stock export", "stock_zeroed_ids.csv", refused=True, says="row 2, sku_id: `1729382256911000000`"
    ),
    Quirk("ids that are numbers", "orders_number_ids.xlsx", refused=True, says="row 2, Order ID"),
    Quirk("rounded ids of a stock export", "stock_rounded_id.xlsx", refused=True, says="row 7, sku_id"),
    Quirk("a dimension that lies", "orders_stale_dimension.xlsx", {"CUP": 4}),
    Quirk("each cell in a row of its own", "orders_cell_per_row.xlsx", {"CUP": 4}),
    Quirk("orders on the second sheet", "orders_second_sheet.xlsx", {"CUP": 2}),
    Quirk("a formula nobody has computed", "orders_lone_formula.xlsx", refused=True, says="holds a formula without"),
    Quirk("an error in a cell", "orders_error_value.xlsx", refused=True, says="holds the error #N/A"),
    Quirk("orders on two sheets", "orders_two_sheets.xlsx", {"CUP": 4}, says="Order lines: 2 new"),
    Quirk("ids kept from rounding by an apostrophe or a formula", "orders_marked_ids.csv", {"00123": 4}),
    Quirk("one order's id in merged cells", "orders_blank_order_id.csv", refused=True, says="row 3, Order ID is blank"),
    Quirk(
        "a note beside an id", "orders_note_beside_id.csv", refused=True, says="row 3, Order ID: `576461413038785002"
    ),
    Quirk(
        "one mistake behind many of another kind",
        "orders_many_mistakes.csv",
        refused=True,
        says="row 14, Quantity: `two` is not a whole number of 1 or more\n… and 3 more",
    ),
    Quirk("one, or a thousand", "orders_one_or_thousand.csv", refused=True, says="write a thousand as 1000"),
    Quirk(
        "orders on a hidden sheet too",
        "orders_hidden_sheet.xlsx",
        {"CUP": 2},
        says="1 hidden sheet was not read, as one that can be seen holds such a table too: `Old`",
    ),
    Quirk("another spelling of a header", "orders_canceled_time.csv", {"CUP": 2}),
    # -- letters ---------------------------------------------------------------------------------------------------
    Quirk("UTF-16", "orders_utf16.csv", {"CUP": 2}, named="Чашка"),
    Quirk("UTF-16 without its mark", "orders_utf16_no_mark.csv", {"CUP": 2}, named="Чашка"),
    Quirk("a web page that is called .xls", "orders_web_page.xls", {"CUP": 2}, named="Cup & saucer", says="1 left out"),
    Quirk("a text table that is called .xls", "orders_tabs_between.xls", {"CUP": 2}),
    Quirk(
        "GB 18030", "orders_gb18030.csv", {"CUP": 2}, named="茶杯", says="read as Chinese (GB 18030), such as “茶杯”"
    ),
    Quirk(
        "Windows-1252, cells apart by semicolons",
        "orders_cp1252_semicolons.csv",
        {"CUP": 2},
        named="Xícara",
        says="they were read as Western European, such as “Xícara”",
    ),
    Quirk(
        "old Macs, with hours as in Spanish",
        "orders_old_mac.csv",
        {"CUP": 2},
        days={date(2026, 3, 25): 2},
        named="Tasse à thé",
        says="they were read as Western European, such as “Tasse à thé”",
    ),
    Quirk("cells apart by tabs", "orders_tabs_between.tsv", {"CUP": 2}),
    Quirk("cells apart by bars", "orders_between_pipes.csv", {"CUP": 2}),
    Quirk("a letter no database keeps", "orders_nul.csv", {"CUP": 2}, named="Tea cup"),
    Quirk("zeros in front", "orders_leading_zeros.xlsx", {"00123": 2}),
    # -- dates -----------------------------------------------------------------------------------------------------
    Quirk(
        "dates as a spreadsheet counts days, a line that says what parts the cells",
        "orders_serial_dates.csv",
        {"CUP": 1200},
        days={date(2026, 3, 25): 1200},
    ),
    Quirk(
        "month first, with AM and PM",
        "orders_am_pm.csv",
        {"CUP": 4},
        shop=US,
        days={date(2026, 3, 25): 2, date(2026, 3, 4): 2},
    ),
    Quirk(
        "dates that can be read both ways",
        "orders_ambiguous_dates.csv",
        refused=True,
        says="Is `03/04/2026` Apr 3, 2026 or Mar 4, 2026?",
        shop={"date_order": ""},
    ),
    Quirk(
        "the shop says which comes first",
        "orders_ambiguous_dates.csv",
        {"CUP": 2},
        days={date(2026, 3, 4): 2},
        shop={"date_order": "month_first"},
    ),
    Quirk(
        "dates that contradict each other",
        "orders_both_date_orders.csv",
        refused=True,
        says="writes dates in two ways",
        shop={"date_order": ""},
    ),
    Quirk(
        "a spreadsheet made dates of some cells, day and month changed round",
        "orders_some_dates_of_excel.xlsx",
        refused=True,
        says="row 3, Paid Time: `2026-03-02T10:00:00` shows that a spreadsheet has made dates of some cells",
    ),
    Quirk(
        "dates that are still to come, as day and month are changed round",
        "orders_after_export.csv",
        refused=True,
        says="row 2, Paid Time: `03/11/2026 10:00:00` is later than the export itself",
    ),
    Quirk("the shop says day first, the file month first", "orders_am_pm.csv", refused=True, says="change places"),
    Quirk(
        "the American export",
        "orders_american.csv",
        {"CUP": 4},
        waiting={"CUP": 4},
        price={"CUP": 12.5},
        days={date(2026, 3, 25): 2, date(2026, 3, 4): 2},
        shop=US,
    ),
    Quirk(
        "a number where a date belongs",
        "orders_dates_of_excel.xlsx",
        refused=True,
        says="`45000.5` shows that a spreadsheet",
    ),
    Quirk(
        "midnight is the shop's own",
        "orders_midnight.csv",
        {"CUP": 4},
        shop={"tz": "America/Sao_Paulo"},
        days={date(2026, 3, 25): 2, date(2026, 3, 26): 2},
    ),
    Quirk(
        "times that name their zone",
        "orders_zones.csv",
        {"CUP": 6},
        days={date(2026, 3, 25): 2, date(2026, 3, 26): 2, date(2026, 3, 24): 2},
    ),
    Quirk("dashes for what has not happened", "orders_dashes.csv", {"CUP": 2}, waiting=WAITING),
    # -- money -----------------------------------------------------------------------------------------------------
    Quirk(
        "a currency in front, a comma within",
        "orders_brl.csv",
        {"CUP": 2},
        price={"CUP": 17.95},
        shop={"currency": "BRL"},
    ),
    Quirk("rupiah with thousands", "orders_rupiah.csv", price={"CUP": 62_000.0}, shop={"currency": "IDR"}),
    Quirk(
        "money of another country",
        "orders_rupiah.csv",
        refused=True,
        says="is not in the currency that the shop sells in; is the file another shop's?",
    ),
    Quirk("a currency and its sign", "orders_mxn.csv", {"CUP": 2}, price={"CUP": 649.5}, shop={"currency": "MXN"}),
    Quirk(
        "figures and signs as wide as Japanese letters",
        "orders_wide_figures.csv",
        {"CUP": 12},
        price={"CUP": 248.0},
        shop={"currency": "JPY"},
    ),
    Quirk("thousands and decimals", "orders_thousands.csv", price={"CUP": 617.25}),
    Quirk(
        "dong have no cents", "stock_dong.csv", counted={"CUP": 40}, price={"CUP": 120_000.0}, shop={"currency": "VND"}
    ),
    Quirk(
        "Order Amount stands on every row of an order",
        "orders_repeated_amount.csv",
        {"CUP": 2, "POT": 1},
        price={"CUP": 5.0, "POT": 54.0},
    ),
    # -- what counts -----------------------------------------------------------------------------------------------
    Quirk("status in Thai", "orders_thai.csv", {"CUP": 2}),
    Quirk("status in Indonesian", "orders_indonesian.csv", {"CUP": 2}),
    Quirk("status in Vietnamese", "orders_vietnamese.csv", {"CUP": 2}),
    Quirk("cancelled before and after it left", "orders_cancelled.csv", {"CUP": 4}),
    Quirk("not paid", "orders_unpaid.csv", {"CUP": 2}),
    Quirk("ordered before it is there", "orders_preorder.csv", {"CUP": 2}, waiting=WAITING),
    Quirk("a sample for nothing", "orders_samples.csv", {"CUP": 2}),
    Quirk("a gift of what was bought", "orders_gift_of_the_same.csv", {"CUP": 2}, price={"CUP": 5.0}, says="2 new"),
    Quirk("one line in two packages", "orders_two_packages.csv", {"CUP": 3}, price={"CUP": 5.0}, says="1 new"),
    Quirk(
        "packages that say the same, and an amount of one",
        "orders_packages_alike.csv",
        {"CUP": 2},
        says="1 left out: packages that say the same of a SKU as another one of their order",
    ),
    Quirk("packages alike of which TikTok paid a part", "orders_packages_tiktok_paid.csv", {"CUP": 4}),
    Quirk("returned in part", "orders_returns.csv", {"CUP": 3}),
    Quirk(
        "exports that overlap",
        "orders_early.csv orders_late.csv",
        {"CUP": 4},
        waiting=WAITING,
        says="Order lines: 1 new, 1 changed, 0 as before",
    ),
    Quirk(
        "an older export after a newer one",
        "orders_late.csv orders_early.csv",
        {"CUP": 4},
        waiting={"CUP": 2},
        says="Order lines: 1 new, 0 changed, 1 as before",
        shop={"_older": True},
    ),
    Quirk(
        "an older export that comes in after a newer one",
        "orders_late.csv orders_early.csv",
        {"CUP": 4},
        waiting={"CUP": 2},
        says="⚠️ 1 order line is not yet paid, sent or cancelled in this file",
    ),
    # -- SKUs ------------------------------------------------------------------------------------------------------
    Quirk("no Seller SKU", "orders_blank_seller_sku.csv", {CUP: 4}),
    Quirk("a dash for no Seller SKU joins nothing", "orders_no_seller_sku.csv", {CUP: 4, POT: 2}),
    Quirk("a Seller SKU written in two ways", "orders_seller_sku_a.csv orders_seller_sku_b.csv", {"CUP-5-6": 4}),
    # -- stock -----------------------------------------------------------------------------------------------------
    Quirk("five rows above the first product", "stock_v4.xlsx", counted={"CUP": 40, "POT": 0}, says="4 left out"),
    Quirk("one row above it", "stock_old.xlsx", counted={"CUP": 40}, price={"CUP": 12.5}),
    Quirk("a column for each attribute of each category", "stock_many_columns.csv", counted={"CUP": 40}),
    Quirk("stock on the second sheet", "stock_second_sheet.xlsx", counted={"CUP": 40}),
    Quirk("quantities that are numbers", "stock_number_quantity.xlsx", counted={"CUP": 40}),
    Quirk("half a unit", "stock_half_a_unit.xlsx", refused=True, says="row 6, quantity: `40.5` is not a whole number"),
    Quirk(
        "no column for the quantity is not zero",
        "stock_old.xlsx stock_no_quantity.xlsx",
        counted={"CUP": 40},
        price={"CUP": 13.0},
        says="1 SKU has no quantity in this file, which does not mean zero",
    ),
    Quirk(
        "a blank quantity is not zero",
        "stock_v4.xlsx stock_blank_quantity.xlsx",
        counted={"CUP": 40, "POT": 7},
        says="1 SKU has no quantity",
    ),
    Quirk(
        "an absent row is not zero",
        "stock_v4.xlsx stock_absent_row.xlsx",
        counted={"CUP": 40, "POT": 7},
        says="1 SKU of the shop is not in this file; its earlier count stays: `CUP`",
    ),
    Quirk("notes and a total below", "stock_notes_below.csv", counted={"CUP": 40}, says="2 left out"),
    Quirk(
        "one SKU with two quantities", "stock_sku_twice.csv", refused=True, says="row 4, sku_id: `1729382256910000001`"
    ),
    Quirk("one SKU alike on two sheets", "stock_two_sheets.xlsx", counted={"CUP": 40, "POT": 40}),
    Quirk(
        "one SKU with other units on each sheet",
        "stock_two_sheets_apart.xlsx",
        refused=True,
        says="counts the SKU 1729382256910000001 on two sheets",
    ),
    Quirk("thousands apart by spaces", "stock_thousands.csv", counted={"CUP": 1200, "POT": 2500}),
    Quirk("several warehouses, one of them blank", "stock_warehouses.xlsx", counted={"CUP": 42, "POT": None}),
    # -- ads reports: in the last thirty days 4 cups sold, all within the report's period -----------------------------
    Quirk(
        "the GMV Max export", "orders_second_sheet.xlsx stock_old.xlsx ads_gmv_max.xlsx", ads={"CUP": 2}, says="1 left"
    ),
    Quirk(
        "columns as they were named before, without ROI",
        "orders_descriptions.csv stock_old.xlsx ads_older_names.csv",
        ads={"CUP": 2},
        says="1 campaign from Mar 1, 2026 to Mar 27, 2026: 3 orders for £12.40",
    ),
    Quirk(
        "more orders than were sold",
        "orders_twice_in_one_file.csv stock_old.xlsx ads_more_than_sold.csv",
        ads={"CUP": 3},
        says="1,000 orders",
    ),
    Quirk(
        "one product in two rows of a campaign",
        "orders_early.csv stock_old.xlsx ads_two_creatives.csv",
        ads={"CUP": 3},
        says="3 orders for £24.80",
    ),
    *(
        Quirk(
            f"headers in {language}",
            f"orders_descriptions.csv stock_old.xlsx ads_{language.lower()}.csv",
            ads={"CUP": 2},
        )
        for language in ("Chinese", "Indonesian")
    ),
    Quirk(
        "dashes for what did not happen",
        "orders_descriptions.csv stock_old.xlsx ads_dashes.csv",
        ads={"CUP": 1},
        says="1 orders for £24.80",
    ),
    Quirk("a currency in words", "ads_currency_in_words.csv", refused=True, says="row 2, Currency: `British Pound`"),
    Quirk("rounded ids of products", "ads_rounded_id.csv", refused=True, says="row 2, Product ID: `1.72938E+18` was"),
    Quirk(
        "a product nobody knows",
        "orders_descriptions.csv stock_old.xlsx ads_unknown_product.csv",
        ads={"CUP": 0},
        says="1 product of the report is not known yet",
    ),
    # -- fulfilled by TikTok ---------------------------------------------------------------------------------------
    Quirk(
        "what lies in TikTok's warehouses is summed, and added to the shop's own",
        "stock_v4.xlsx fulfilled_warehouses.csv",
        counted={"CUP": 90, "POT": 0},
        says="1 reference code is not a Seller SKU of this shop and was left out: `TRAY`",
    ),
    Quirk(
        "a dash is not zero",
        "stock_v4.xlsx fulfilled_dashes.csv",
        counted={"CUP": 70, "POT": 0},
        says="1 SKU counted at TikTok",
    ),
    Quirk(
        "TikTok's stock before any SKU is known", "fulfilled_warehouses.csv", refused=True, says="No reference code of"
    ),
    # -- tables of others ------------------------------------------------------------------------------------------
    *(
        Quirk(name.partition(".")[0], name, refused=True, says=f"{name} is {what}")
        for name, what in (
            ("shopify_inventory.csv", "Shopify's inventory export; I read exports of TikTok Shop. Put its counts into"),
            ("shopify_products.csv", "Shopify's product export"),
            ("shopify_orders.csv", "Shopify's order export"),
            ("amazon_orders.txt", "Amazon's report of orders"),
            ("amazon_inventory.txt", "Amazon's report of stock"),
            ("etsy_sold_items.csv", "Etsy's list of sold items"),
            (
                "shopee_orders.csv",
                "Shopee's list of orders; I read exports of TikTok Shop. Where it sells from the same",
            ),
            ("shopee_orders_indonesian.csv", "Shopee's list of orders"),
            ("shopee_sales_info.csv", "Shopee's table for mass updates"),
            ("lazada_orders.csv", "Lazada's list of orders"),
            ("ebay_orders.csv", "eBay's report of orders"),
            ("walmart_orders.csv", "Walmart's list of orders"),
            ("woocommerce_orders.csv", "WooCommerce's report of orders"),
            ("woocommerce_products.csv", "WooCommerce's product export"),
            ("tiktok_income.csv", "one of TikTok's finance reports, which say what was paid out"),
            ("tiktok_returns.csv", "TikTok's report of returns. Import the order export instead"),
            ("tiktok_affiliate.csv", "TikTok's report of orders that creators brought"),
        )
    ),
    *(
        Quirk(f"headers in {language}", name, refused=True, says=f"a list of orders with headers in {language}. I read")
        for name, language in (
            ("orders_headers_chinese.csv", "中文"),
            ("orders_headers_german.csv", "Deutsch"),
            ("orders_headers_vietnamese.csv", "Tiếng Việt"),
        )
    ),
    Quirk("a header and nothing below", "stock_only_header.xlsx", refused=True, says="no row that can be used"),
)


@pytest.mark.parametrize("quirk", QUIRKS, ids=lambda quirk: quirk.what)
def test_a_quirk_is_read_for_what_it_means(new_store: Any, clock: Clock, quirk: Quirk) -> None:
    store = new_store(a_shop(**{name: value for name, value in quirk.shop.items() if not name.startswith("_")}))
    clock.now = EXPORTED + timedelta(days=1)
    last = _imported(a_desk(store, clock), quirk)
    assert quirk.says in last
    about, facts = _known(store, clock.now)
    for name, expected in (
        ("sold", quirk.sold),
        ("waiting", quirk.waiting),
        ("price", quirk.price),
        ("ads", quirk.ads),
    ):
        assert {code: facts[code][name] for code in expected} == pytest.approx(dict(expected)), name
    assert not (quirk.sold and set(facts) - set(quirk.sold)), "another product came out of it"
    assert {code: about[code].counted for code in quirk.counted} == quirk.counted
    for day, units in quirk.days.items():
        assert facts["CUP"]["days"][day] == units
    assert quirk.named in {"", *(one.name for one in about.values())}
    assert bool(about) is not quirk.refused, "what is refused leaves nothing"


def test_no_file_is_there_for_nothing() -> None:
    named = {name for quirk in QUIRKS for name in quirk.files.split()}
    assert named == set(BUILT) == {path.name for path in FILES.iterdir()}


@pytest.mark.parametrize("name", sorted(BUILT))
def test_the_files_are_those_their_builder_makes(tmp_path: Path, name: str) -> None:
    BUILT[name](tmp_path / name)
    assert (tmp_path / name).read_bytes() == (FILES / name).read_bytes()


def test_nothing_a_buyer_wrote_is_stored(new_store: Any, clock: Clock, tmp_path: Path) -> None:
    clock.now = EXPORTED + timedelta(days=1)
    store = new_store(a_shop())
    for name in ("orders_descriptions.csv", "orders_stale_dimension.xlsx"):
        take(a_desk(store, clock), Upload(FILES / name, store.shops.all()[0], EXPORTED), Voice())
    written = b"".join(path.read_bytes() for path in tmp_path.glob("quartermaster.db*"))
    assert b"Tea cup" in written
    assert not [secret for secret in SECRETS if secret.encode() in written]


def _imported(desk: Desk, quirk: Quirk) -> str:
    """Import the files one after the other; return what was said of the last one."""
    words = ""
    for number, name in enumerate(quirk.files.split()):
        as_of = EXPORTED + timedelta(hours=-number if "_older" in quirk.shop else number)
        upload = Upload(FILES / name, desk.store.shops.all()[0], as_of, PERIOD if "ads" in name else None)
        try:
            words = "\n".join(as_lines(take(desk, upload, Voice()).message))
        except Exception as error:  # noqa: BLE001 - told apart below
            refusal = said(error)
            assert refusal is not None, "a bug, not a refusal"
            words = str(Voice().tell(refusal))
    return words


def _known(store: Store, now: datetime) -> tuple[dict[str, About], dict[str, dict[str, Any]]]:
    about: dict[str, About] = {}
    facts: dict[str, dict[str, Any]] = {}
    for catalogue in store.facts.gather(now, days=60):
        first = catalogue.as_of - timedelta(days=60)
        for index, one in enumerate(catalogue.about):
            about[one.product] = one
            units = catalogue.history.units[index]
            facts[one.product] = {
                "sold": units.sum(),
                "waiting": one.committed,
                "price": catalogue.items.price[index],
                "ads": catalogue.items.ads_units[index],
                "days": {first + timedelta(days=day): count for day, count in enumerate(units)},
            }
    return about, facts
