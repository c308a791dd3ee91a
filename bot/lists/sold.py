"""What sold on some days, the most units first: best sellers, of all shops or of one.

The days and the shop stand in ``about``, a line each.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.desk import Asker, Desk
from bot.messages.page import ROWS, Page
from bot.messages.reply import File
from bot.messages.stock.sold_list import SoldHead, SoldRow, sold_page
from bot.store import Ranking, Sale, UnknownShop
from bot.telling.sold import money_of, unknown_after, unknown_before
from bot.understanding.past_days import Span
from bot.understanding.periods import before
from bot.understanding.slips import places_of
from bot.wording import N_
from bot.workbooks.lists import Kind, Value, list_file
from planner.intake.money import Amount

NAME = "sold"
LATELY = 30  # [days] that are meant where nobody says which
FEW_PRODUCTS, FEW_UNITS = 2_000, 200_000  # of so many the money is added up while somebody waits
COLUMNS = (
    (N_("Rank"), Kind.UNITS),
    (N_("SKU"), Kind.TEXT),
    (N_("Name"), Kind.NAME),
    (N_("Shop"), Kind.TEXT),
    (N_("Units"), Kind.UNITS),
    (N_("Sales"), Kind.MONEY),
    (N_("First day"), Kind.DAY),
    (N_("Last day"), Kind.DAY),
)


def about(days: Span, shop: str = "") -> str:
    """Return what says which sales are meant."""
    first, last = days
    return f"{first.isoformat()}\n{last.isoformat()}\n{shop}"


def lately(today: date) -> Span:
    """Return the days that are meant where nobody says which."""
    return today - timedelta(days=LATELY - 1), today


def page(desk: Desk, asker: Asker, about: str, first: int) -> Page:
    """Return a page of it."""
    days, shop = _meant(desk, asker, about)
    ranking = _ranked(desk, days, shop)
    codes = desk.store.sales.codes(ranking.numbers[first : first + ROWS].tolist())
    sales, units = desk.store.sales.of(codes, *days, shop), ranking.units[first : first + ROWS].tolist()
    names = {it.product: it.name for it in sales}
    rows = [
        SoldRow(first + n, code, names.get(code, ""), sold, _money(sales, code))
        for n, (code, sold) in enumerate(zip(codes, units, strict=True), start=1)
    ]
    return sold_page(rows, len(ranking.numbers), _head(desk, ranking, days, shop), asker.voice)


def whole(desk: Desk, asker: Asker, about: str) -> File:
    """Return all of it as a workbook, a row for each SKU and shop."""
    days, shop = _meant(desk, asker, about)
    voice, ranking = asker.voice, _ranked(desk, days, shop)
    codes = desk.store.sales.codes(ranking.numbers.tolist())
    rank = {code: n for n, code in enumerate(codes, start=1)}
    sales = sorted(desk.store.sales.of(codes, *days, shop), key=lambda it: (rank[it.product], -it.units, it.shop))
    elsewhere = voice.say("other channels")
    rows: Iterator[Sequence[Value]] = (
        (
            *(rank[it.product], it.product, it.name, it.shop or elsewhere, it.units),
            *(Amount(it.money_minor, it.currency) if it.currency else None, *days),
        )
        for it in sales
    )
    return list_file("sold", voice.say("Sold"), COLUMNS, rows, voice, desk.now())


def _money(sales: Sequence[Sale], code: str) -> dict[str, int]:
    return money_of([it for it in sales if it.product == code])


def _head(desk: Desk, ranking: Ranking, days: Span, shop: str) -> SoldHead:
    """Return what stands above the list: the sums, those of the days before, and of which days too little is known."""
    earlier = before(days)
    is_small = len(ranking.numbers) <= FEW_PRODUCTS and ranking.total <= FEW_UNITS
    codes = desk.store.sales.codes(ranking.numbers.tolist()) if is_small else []
    return SoldHead(
        days=days,
        shop=shop,
        units=ranking.total,
        money=money_of(desk.store.sales.of(codes, *days, shop)) if codes else {},
        by_place={} if shop else ranking.by_place,
        before=earlier,
        units_before=_ranked(desk, earlier, shop).total,
        known_until=unknown_after(desk, days[1], shop),
        known_since=unknown_before(desk, earlier[0], shop),
        shared_with=[name for name in _sharing(desk, shop) if name != shop],
    )


def _ranked(desk: Desk, days: Span, shop: str) -> Ranking:
    return desk.store.sales.ranked(*days, next(iter(places_of(desk, [shop])), "-") if shop else "")


def _sharing(desk: Desk, shop: str) -> list[str]:
    """Return the shops that sell off the same shelf as a shop, itself among them; none where none is named."""
    found = [[it.name for it in served] for served in desk.store.shops.by_location().values()]
    return next((names for names in found if shop in names), [])


def _meant(desk: Desk, asker: Asker, about: str) -> tuple[Span, str]:
    first, last, shop = (*about.split("\n"), "", "")[:3]
    try:
        days = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        days = lately(desk.today(asker.voice.zone))
    try:
        return days, desk.store.shops.named(shop).name if shop else ""
    except UnknownShop:  # it was called so when the list was made
        return days, shop
