"""A store of an earlier release is brought up to date without losing anything or breaking a new rule."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from alembic import command
from sqlalchemy import create_engine, text

from bot.store import Database, differences, migrate, schema
from bot.store.engines import where
from bot.store.finding.words import index_words
from bot.store.importing.replacing import put_back, replaced
from bot.store.movements.packing import nothing
from bot.store.movements.trays import Trays
from tests.bot.store.builders import NOW, hours

ALERT = text(
    "INSERT INTO alert (workspace_id, id, rule, product, location, shop, level, state, opened_at, changed_at, figures)"
    " VALUES ('W1', :id, :rule, :product, 'Mugs', 'Mugs', 'REORDER', 'open', :now, :now, '{}')"
)
MESSAGE = text(
    'INSERT INTO outbox (workspace_id, id, key, channel, kind, subject, "values", wanted, sent, waiting, ts, attempts,'
    " next_try_at, dead, error, created_at) VALUES ('W1', :id, :key, 'C1', 'warning', 's', '{}', 1, 0, :yes, '',"
    " :attempts, :then, :no, '', :now)"
)

FOUND = (
    "SELECT t.part, w.word, p.product_id FROM word w JOIN word_part t ON t.workspace_id = w.workspace_id"
    " AND t.word_id = w.id JOIN product_word p ON p.workspace_id = w.workspace_id AND p.word_id = w.id"
)
ITEM_MONTH = text("INSERT INTO packed_month (workspace_id, item_id, month, days) VALUES ('W1', :item, :month, :days)")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store.db'}"
        return
    administer = request.getfixturevalue("postgres_broom").execute
    administer(text("CREATE DATABASE earlier"))
    yield str(request.getfixturevalue("postgres_server")).replace("@/postgres?", "@/earlier?")
    administer(text("DROP DATABASE earlier WITH (FORCE)"))


def test_two_warnings_open_at_a_place_become_one_and_waiting_messages_stay(bare: str) -> None:
    _migrate_to(bare, "0002")
    engine = create_engine(where(bare))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO workspace (id) VALUES ('W1')"))
        for number, rule, product in ((1, "stock", "SKU1"), (2, "stale", "SKU1"), (3, "stock", "SKU2")):
            connection.execute(ALERT, {"id": number, "rule": rule, "product": product, "now": NOW.replace(tzinfo=None)})
        for number, attempts in ((1, 0), (2, 3)):
            said = {"id": number, "key": f"k{number}", "attempts": attempts, "yes": True, "no": False}
            later = (NOW + hours(1)).replace(tzinfo=None)
            connection.execute(MESSAGE, said | {"then": later, "now": NOW.replace(tzinfo=None)})
    engine.dispose()
    migrate(bare)
    assert differences(bare) == []
    with Database.open(bare) as database:
        store = database.store("W1")
        assert store.jobs.errands("plan").is_waiting  # a check at the first tick
        assert [(alert.id, alert.rule) for alert in store.alerts.open()] == [(2, "stale"), (3, "stock")]
        assert store.outbox.backlog(NOW).waiting == 2
        first = store.outbox.lease(NOW, hours(1))
        assert first is not None
        assert (first.key, first.refusals) == ("k1", 0)


def test_packed_months_are_put_into_trays(bare: str) -> None:
    """Items 5 and 63 share a tray, 64 lies in the next; of item 6 nothing is packed, of 63 one month."""
    _migrate_to(bare, "0012")  # before trays
    engine, packed = create_engine(where(bare)), {}
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO workspace (id) VALUES ('W1')"))
        for item, month in ((5, 24314), (5, 24315), (63, 24315), (64, 24314), (64, 24315)):
            packed[item, month] = nothing(1)
            packed[item, month]["units"], packed[item, month]["then"] = item, month % 2
            days = packed[item, month].tobytes()
            connection.execute(ITEM_MONTH, {"item": item, "month": month, "days": days})
    engine.dispose()
    migrate(bare)
    assert differences(bare) == []
    with Database.open(bare) as database, database.store("W1").access.reading() as session:
        items = np.array([5, 6, 63, 64])
        trays = Trays.of(session, "W1", items)
        assert (trays.oldest(items).tolist(), trays.newest(items).tolist()) == (
            [24314, -1, 24315, 24314],
            [24315, -1, 24315, 24315],
        )
        for (item, month), days in packed.items():
            assert trays.there(month, np.array([item])).tobytes() == days.tobytes()


def test_products_of_before_there_was_a_search_are_found_by_their_words(bare: str) -> None:
    """The same words as those that a product of today is found by."""
    _migrate_to(bare, "0018")
    engine = create_engine(where(bare))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO workspace (id) VALUES ('W1')"))
        for number, (code, name) in enumerate((("TOTE-1", "Ｔote Bag"), ("B", "粉色午餐袋")), start=1):
            said = {"id": number, "code": code, "folded": code.casefold(), "name": name}
            connection.execute(
                text(
                    "INSERT INTO product (workspace_id, id, code, folded, name, supplier, cost_currency)"
                    " VALUES ('W1', :id, :code, :folded, :name, '', '')"
                ),
                said,
            )
    engine.dispose()
    migrate(bare)
    assert differences(bare) == []
    with Database.open(bare) as database:
        access, found = database.store("W1").access, []
        for _ in range(2):
            with access.writing() as session:
                rows = session.connection().execute(text(FOUND)).all()
                found.append({(row.part, row.word, row.product_id) for row in rows})
                index_words(session, "W1", [1, 2])
        assert found[0] == found[1]
        assert ("餐袋", "粉色午餐袋", 2) in found[0]
        assert ("ag", "bag", 1) in found[0]
        with access.writing() as session:
            assert access.next_number(session, "word") == len({word for _, word, _ in found[0]}) + 1


def test_prices_of_a_unit_become_finer_and_imports_of_before_can_still_be_taken_back(bare: str) -> None:
    """An import made 1.20 of a unit 1.35: 120 and 135 cents are 1,200,000 and 1,350,000 ten-thousandths."""
    _migrate_to(bare, "0051")
    engine = create_engine(where(bare))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO workspace (id) VALUES ('W1')"))
        connection.execute(
            text(
                "INSERT INTO product (workspace_id, id, code, folded, name, supplier, unit_cost_minor, cost_currency)"
                " VALUES ('W1', 1, 'A', 'a', 'Mug', '', 135, 'USD')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO replaced (workspace_id, import_id, name, key, before, after)"
                " VALUES ('W1', 1, 'product', '[1]', :was, :left), ('W1', 1, 'supplier', '[\"s\"]', '', '')"
            ),
            {"was": '{"code": "A", "unit_cost_minor": 120, "salvage_minor": null}', "left": '{"unit_cost_minor": 135}'},
        )
    engine.dispose()
    migrate(bare)
    assert differences(bare) == []
    with Database.open(bare) as database, database.store("W1").access.writing() as session:
        read = text("SELECT code, unit_cost_myriadths FROM product")
        kept = [each for each in replaced(session, "W1", 1) if each.table == "product"]
        assert session.connection().execute(read).one() == ("A", 1_350_000)
        assert kept[0].before == {"code": "A", "unit_cost_myriadths": 1_200_000, "salvage_myriadths": None}
        put_back(session, "W1", 1, [replace(kept[0], before={"unit_cost_myriadths": 1_200_000})])
        assert session.connection().execute(read).one() == ("A", 1_200_000)


def _migrate_to(url: str, revision: str) -> None:
    with schema._connected(url, changing=True) as connection:
        config = schema._config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
