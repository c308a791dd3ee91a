"""Gives listings other products: what they sold moves along, and so does the stock of a product left without any."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, text

from bot.store.importing.kinds.goods import ITEM, ORDER_LINE
from bot.store.importing.kinds.ground import Ground
from bot.store.movements.counted import counted
from bot.store.staging import put
from bot.store.tables import METADATA

COMPONENT = ("workspace_id", "listing_id", "product_id", "units_each")
UNLINK = text("DELETE FROM component WHERE workspace_id = :w AND listing_id = :listing")
MARK = text(
    "INSERT INTO stale_month (workspace_id, item_id, month) SELECT DISTINCT i.workspace_id, i.id, l.month"
    " FROM order_line l JOIN component c ON c.workspace_id = :w AND c.listing_id = l.listing_id"
    " JOIN item i ON i.workspace_id = :w AND i.product_id = c.product_id AND i.location_id = :place"
    f" WHERE {counted('l')} AND l.listing_id = :listing ON CONFLICT DO NOTHING"
)
FIRST_SOLD = text(
    f"SELECT l.listing_id, MIN(l.created) AS seen FROM order_line l WHERE {counted('l')} AND l.listing_id IN :listings"
    " GROUP BY l.listing_id"
).bindparams(bindparam("listings", expanding=True))
SEEN = text("UPDATE item SET first_seen = :seen WHERE workspace_id = :w AND id = :item AND first_seen > :seen")
LEFT = text(
    "SELECT p.id FROM product p WHERE p.workspace_id = :w AND p.id IN :products AND NOT EXISTS"
    " (SELECT 1 FROM component c WHERE c.workspace_id = :w AND c.product_id = p.id)"
).bindparams(bindparam("products", expanding=True))
KEEPS = text(  # a person told of it, counted it or ordered it: it is no mere link found by code
    "SELECT 1 FROM product p WHERE p.workspace_id = :w AND p.id = :product AND (p.supplier <> '' OR EXISTS"
    " (SELECT 1 FROM item i JOIN receipt r ON r.workspace_id = :w AND r.item_id = i.id"
    " WHERE i.workspace_id = :w AND i.product_id = p.id) OR EXISTS"
    " (SELECT 1 FROM purchase_order_line n WHERE n.workspace_id = :w AND n.product = p.code))"
)
MOVED = {  # what lies under one item goes to another, in its units; where both have something it adds up
    "stock_count": ("at, day, month, means, import_id", "quantity, reserved, fulfilled", "item_id, at"),
    "receipt": ("at, order_number, day, month", "quantity", "item_id, at, order_number"),
    "other_sale": ("day, channel, month, at", "quantity", "item_id, day, channel"),
}
MARK_MOVED = text(
    "INSERT INTO stale_month (workspace_id, item_id, month) SELECT DISTINCT workspace_id, :target, month FROM"
    " ("
    + " UNION ".join(f"SELECT workspace_id, item_id, month FROM {table}" for table in MOVED)
    + ") AS moved WHERE workspace_id = :w AND item_id = :item ON CONFLICT DO NOTHING"
)
EXPECTED = text(
    "UPDATE expected SET item_id = :target, quantity = quantity * :each WHERE workspace_id = :w AND item_id = :item"
)
PLANNED = text(
    "INSERT INTO event_line (workspace_id, event_id, product_id, units) SELECT workspace_id, event_id, :heir,"
    " units * :each FROM event_line WHERE workspace_id = :w AND product_id = :product"
    " ON CONFLICT (workspace_id, event_id, product_id) DO UPDATE SET units = event_line.units + excluded.units"
)
ORDERED = text(
    "UPDATE purchase_order_line SET product = (SELECT code FROM product WHERE workspace_id = :w AND id = :heir),"
    " quantity = quantity * :each, received = received * :each, cost_units = cost_units * :each"
    " WHERE workspace_id = :w AND product = (SELECT code FROM product WHERE workspace_id = :w AND id = :product)"
)
STANDING = text(
    "DELETE FROM standing WHERE workspace_id = :w"
    " AND product = (SELECT code FROM product WHERE workspace_id = :w AND id = :product)"
)


LINKED, OF_PRODUCT = "t.listing_id = :listing", "t.product_id = :product"
BOUGHT = "t.product = (SELECT p.code FROM product p WHERE p.workspace_id = :w AND p.id = :product)"


@dataclass(frozen=True, slots=True)
class Relinked:
    """A listing and the products it consumed, and consumes from now on, with the units each."""

    listing: int
    shop: int
    place: int
    before: dict[int, int]
    after: dict[int, int]


def relink(ground: Ground, moved: Sequence[Relinked]) -> None:
    """Link listings to other products; mark the months of all items that this changes."""
    if not moved:
        return
    switching = ground.switching
    workspace, connection = switching.workspace, switching.session.connection()
    keys = [{"w": workspace, "listing": one.listing, "place": one.place} for one in moved]
    for one in moved:
        switching.keeping.rows("component", LINKED, listing=one.listing)
        for product in one.after:
            switching.keeping.rows("item", OF_PRODUCT, ITEM, product=product)
    connection.execute(MARK, keys)
    connection.execute(UNLINK, keys)
    parts = [(workspace, one.listing, product, units) for one in moved for product, units in one.after.items()]
    put(switching.session, "component", COMPONENT, 3, parts)
    for one in moved:
        switching.keeping.made("component", LINKED, listing=one.listing)
    sold = connection.execute(FIRST_SOLD, {"w": workspace, "listings": [one.listing for one in moved]})
    first = {row.listing_id: row.seen for row in sold}
    seen = [
        {"w": workspace, "item": ground.item_at(product, one.place, since), "seen": since}
        for one in moved
        for since in [first.get(one.listing, switching.at)]
        for product in one.after
    ]
    ground.settle()
    connection.execute(SEEN, seen)
    connection.execute(MARK, keys)
    _clear_up(ground, moved)


def _clear_up(ground: Ground, moved: Sequence[Relinked]) -> None:
    """Let go of products nobody sells any more: their stock goes to the one product that took their place."""
    before = {product for one in moved for product in one.before}
    key = {"w": ground.switching.workspace}
    connection = ground.switching.session.connection()
    left = connection.execute(LEFT, key | {"products": list(before)}).scalars().all() if before else []
    for product in left:
        heirs = {tuple(one.after.items()) for one in moved if product in one.before}
        heir = heirs.pop() if len(heirs) == 1 else ()
        if len(heir) == 1:
            _inherit(ground, product, *heir[0])
        elif connection.execute(KEEPS, key | {"product": product}).first():
            continue
        _forget(ground, product)


def _inherit(ground: Ground, product: int, heir: int, each: int) -> None:
    connection, key = ground.switching.session.connection(), {"w": ground.switching.workspace}
    keeping = ground.switching.keeping
    for (code, place), item in list(ground.items.items()):
        if code != product:
            continue
        target = ground.item_at(heir, place, ground.switching.at)
        ground.settle()
        pair = key | {"item": item, "target": target, "each": each}
        for table in (*MOVED, "expected"):
            keeping.rows(table, "t.item_id IN (:item, :target)", item=item, target=target)
        connection.execute(MARK_MOVED, {name: pair[name] for name in ("w", "item", "target")})
        for table, (same, units, unique) in MOVED.items():
            counted = units.split(", ")
            given = ", ".join(f"{unit} * :each" for unit in counted)
            added = ", ".join(f"{unit} = {table}.{unit} + excluded.{unit}" for unit in counted)
            move = (
                f"INSERT INTO {table} (workspace_id, item_id, {same}, {units})"
                f" SELECT workspace_id, :target, {same}, {given} FROM {table}"
                f" WHERE workspace_id = :w AND item_id = :item"
                f" ON CONFLICT (workspace_id, {unique}) DO UPDATE SET {added}"
            )
            connection.execute(text(move), pair)
            keeping.made(table, "t.item_id = :target", target=target)
        connection.execute(EXPECTED, pair)
    pair = key | {"product": product, "heir": heir, "each": each}
    keeping.rows("event_line", "t.product_id IN (:product, :heir)", product=product, heir=heir)
    connection.execute(PLANNED, pair)
    keeping.made("event_line", "t.product_id = :heir", heir=heir)
    keeping.rows("purchase_order_line", BOUGHT, ORDER_LINE, product=product)
    connection.execute(ORDERED, pair)


def _forget(ground: Ground, product: int) -> None:
    """Delete a product and its items, with whatever is kept under their numbers."""
    connection, key = ground.switching.session.connection(), {"w": ground.switching.workspace}
    connection.execute(STANDING, key | {"product": product})
    tables = METADATA.sorted_tables[::-1]  # those that refer to others first
    items = {pair: item for pair, item in ground.items.items() if pair[0] == product}
    ground.switching.keeping.rows("product", "t.id = :product", product=product)
    ground.switching.keeping.rows("event_line", OF_PRODUCT, product=product)
    ground.switching.keeping.rows("item", OF_PRODUCT, ITEM, product=product)
    for item in items.values():
        for kept in (*MOVED, "expected", "transit"):
            ground.switching.keeping.rows(kept, "t.item_id = :item", item=item)
    for column, numbers in (("item_id", list(items.values())), ("product_id", [product])):
        for table in tables:
            if numbers and column in table.columns:
                gone = text(f"DELETE FROM {table.name} WHERE workspace_id = :w AND {column} = :number")
                connection.execute(gone, [key | {"number": number} for number in numbers])
    connection.execute(
        text("DELETE FROM product WHERE workspace_id = :w AND id = :product"), key | {"product": product}
    )
    for pair in items:
        del ground.items[pair]
    ground.lies.pop(product, None)
    ground.products = {folded: number for folded, number in ground.products.items() if number != product}
