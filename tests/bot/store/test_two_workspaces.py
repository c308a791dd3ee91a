"""Whatever two workspaces do in whatever order, neither ever sees or changes a row of the other."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlalchemy import Table, TextClause, text, true

from bot.store import Database, Outgoing, Store, Warned
from bot.store.tables import METADATA
from planner.events.plan import EventKind, EventPlan
from planner.model import Level
from planner.purchase import State
from tests.bot.store.builders import NOW, a_count, a_line, a_proposal, a_shop, a_store, at, counts_in, hours, orders_in
from tests.bot.store.test_ages import a_value, an_age
from tests.bot.store.test_clearing import accepted

WHO = st.sampled_from(["W1", "W2"])
NUMBER = st.integers(1, 4)


@cache
def every_row(dialect: str) -> TextClause:
    """Return what reads all that a workspace has, each row as text, in one statement instead of one a table."""

    def row(table: Table) -> str:
        return "its::text" if dialect == "postgresql" else "||','||".join(f'quote("{c.name}")' for c in table.columns)

    apart = [
        f"SELECT '{table.name}', {row(table)} FROM \"{table.name}\" AS its WHERE workspace_id = :w"
        for table in METADATA.sorted_tables
        if table.name != "workspace"
    ]
    return text(f"{' UNION ALL '.join(apart)} ORDER BY 1, 2")


class TwoWorkspaces(RuleBasedStateMachine):
    """The same names and numbers everywhere; each step must leave the other workspace as it was."""

    database: Database
    step = 0

    @initialize()
    def begin(self) -> None:
        for table in reversed(METADATA.sorted_tables):
            if table.name not in {"audit", "workspace"}:  # the one is append-only, the other stays
                with self.database.turn(), self.database.writer.begin() as connection:
                    numbered = table.c.noun != "audit" if table.name == "counter" else true()
                    connection.execute(table.delete().where(numbered))
        self.stores = {who: a_store(self.database, who) for who in ("W1", "W2")}
        self.last_seen: dict[str, list[Any]] = {}  # of who has done nothing since

    def _alone(self, who: str, act: Any) -> None:
        other = "W2" if who == "W1" else "W1"
        before = self.last_seen.get(other) or self._seen(other)
        act(self.stores[who])
        self.last_seen = {other: self._seen(other)}
        assert self.last_seen[other] == before != []

    def _seen(self, who: str) -> list[Any]:
        with self.database.reader.connect() as connection:
            return [tuple(row) for row in connection.execute(every_row(connection.dialect.name), {"w": who})]

    @rule(who=WHO, sku=NUMBER)
    def accept_a_clearance_step(self, who: str, sku: int) -> None:
        self._alone(who, lambda store: accepted(store, product=f"SKU{sku}"))

    @rule(who=WHO, number=NUMBER)
    def end_a_clearance_step(self, who: str, number: int) -> None:
        def end(store: Store) -> None:
            if store.clearing.one(number):
                store.clearing.undo(number, 1, "U1", NOW)
                store.clearing.sold(store.clearing.running(), NOW)

        self._alone(who, end)

    @rule(who=WHO, number=NUMBER, sku=NUMBER, units=NUMBER)
    def import_orders(self, who: str, number: int, sku: int, units: int) -> None:
        self.step += 1
        line = a_line(str(number), str(sku), units, at(3, number))
        self._alone(who, lambda store: orders_in(store, line, sha=str(self.step), as_of=NOW + hours(self.step)))

    @rule(who=WHO, sku=NUMBER, units=NUMBER)
    def count(self, who: str, sku: int, units: int) -> None:
        self.step += 1
        self._alone(who, lambda store: counts_in(store, a_count(str(sku), units), as_of=NOW + hours(self.step)))

    @rule(who=WHO, sku=NUMBER, units=NUMBER)
    def look_how_old_it_is(self, who: str, sku: int, units: int) -> None:
        found = [an_age(f"SKU{sku}", old_units=units)]
        self._alone(who, lambda store: store.ages.save(found, [a_value(old_units=units)]))
        assert [age.old_units for age in self.stores[who].ages.slow()] == [units]

    @rule(who=WHO, sku=NUMBER)
    def suggest(self, who: str, sku: int) -> None:
        told = Outgoing(f"card{sku}", "C1", "card", f"suggestion:{sku}", {})

        def act(store: Store) -> None:
            store.suggestions.apply(NOW, opened=[a_proposal(f"SKU{sku}")])
            store.outbox.add(told, NOW)

        self._alone(who, act)

    @rule(who=WHO, number=NUMBER)
    def decide(self, who: str, number: int) -> None:
        def act(store: Store) -> None:
            if store.suggestions.one(number):
                store.deciding.approve(number, 1, "U1", NOW, arrives=date(2026, 4, 1))

        self._alone(who, act)

    @rule(who=WHO, number=NUMBER, units=NUMBER)
    def move_an_order_on(self, who: str, number: int, units: int) -> None:
        def act(store: Store) -> None:
            order = store.orders.one(f"PO-{number:04d}")
            if order is None:
                return
            store.orders.date(order.number, order.version, date(2026, 3, 1), "U1", NOW)
            store.orders.move(order.number, order.version + 1, State.ORDERED, "U1", NOW)
            if store.products.find(order.lines[0].product).exact:
                store.orders.receive(order.number, order.version + 2, {1: units}, "U1", NOW)
            store.orders.tell_late(NOW + hours(49), lambda _: [])

        self._alone(who, act)

    @rule(who=WHO, number=NUMBER)
    def plan_an_event(self, who: str, number: int) -> None:
        plan = EventPlan("Live", EventKind.ADS_PAUSED, "Mugs", date(2026, 3, number), date(2026, 3, 31), ())

        def act(store: Store) -> None:
            known = [event for event in store.events.planned() if event.plan.starts == plan.starts]
            for event in known or [store.events.add(plan, "U1", NOW).event]:
                store.events.change(event.id, event.version, replace(plan, name="Live!"), "U1", NOW)
                store.events.tell(event, "today", NOW)
                store.events.cancel(event.id, event.version + 1, "U1", NOW)

        self._alone(who, act)

    @rule(who=WHO)
    def deliver(self, who: str) -> None:
        def act(store: Store) -> None:
            leased = store.outbox.lease(NOW, hours(1))
            if leased:
                store.outbox.sent(leased.id, leased.revision, "1.1")

        self._alone(who, act)

    @rule(who=WHO, number=NUMBER)
    def warn(self, who: str, number: int) -> None:
        warned = Warned("stock", f"SKU{number}", "Mugs", "Mugs", Level.OUT, {})
        self._alone(who, lambda store: store.alerts.apply(NOW, opened=[warned], closed=store.alerts.open()))

    @rule(who=WHO, tz=st.sampled_from(["Asia/Bangkok", "Europe/London"]))
    def change_shop(self, who: str, tz: str) -> None:
        self._alone(who, lambda store: store.shops.change("Mugs", now=NOW, tz=tz))

    @rule(who=WHO, day=NUMBER)
    def digest_and_rest(self, who: str, day: int) -> None:
        def act(store: Store) -> None:
            store.digests.claim("Mugs", "daily", date(2026, 3, day), NOW)
            store.people.set_role("U1", "planner", now=NOW)
            store.jobs.beat("plan", NOW)
            store.outbox.touch("suggestion:1")
            store.facts.rebuild()

        self._alone(who, act)


def test_no_row_crosses_between_two_workspaces(database: Database) -> None:
    machine = type("Machine", (TwoWorkspaces,), {"database": database})
    runs = settings(max_examples=8, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck))
    machine.TestCase.settings = runs
    machine.TestCase("runTest").runTest()


def test_two_workspaces_may_use_the_same_names(database: Database) -> None:
    one, other = a_store(database, "W1"), a_store(database, "W2", a_shop(currency="USD"))
    orders_in(one, a_line(quantity=3), sha="same")
    orders_in(other, a_line(quantity=5), sha="same")
    assert [store.facts.gather(at(3, 11))[0].history.units.sum() for store in (one, other)] == [3, 5]
    assert [store.shops.named("Mugs").currency for store in (one, other)] == ["GBP", "USD"]
