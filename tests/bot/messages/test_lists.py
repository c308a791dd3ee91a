"""What lists SKUs or files: overview, help, digest, warning, receipt, what needs mending."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.commands import stock
from bot.messages.help import help_message
from bot.messages.importing.problems import PROBLEMS, problems_message
from bot.messages.importing.receipt import SKIPPED, receipt_message
from bot.messages.importing.receipts import TABLES
from bot.messages.levels import CHOICES, LEVEL_WORDS, choice_meant
from bot.messages.page import ListAsked, page_message
from bot.messages.reply import Message
from bot.messages.sku_line import SkuLine
from bot.messages.sku_row import SkuRow
from bot.messages.stock.hits import hits_page
from bot.messages.stock.overview import level_page, nothing_planned, overview_page
from bot.messages.stock.several import several_cards
from bot.messages.telling.digest import digest_message
from bot.messages.telling.digest_values import Digest
from bot.messages.telling.warning import WarnedLine, warning_message
from bot.sandbox.judge import check_message
from bot.store.importing.kinds import KINDS
from bot.wording import Voice
from planner.intake import LAYOUTS
from planner.intake.problems import Problem, ProblemCode, SkipReason, problem
from planner.model import Level
from tests.bot.messages.builders import HOSTILE, LONG, NOW, a_card, a_line, a_receipt, a_row

VOICE = Voice()
LooksLike = Callable[[str, Message], None]
COUNTS = tuple((level, 10 * n + 1) for n, level in enumerate(Level))


def visible(message: Message) -> str:
    """Return what Slack reads as mrkdwn: no headers, and not what buttons carry."""
    blocks = [block for block in message.blocks if block["type"] != "header"]
    without = json.loads(json.dumps(blocks), object_hook=lambda it: {k: v for k, v in it.items() if k != "value"})
    return str(without)


def a_digest(**changes) -> Digest:
    said = {
        "shop": "UK Home",
        "zone": "Europe/London",
        "day": date(2026, 11, 3),
        "counts": ((Level.OK, 240),),
        "worse": (),
        "worse_count": 0,
        "to_decide": (),
        "undecided": 0,
        "counted_at": NOW,
    }
    return Digest(**(said | changes))


# -- overview and help --------------------------------------------------------------------------------------------


def an_overview(counts=COUNTS, rows=(), shop: str = "", by_shop=()) -> Message:
    page = overview_page(counts, dict(by_shop), rows, (), NOW, shop, VOICE)
    return page_message(page, ListAsked("stock"), VOICE)


def test_an_empty_overview_says_how_to_begin(golden: LooksLike) -> None:
    golden("overview_empty", page_message(nothing_planned(VOICE), ListAsked("stock"), VOICE))


def test_the_overview_counts_every_level_and_names_the_worst(golden: LooksLike) -> None:
    worst = (
        a_row(Level.OUT, product="SKU9", available=0, quantity=0),
        a_row(Level.URGENT, location="EU Home"),
        a_row(Level.OUT, product="SKU8", available=-27, quantity=0),
        a_row(Level.NO_DATA, available=None, days_of_cover=None, stockout=None, quantity=0),
        SkuRow("SKU-NEW"),
    )
    shops = {"UK Home": COUNTS, "EU Home": ((Level.OUT, 2), (Level.CRITICAL, 1), (Level.OK, 7))}
    golden("overview", an_overview(rows=worst, by_shop=shops))


def test_where_nothing_was_counted_it_says_to_import_stock() -> None:
    said = str(an_overview(((Level.NO_DATA, 12),)).blocks)
    assert "drop the stock export of the shop into its channel" in said
    assert "never counted" not in str(an_overview(((Level.NO_DATA, 12), (Level.OK, 1))).blocks)


@pytest.mark.parametrize(("hours", "said"), [(-1, "was to be shipped by"), (0, "ship by"), (1, "ship by")])
def test_a_day_to_ship_by_that_has_passed_is_told_as_past(hours: int, said: str) -> None:
    line = WarnedLine(a_line(), "oversold", short=2, ship_by=NOW + timedelta(hours=hours))
    assert f" · {said} " in str(warning_message("UK Home", [line], 1, 0, VOICE, NOW).blocks)


def test_a_calm_overview_names_nobody(golden: LooksLike) -> None:
    golden("overview_calm", an_overview(((Level.OK, 1),), by_shop={"UK Home": ((Level.OK, 1),)}))


def test_the_overview_of_a_shop(golden: LooksLike) -> None:
    golden("overview_shop", an_overview(rows=(a_row(),), shop="UK Home"))


def test_the_skus_of_a_level(golden: LooksLike) -> None:
    page = level_page("reorder", "UK Home", (a_row(), a_row(product="SKU124")), 17, NOW, VOICE)
    golden("level_list", page_message(page, ListAsked("stock", "reorder\nUK Home"), VOICE))


def test_a_level_where_no_sku_stands(golden: LooksLike) -> None:
    golden(
        "level_empty", page_message(level_page("urgent", "", (), 0, NOW, VOICE), ListAsked("stock", "urgent\n"), VOICE)
    )


def test_skus_that_match(golden: LooksLike) -> None:
    page = hits_page("lunch <bag>", (a_row(), a_row(Level.OK, quantity=0, stockout=None)), 2, VOICE)
    golden("hits", page_message(page, ListAsked("hits", "lunch <bag>"), VOICE))


def test_several_skus_at_once(golden: LooksLike) -> None:
    golden(
        "several",
        several_cards([[a_card()], [a_card(Level.OUT, product="SKU9", available=0.0), a_card(Level.OK)]], VOICE),
    )


@pytest.mark.parametrize("typed", ["urgent", "out", "chase", "积压", "not selling", "紧急预警"])
def test_levels_are_chosen_in_english_and_chinese(typed: str) -> None:
    assert CHOICES[choice_meant(typed, VOICE)]


@pytest.mark.parametrize("level", list(Level))
def test_every_level_is_chosen_by_a_word_and_by_how_it_is_shown(level: Level) -> None:
    assert (level,) in CHOICES.values() or level == Level.URGENT
    assert level in CHOICES[choice_meant(VOICE.say(LEVEL_WORDS[level][1]).casefold(), VOICE)]


def test_the_help_lists_what_can_be_typed(golden: LooksLike) -> None:
    golden("help_stock", help_message(stock.USAGE, stock.HINT, VOICE))


# -- digest and warning -------------------------------------------------------------------------------------------


def test_a_quiet_digest(golden: LooksLike) -> None:
    golden("digest_quiet", digest_message(a_digest(), VOICE))


def test_a_busy_digest(golden: LooksLike) -> None:
    worse = (a_line(Level.OUT, product="SKU9", stockout=None), a_line(Level.URGENT, product="SKU7"))
    digest = a_digest(
        counts=COUNTS,
        worse=worse,
        worse_count=17,
        to_decide=(a_line(), a_line(product="SKU124")),
        undecided=14,
        sold_until=date(2026, 10, 11),
    )
    golden("digest_busy", digest_message(digest, VOICE))


def test_a_digest_with_the_cash_in_stock(golden: LooksLike) -> None:
    golden("digest_cash", digest_message(a_digest(in_stock={"GBP": 5268243}, slow={"GBP": 123450}), VOICE))


def test_a_digest_before_the_first_import(golden: LooksLike) -> None:
    golden("digest_empty", digest_message(a_digest(counts=(), counted_at=None), VOICE))


@pytest.mark.parametrize("counted_at", [NOW, None])
def test_a_digest_kept_in_the_outbox_is_the_same_digest(counted_at) -> None:
    digest = a_digest(
        in_stock={"GBP": 5},
        worse=(a_line(),),
        worse_count=1,
        to_decide=(a_line(Level.OUT, stockout=None),),
        counted_at=counted_at,
        sold_until=counted_at and counted_at.date(),
    )
    assert Digest.from_values(digest.to_values()) == digest
    assert SkuLine.from_values(a_line().to_values()) == a_line()


def test_a_warning_of_one(golden: LooksLike) -> None:
    golden("warning_one", warning_message("UK Home", [WarnedLine(a_line(), "")], 1, 0, VOICE, NOW))


def test_a_warning_of_many(golden: LooksLike) -> None:
    lines = [a_line(Level.OUT, product="SKU9"), a_line(Level.CRITICAL, product="SKU7"), a_line()]
    reasons = {"running_out": 93, "reorder": 190, "oversold": 12, "stale": 10}
    many = warning_message("UK Home", [WarnedLine(line, "") for line in lines], 293, 0, VOICE, NOW, reasons=reasons)
    golden("warning_many", many)


def test_a_warning_of_which_some_has_recovered(golden: LooksLike) -> None:
    """Of five, the one named first for two reasons is well again, one that is not named too; no more for an hour."""
    lines = [
        WarnedLine(a_line(Level.OUT, product="SKU9"), "oversold", 12, NOW + timedelta(days=1), is_over=True),
        WarnedLine(a_line(Level.OUT, product="SKU9"), "running_out", is_over=True),
        WarnedLine(a_line(), "reorder"),
    ]
    golden("warning_recovering", warning_message("UK Home", lines, 5, 2, VOICE, NOW, NOW + timedelta(hours=1)))


def test_a_warning_of_which_all_has_recovered(golden: LooksLike) -> None:
    over = WarnedLine(a_line(), "reorder", is_over=True)
    golden("warning_recovered", warning_message("UK Home", [over], 1, 1, VOICE, NOW))


@pytest.mark.parametrize("name", [HOSTILE, LONG, "&" * 1000, "<" * 1000, "字" * 1000])
def test_ten_hostile_lines_fit_and_do_no_harm(name: str) -> None:
    lines = [a_line(Level.CRITICAL, product=name[:200], name=name, location=name[:200])] * 10
    rows = (a_row(product=name[:200], name=name, location=name[:200]),) * 10
    digest = a_digest(shop=name[:200], worse=tuple(lines), worse_count=10, to_decide=tuple(lines), undecided=10)
    for message in (
        warning_message(name[:200], [WarnedLine(line, "", is_over=True) for line in lines], 11, 10, VOICE, NOW),
        an_overview(rows=rows, shop=name[:200], by_shop={name[:200]: COUNTS, "UK Home": COUNTS}),
        page_message(level_page("urgent", name[:200], rows, 99, NOW, VOICE), ListAsked("stock"), VOICE),
        page_message(hits_page(name[:200], rows, 99, VOICE), ListAsked("hits", name[:200]), VOICE),
        several_cards([[a_card(product=name[:200], name=name, location=name[:200])]] * 10, VOICE),
        digest_message(digest, VOICE),
    ):
        check_message(message.text, list(message.blocks))
        assert "<!channel>" not in visible(message)


# -- receipts -----------------------------------------------------------------------------------------------------


def test_the_receipt_of_orders_accounts_for_every_row(golden: LooksLike) -> None:
    """1,240 read = 1,227 used + 2 notes + 11 replaced."""
    left_out = {SkipReason.NOT_AN_ENTRY: 2, SkipReason.REPLACES_EARLIER: 11}
    rows = {SkipReason.NOT_AN_ENTRY: (2, 1241), SkipReason.REPLACES_EARLIER: tuple(range(20, 30))}
    receipt = a_receipt(
        used=1227,
        left_out=left_out,
        rows_left_out=rows,
        missing=("SKU Subtotal After Discount", "Warehouse Name"),
        new_lines=1000,
        changed_lines=28,
        same_lines=200,
        new_products=("SKU123", "SKU124"),
    )
    golden("receipt_orders", receipt_message(receipt, VOICE))


@pytest.mark.parametrize(("tab", "said"), [("to_ship", "exported from *To ship*"), ("cancelled", "from *Canceled*")])
def test_a_receipt_says_that_an_export_seems_to_be_of_one_tab(tab: str, said: str) -> None:
    assert said in visible(receipt_message(replace(a_receipt(), tab=tab), VOICE))
    assert said not in visible(receipt_message(a_receipt(), VOICE))
    named = visible(receipt_message(replace(a_receipt(), tab=tab, tab_named="To Ship"), VOICE))
    assert "Its name says that it holds the orders of *To Ship* alone." in named
    assert said not in named


def test_a_receipt_says_that_the_moment_is_from_the_name_of_the_file() -> None:
    receipt = replace(a_receipt(behind_lines=2), is_named=True, is_dated=False)
    pressed = visible(receipt_message(receipt, VOICE, run=12, file_id="F1"))
    assert "as the name of the file says. If that is wrong, press *Say its days…*." in pressed
    assert "What was known stays. Press *Say its days…* and say when it was exported." in pressed
    typed = visible(receipt_message(receipt, VOICE))
    assert "as the name of the file says. If that is wrong, take it back" in typed
    assert "What was known stays. Take it back and import it again with `--as-of`." in typed


def test_the_receipt_of_orders_names_the_days_that_no_export_covers(golden: LooksLike) -> None:
    """What to do is said of the days beside those of the file; it cannot speak of others."""
    hole, day_alone = ("2026-10-01", "2026-10-09"), ("2026-08-31", "2026-08-31")
    beside = {"sold_since": "2026-10-10", "sold_until": "2026-11-03", "exported": "2026-11-03"}
    receipt = a_receipt(new_lines=1240, holes=(day_alone, hole), **beside)
    golden("receipt_hole", receipt_message(receipt, VOICE, run=12, file_id="F1"))
    typed = visible(receipt_message(receipt, VOICE))
    assert "take this one back and import it again with `--from 2026-10-01 --to 2026-11-03`" in typed
    apart = a_receipt(holes=(hole,), **{**beside, "sold_since": "2026-10-11"})
    said = visible(receipt_message(apart, VOICE))
    assert "Import an export of them." in said
    assert "If nothing was sold" not in said


@pytest.mark.parametrize(
    ("others_until", "warns"),
    [
        ("2026-11-10", "Its last order is of Nov 15, 2026: 11 days later it was exported."),
        ("2026-11-24", "What sold after Nov 24, 2026 is not known: no export of the shop covers it."),
        ("2026-11-25", ""),
        ("2026-11-26", ""),
    ],
)
def test_an_export_that_fills_a_hole_warns_only_of_days_that_no_other_covers(others_until: str, warns: str) -> None:
    known = {"sold_since": "2026-11-11", "sold_until": "2026-11-15", "exported": "2026-11-26"}
    filled = (("2026-11-08", "2026-11-08"), ("2026-11-11", "2026-11-15"))
    said = visible(receipt_message(a_receipt(others_until=others_until, filled=filled, **known), VOICE))
    assert "Nov 8, 2026, Nov 11, 2026 to Nov 15, 2026 are known now: no export covered them before" in said
    assert warns in said
    assert ("is not known" in said) == bool(warns)
    assert ("choose" in said or "--from" in said) == (others_until == "2026-11-10")


def test_the_receipt_of_stock_names_what_was_not_counted(golden: LooksLike) -> None:
    receipt = a_receipt(
        file="stock.xlsx",
        kinds=("stock",),
        rows=120,
        used=120,
        counted=119,
        newer=NOW,
        without_quantity=1,
        uncounted_products=tuple(f"SKU{number}" for number in range(12)),
    )
    golden("receipt_stock", receipt_message(receipt, VOICE))
    golden("receipt_undo", receipt_message(receipt, VOICE, run=12, file_id="F1"))


def test_the_receipt_of_stock_offers_to_say_that_a_listing_was_deleted(golden: LooksLike) -> None:
    left_out = (("MUG-RED", "1729382256910000001"), ("MUG-RED", "1729382256910000002"))
    receipt = a_receipt(kinds=("stock",), counted=118, partial_products=("MUG-RED",), left_out_listings=left_out)
    golden("receipt_listings_left_out", receipt_message(receipt, VOICE, run=12))
    at_terminal = receipt_message(receipt, VOICE)
    assert "deleted at TikTok" in str(at_terminal.blocks)
    assert not [block for block in at_terminal.blocks if block["type"] == "actions"]


def test_a_count_that_differs_from_the_estimate_says_by_how_much(golden: LooksLike) -> None:
    differences = (("SKU123", 640, -12), ("SKU9", 13, 3))
    receipt = a_receipt(file="stock.xlsx", kinds=("stock",), counted=40, differing=14, differences=differences)
    golden("receipt_differences", receipt_message(receipt, VOICE))


def test_a_count_that_holds_what_an_order_has_to_bring_yet_says_how_to_receive_it() -> None:
    came: dict[str, Any] = {"differing": 2, "differences": (), "counted_to_come": ("SKU123 PO-0001",)}
    said = str(receipt_message(a_receipt(kinds=("stock",), counted=40, **came), VOICE).blocks)
    assert "As many more were counted as are to come on an order: `SKU123 PO-0001`. If they came, press" in said
    assert "(mark a draft ordered first)" in said
    came["counted_to_come"] += ("SKU9 PO-0002",)
    assert "on 2 orders" in str(receipt_message(a_receipt(kinds=("stock",), counted=40, **came), VOICE).blocks)


def test_the_receipt_says_which_rate_is_missing_and_for_which_shops() -> None:
    receipt = a_receipt(kinds=("suppliers",), suppliers=1)
    said = str(receipt_message(replace(receipt, lacking=(("USD", "GBP", ("UK Home", "UK Two")),)), VOICE).blocks)
    assert "The exchange rate USD/GBP is missing" in said
    assert "of UK Home, UK Two are not reckoned for what is bought in USD" in said


def test_the_receipt_of_the_planning_workbook_names_no_shop(golden: LooksLike) -> None:
    receipt = a_receipt(
        file="planning.xlsx",
        kinds=("shops", "suppliers", "products", "inbound", "events"),
        rows=59,
        used=58,
        left_out={SkipReason.EXAMPLE: 1},
        rows_left_out={SkipReason.EXAMPLE: (3,)},
        shops=2,
        suppliers=12,
        suppliers_new=3,
        products=40,
        products_changed=38,
        expected=2,
        events=1,
        events_new=1,
        events_cancelled=1,
        events_stay_out=(3, 5),
        unknown_products=("NOPE",),
    )
    golden("receipt_planning", receipt_message(receipt, VOICE))


def test_what_needs_mending_is_named_by_row_and_column(golden: LooksLike) -> None:
    problems = [problem(3 + n, "SKU ID", code, "" if n == 0 else "5.76E+17") for n, code in enumerate(ProblemCode)]
    golden("problems", problems_message("orders.csv", problems, 37, VOICE))


def test_one_thing_that_needs_mending(golden: LooksLike) -> None:
    golden(
        "problems_one", problems_message("orders.csv", [Problem(3, "Quantity", ProblemCode.NOT_WHOLE, "x")], 1, VOICE)
    )


@pytest.mark.parametrize("name", [HOSTILE, LONG, "`" * 1000])
def test_hostile_files_do_no_harm(name: str) -> None:
    problems = [problem(n, name, ProblemCode.NOT_MONEY, name) for n in range(10)]
    codes = tuple(name[:200] for _ in range(20))
    for message in (
        problems_message(name, problems, 10, VOICE),
        receipt_message(
            a_receipt(
                file=name,
                shop=name,
                kinds=("stock", "products"),
                unknown_products=codes,
                uncounted_products=codes,
                new_products=codes,
            ),
            VOICE,
        ),
    ):
        check_message(message.text[:4000], list(message.blocks))
        assert "<!channel>" not in str([block for block in message.blocks if block["type"] != "header"])


def test_everything_a_file_can_be_or_hold_has_words() -> None:
    assert set(TABLES) == set(LAYOUTS) == set(KINDS)
    assert set(PROBLEMS) == set(ProblemCode)
    assert set(SKIPPED) == set(SkipReason)
