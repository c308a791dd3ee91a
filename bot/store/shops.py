"""Keeps the shops: where each sells, in which zone and currency, and what its files mean."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from bot.store.access import Access, fold
from bot.store.audit import TERMINAL, note
from bot.store.movements.history import count_days_anew, one_at_a_time
from bot.store.refusals import ShopExists, UnknownShop
from bot.store.tables.goods import LocationRow, ShopRow
from planner.intake.workbook.whereabouts import CALLED


@dataclass(frozen=True, slots=True)
class Shop:
    """One TikTok shop."""

    name: str
    market: str  # country code
    tz: str  # IANA zone; business days are its days
    currency: str  # ISO 4217
    channel: str  # Slack channel that is told
    quantity_means: Literal["available", "on_hand"] = "available"  # what a stock file's quantity counts
    date_order: Literal["day_first", "month_first", ""] = ""  # "": not known yet
    shows_costs: bool = False  # costs and cash may stand in its channel
    digest_hour: int | None = None  # [hour] of its morning's digest; None: as the environment says
    quiet_hours: str = ""  # "22-7", in its zone: warnings wait until they are over; "" never


@dataclass(frozen=True, slots=True)
class Shops:
    """The shops of one workspace."""

    access: Access

    def add(self, shop: Shop, *, now: datetime, by: str = TERMINAL, location: str = "") -> None:
        """Add a shop, and where nothing else is said a location of the same name that serves it."""
        try:
            with self.access.writing() as session:
                one_at_a_time(session, self.access.workspace)
                if find_shop(session, self.access.workspace, shop.name) is not None:
                    raise ShopExists(shop.name)
                add_shop(self.access, session, shop, location, now, by)
        except IntegrityError as error:  # PostgreSQL: somebody else was faster
            raise ShopExists(shop.name) from error

    def all(self) -> tuple[Shop, ...]:
        """Return every shop by name."""
        with self.access.reading() as session:
            rows = session.exec(
                select(ShopRow).where(ShopRow.workspace_id == self.access.workspace).order_by(col(ShopRow.folded))
            )
            return tuple(_shop(row) for row in rows)

    def named(self, name: str) -> Shop:
        """Return the shop of that name, in whatever case; raises UnknownShop with near names."""
        with self.access.reading() as session:
            return _shop(shop_row(session, self.access.workspace, name))

    def called(self, words: str) -> tuple[str, ...]:
        """Return the shops that have all of these words in their names or as their market, by name."""
        return called({shop.name: shop.market for shop in self.all()}, words)

    def listed_under(self, name: str) -> str:
        """Return the shop under which the items of this one stand in lists: the first that its location serves."""
        with self.access.reading() as session:
            place = shop_row(session, self.access.workspace, name).location_id
            served = (
                select(ShopRow.name)
                .where(ShopRow.workspace_id == self.access.workspace, ShopRow.location_id == place)
                .order_by(col(ShopRow.id))
            )
            return str(session.exec(served).first())

    def by_location(self) -> Mapping[str, Sequence[Shop]]:
        """Return the shops that each location serves; its items stand in lists under the first of them."""
        workspace, served = self.access.workspace, dict[str, list[Shop]]()
        query = select(LocationRow.name, ShopRow).where(col(LocationRow.id) == ShopRow.location_id)
        query = query.where(LocationRow.workspace_id == workspace, ShopRow.workspace_id == workspace)
        with self.access.reading() as session:
            for place, row in session.exec(query.order_by(col(ShopRow.id))):
                served.setdefault(place, []).append(_shop(row))
        return served

    def change(self, name: str, *, now: datetime, by: str = TERMINAL, seen: Shop | None = None, **fields: Any) -> Shop:
        """Change settings of a shop and return it; what is already stored is read by the new settings.

        Where ``seen`` holds no longer, somebody else was faster: nothing changes.
        """
        with self.access.writing() as session:
            one_at_a_time(session, self.access.workspace)
            row = shop_row(session, self.access.workspace, name)
            session.refresh(row, with_for_update=True)
            if seen is not None and _shop(row) != seen:
                return _shop(row)
            return change_shop(self.access, session, row, fields, now, by)


def add_shop(access: Access, session: Session, shop: Shop, location: str, now: datetime, by: str) -> None:
    """Add a shop whose name is free, within a transaction."""
    place = location_named(access, session, location or shop.name)
    fields = asdict(shop) | {"name": shop.name.strip(), "folded": fold(shop.name)}
    number = access.next_number(session, "shop")
    session.add(ShopRow(workspace_id=access.workspace, id=number, location_id=place.id, **fields))
    session.flush()
    note(access, session, now, by, "shop added", f"shop:{fields['name']}", {}, asdict(shop))


def change_shop(
    access: Access, session: Session, row: ShopRow, fields: Mapping[str, Any], now: datetime, by: str
) -> Shop:
    """Change settings of a shop within a transaction; what is already stored is read by the new settings."""
    before = _shop(row)
    after = replace(before, **fields)
    for field, value in asdict(after).items():
        setattr(row, field, value)
    session.flush()
    if after != before:
        was, became = _differing(before, after)
        note(access, session, now, by, "shop changed", f"shop:{before.name}", was, became)
    if after.quantity_means != before.quantity_means:
        session.connection().execute(
            text(
                "UPDATE stock_count SET means = :means WHERE workspace_id = :workspace AND import_id IN"
                " (SELECT id FROM import_run WHERE workspace_id = :workspace AND shop_id = :shop)"
            ),
            {"workspace": access.workspace, "shop": row.id, "means": after.quantity_means},
        )
    if after.tz != before.tz:
        count_days_anew(session, access.workspace, row.id, row.location_id, after.tz)
    return after


def location_named(access: Access, session: Session, name: str) -> LocationRow:
    """Return the location of that name, in whatever case; made where there is none."""
    rows = session.exec(select(LocationRow).where(LocationRow.workspace_id == access.workspace))
    known = next((row for row in rows if fold(row.name) == fold(name)), None)
    if known is None:
        number = access.next_number(session, "location")
        known = LocationRow(workspace_id=access.workspace, id=number, name=name.strip())
        session.add(known)
        session.flush()
    return known


def find_shop(session: Session, workspace: str, name: str) -> ShopRow | None:
    """Return the row of a shop, or None."""
    return session.exec(
        select(ShopRow).where(ShopRow.workspace_id == workspace, ShopRow.folded == fold(name))
    ).one_or_none()


def shop_row(session: Session, workspace: str, name: str) -> ShopRow:
    """Return the row of a shop; raises UnknownShop with those that may have been meant."""
    row = find_shop(session, workspace, name)
    if row is None:
        known = session.exec(
            select(ShopRow).where(ShopRow.workspace_id == workspace).order_by(col(ShopRow.folded))
        ).all()
        names = {each.folded: each.name for each in known}
        near = [names[word] for word in difflib.get_close_matches(fold(name), names, n=3, cutoff=0.5)]
        raise UnknownShop(name, called({each.name: each.market for each in known}, name)[:3] or tuple(near))
    return row


def called(shops: Mapping[str, str], words: str) -> tuple[str, ...]:
    """Return which shops, by name and market, have all of these words in their names or as their market.

    >>> called({"UK Home": "GB", "DE Shop": "DE"}, "gb"), called({"UK Home": "GB"}, "UK shop")
    (('UK Home',), ())
    """
    said = _countries(words)
    return tuple(name for name, market in shops.items() if said and said <= _countries(f"{name} {market}"))


def _countries(words: str) -> set[str]:
    """Return the words, those that are called as a country is with its two letters."""
    return {CALLED.get(word.upper(), word.upper()) for word in fold(words).split()}


def _differing(before: Shop, after: Shop) -> tuple[dict[str, Any], dict[str, Any]]:
    was, became = asdict(before), asdict(after)
    changed = [field for field in was if was[field] != became[field]]
    return {field: was[field] for field in changed}, {field: became[field] for field in changed}


def _shop(row: ShopRow) -> Shop:
    means: Literal["available", "on_hand"] = "on_hand" if row.quantity_means == "on_hand" else "available"
    orders: dict[str, Literal["day_first", "month_first"]] = {"day_first": "day_first", "month_first": "month_first"}
    named = (row.name, row.market, row.tz, row.currency, row.channel, means)
    return Shop(*named, orders.get(row.date_order, ""), row.shows_costs, row.digest_hour, quiet_hours=row.quiet_hours)
