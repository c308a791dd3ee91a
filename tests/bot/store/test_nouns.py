"""Shops, people, products, levels and lessons are found again as they were left."""

from dataclasses import asdict, replace
from datetime import date, timedelta

import numpy as np
import pytest
from sqlalchemy import text, update

from bot.store import URGENT_FIRST, Database, Member, Profile, ShopExists, Standing, Standings, Store, UnknownShop
from bot.store.checks.levels import Overview
from bot.store.tables.people import LearnedRow
from planner.classes import Cuts
from planner.forecasting.curve import Curve
from planner.forecasting.quickness import QUICK
from planner.forecasting.same_weeks import SameWeeks, Weeks
from planner.forecasting.scatter import Scatter
from planner.model import Level
from planner.policy import Learned
from tests.bot.store.builders import NOW, a_line, a_proposal, a_shop, a_store, hours, orders_in


def test_a_shop_is_known_by_its_name_in_any_case(store: Store) -> None:
    assert store.shops.named(" mugs ") == a_shop()
    assert store.shops.all() == (a_shop(),)
    with pytest.raises(ShopExists):
        store.shops.add(a_shop("MUGS"), now=NOW)


def test_an_unknown_shop_suggests_near_ones(store: Store) -> None:
    with pytest.raises(UnknownShop) as refused:
        store.shops.named("Mug")
    assert (refused.value.name, refused.value.near) == ("Mug", ("Mugs",))


def test_settings_of_a_shop_can_be_changed(store: Store) -> None:
    assert store.shops.change("mugs", now=NOW, channel="C9", date_order="day_first").channel == "C9"
    assert store.shops.named("Mugs").date_order == "day_first"
    with pytest.raises(TypeError):
        store.shops.change("Mugs", now=NOW, colour="red")


def test_whoever_changes_a_shop_or_a_role_is_remembered_with_before_and_after(store: Store) -> None:
    store.shops.change("mugs", now=NOW, by="U1", channel="C9")
    store.shops.change("mugs", now=NOW, channel="C9")
    store.people.set_role("U2", "planner", now=NOW, by="U1")
    store.people.set_role("U2", "planner", now=NOW)
    store.people.set_role("U2", None, now=NOW)
    changed, added = store.audit.entries("shop:Mugs")
    assert (added.user, added.at, added.action, added.after["tz"]) == ("terminal", NOW, "shop added", "Europe/London")
    assert (changed.user, changed.before, changed.after) == ("U1", {"channel": "C1"}, {"channel": "C9"})
    taken, given = store.audit.entries("user:U2")
    assert (given.user, given.before, given.after) == ("U1", {"role": None}, {"role": "planner"})
    assert (taken.user, taken.action, taken.after) == ("terminal", "role taken", {"role": None})


def test_roles_are_given_and_taken(store: Store) -> None:
    store.people.set_role("U1", "approver", now=NOW)
    store.people.set_role("U2", "viewer", now=NOW)
    store.people.set_role("U2", None, now=NOW)
    store.people.remember("U3", "de-DE", "Europe/Berlin", NOW)
    assert (store.people.role("U1"), store.people.role("U2"), store.people.role("U3")) == ("approver", None, None)
    assert store.people.all() == (Member("U1", "approver", None),)
    assert store.people.profile("U3") == Profile("de-DE", "Europe/Berlin", NOW)
    with pytest.raises(ValueError, match="king"):
        store.people.set_role("U1", "king", now=NOW)  # type: ignore[arg-type]


def test_products_are_found_by_code_and_sku_id_and_near_ones_by_a_slip(store: Store) -> None:
    orders_in(store, *(a_line(str(n), f"17290000000000{n}", seller_sku=f"SKU-00{n}") for n in range(10, 99)))
    for typed in ("sku-0042", "1729000000000042", " SKU-0042 "):
        found = store.products.find(typed)
        assert (found.exact, found.near) == (("SKU-0042",), ())
    for slip in ("SKU-O042", "SKU-00421"):
        found = store.products.find(slip)
        assert "SKU-0042" in found.near
        assert (found.exact, len(found.near) <= 5) == ((), True)
    assert store.products.count() == 89


def test_nothing_typed_finds_nothing(store: Store) -> None:
    orders_in(store, a_line())
    assert (store.products.find("  ").exact, store.products.find("zzz").near) == ((), ())


def a_standing(product: str, level: Level, money: int | None = None, shop: str = "Mugs") -> Standing:
    return Standing(
        *(product, "A mug", shop, shop, level, 5, 2.5, date(2026, 3, 12), 40, 100),
        *(money, "GBP", 600, 200, "USD", None, NOW),
    )


def test_the_overview_counts_levels_and_names_the_worst_by_money(store: Store) -> None:
    rows = [
        a_standing("A", Level.REORDER, 5),
        a_standing("B", Level.OK),
        a_standing("C", Level.OUT),
        a_standing("D", Level.REORDER, 9),
    ]
    store.levels.save(rows)
    assert store.levels.overview() == ((Level.OUT, 1), (Level.REORDER, 2), (Level.OK, 1))
    assert [each.product for each in store.levels.worst(3)] == ["C", "D", "A"]
    assert store.levels.worst(9, levels=[Level.OUT]) == (rows[2],)
    store.levels.save([a_standing("E", Level.OK, shop="Cups")], shop="Cups")
    assert store.levels.overview("Cups") == ((Level.OK, 1),)
    assert sum(count for _, count in store.levels.overview()) == 5
    store.levels.save_some([rows[0]._replace(level=Level.OUT), rows[2]._replace(available=3)])  # between two checks
    assert store.levels.overview("Mugs") == ((Level.OUT, 2), (Level.REORDER, 1), (Level.OK, 1))
    assert [each.product for each in store.levels.worst(2)] == ["A", "C"]


def test_many_are_listed_in_the_order_of_one_by_one() -> None:
    """The more pressing level first, within it the more money; no money known is less than none, and 2**51 is most."""
    money = (2**51 - 2, 2**51 - 3, 1, 0, None)
    rows = [a_standing("A", level)._replace(money_minor=minor) for level in URGENT_FIRST for minor in money]
    urgency = Standings.of(rows).urgency().tolist()
    assert sorted(set(urgency)) == urgency
    same = [a_standing("A", Level.OUT)._replace(money_minor=minor) for minor in (2**53, 2**51 - 2, -5, 0)]
    assert len(set(Standings.of(same).urgency().tolist())) == 2


def test_money_without_a_rate_comes_behind_all_that_can_be_compared() -> None:
    """79 million dong nobody typed a rate for, behind 1 penny; by itself the more comes first. Without totals as is."""
    said = (("PENNY", 1, "GBP"), ("MUCH", 79_000_000, "VND"), ("LITTLE", 9, "VND"), ("UNKNOWN", None, "GBP"))
    rows = [a_standing(name, Level.OUT, money)._replace(currency=code) for name, money, code in said]

    def listed(reporting: str) -> list[str]:
        return [rows[at].product for at in np.argsort(Standings.of(rows).urgency(reporting)).tolist()]

    assert listed("GBP") == ["PENNY", "MUCH", "LITTLE", "UNKNOWN"]
    assert listed("") == ["MUCH", "LITTLE", "PENNY", "UNKNOWN"]


def test_a_new_currency_of_totals_sets_every_list_anew(store: Store) -> None:
    """What stands as it stood has another place where totals are of another currency from one check to the next."""
    rows = [a_standing("PENNY", Level.OUT, 1), a_standing("MUCH", Level.OUT, 79_000_000)._replace(currency="VND")]
    for reporting, listed in (("", ["MUCH", "PENNY"]), ("GBP", ["PENNY", "MUCH"]), ("VND", ["MUCH", "PENNY"])):
        store.levels.save(rows, reporting=reporting)
        assert [row.product for row in store.levels.worst(9)] == listed


def test_only_what_changed_is_written(store: Store) -> None:
    """Checked again two hours later: A changed, B stands as before, C is gone. The overview is as of the last check."""
    first = [a_standing(product, Level.REORDER, 5) for product in "ABC"]
    store.levels.save(first)
    again = [first[0]._replace(available=4, as_of=NOW + hours(2)), first[1]._replace(as_of=NOW + hours(2))]
    store.levels.save(again)
    assert store.levels.worst(9) == (again[0], first[1])
    assert store.levels.taken() == Overview(((Level.REORDER, 2),), NOW + hours(2))
    store.levels.save([])
    assert store.levels.taken() == Overview((), None)


def test_what_is_no_longer_known_is_written(store: Store) -> None:
    """A was counted and sold, and is neither now; B is known only now; C never was; D is known to the coin."""
    rows = [a_standing(product, Level.REORDER, 5) for product in "ABCD"]
    unknown = {"available": None, "days_of_cover": None, "money_minor": None, "cash_minor": None, "coming_minor": None}
    unknown |= {"stockout": None}
    first = [rows[0], rows[1]._replace(**unknown), rows[2]._replace(**unknown), rows[3]]
    store.levels.save(first)
    later = {"as_of": NOW + hours(2)}
    again = [rows[0]._replace(**unknown), rows[1], first[2], rows[3]._replace(money_minor=6)]
    store.levels.save(row._replace(**later) for row in again)
    wanted = {again[0]._replace(**later), again[1]._replace(**later), again[2], again[3]._replace(**later)}
    assert set(store.levels.all()) == wanted


def test_a_decision_since_it_was_looked_is_not_set_back(store: Store) -> None:
    """A plan looked how A stands, it is decided, and the plan finds it as it was: nothing more is asked of it."""
    (one,) = store.suggestions.apply(NOW, opened=[a_proposal("A")]).opened
    store.levels.save([a_standing("A", Level.REORDER)])
    stood = store.levels.stood()
    store.deciding.dismiss(one.id, 1, "U1", NOW)
    store.levels.save([a_standing("A", Level.REORDER)], stood=stood)
    assert [each.quantity for each in store.levels.worst(1)] == [0]


def test_what_a_decision_set_to_nothing_is_asked_again_once_the_decision_is_taken_back(store: Store) -> None:
    """The check after it finds A exactly as the check before did, and yet it must be written."""
    (one,) = store.suggestions.apply(NOW, opened=[a_proposal("A")]).opened
    store.levels.save([a_standing("A", Level.REORDER)])
    store.deciding.dismiss(one.id, 1, "U1", NOW)
    store.deciding.undo(one.id, 2, "U1", NOW)
    store.levels.save([a_standing("A", Level.REORDER)])
    assert [each.quantity for each in store.levels.worst(1)] == [100]


def test_a_digest_is_another_where_anything_of_an_item_is_another() -> None:
    """Whatever is not known is another thing than nothing; ``as_of`` is no news."""
    row = a_standing("A", Level.REORDER, 5)
    others: dict[str, tuple[object, ...]] = {
        "product": ("B", "a"),
        "location": ("B", ""),
        "name": ("Other", "", "Other" * 60),
        "shop": ("Other",),
        "level": (Level.OK,),
        "stockout": (None, date(2026, 4, 1), date(2026, 4, 2)),
        "currency": ("", "EUR"),
        "cost_currency": ("CNY", "EUR"),
        "counted_at": (None, NOW - hours(1)),
    }
    numbers = ("available", "days_of_cover", "threshold", "quantity", "money_minor", "cash_minor", "coming_minor")
    others |= dict.fromkeys(numbers, (None, 0, 1234, 1235))
    assert set(others) == set(Standing._fields) - {"as_of"}
    changed = [row._replace(**{name: value}) for name, values in others.items() for value in values]
    digests = Standings.of([row, *(other for other in changed if other != row)]).digest().tolist()
    assert len(set(digests)) == len(digests) > len(others)
    alike = [row, row._replace(as_of=NOW + hours(1))]
    assert set(Standings.of(alike).digest().tolist()) == {digests[0]}  # nor what its neighbours are called


def test_a_digest_is_the_same_in_every_process() -> None:
    """Else every start would write everything anew: nothing of it hangs on how Python hashes words today."""
    assert Standings.of([a_standing("A", Level.REORDER, 5)]).digest().tolist() == [-7565644808878825685]


def test_a_list_no_longer_suggests_what_was_decided(store: Store) -> None:
    one, other = store.suggestions.apply(NOW, opened=[a_proposal("A"), a_proposal("B"), a_proposal("C")]).opened[:2]
    store.levels.save([a_standing(product, Level.REORDER) for product in "ABC"])
    store.deciding.approve(one.id, 1, "U1", NOW, arrives=date(2026, 4, 9))
    store.deciding.dismiss(other.id, 1, "U1", NOW)
    assert [each.quantity for each in store.levels.worst(3)] == [0, 0, 100]


def test_the_newest_lesson_holds(store: Store) -> None:
    assert store.learned.latest() is None
    store.learned.save(Learned(12.0, 400, date(2026, 3, 1)))
    curve = Curve(1.8133552117383797, 0.3, 1.0, 1459.5, 146)
    cuts = (Cuts("EUR", 1234.5, 0.1), Cuts("GBP", 9.0, 9.0, a_up=9.5, a_down=8.0, b_up=9.0, b_down=0.0))
    weights = (0.0, 0.1, 0.3, 0.2, 0.2, 0.1, 0.1)
    scatter = Scatter(1.3, 3.1, 40_000)
    newest = Learned(14.0, 500, date(2026, 3, 2), curve, cuts, scatter, weights, widening=1.45, drift=0.35)
    weeks = SameWeeks(Weeks.HELPS, (1.1, 0.95), 0.75, 0.5, 20)
    newest = replace(newest, days_curve=Curve(1.5, 0.9, 2.0, 300.0, 71), same_weeks=weeks, rate_weights=QUICK)
    store.learned.save(newest)
    assert store.learned.latest() == newest


def test_a_lesson_whose_curve_was_bent_is_none_so_that_a_new_one_is_due(store: Store) -> None:
    store.learned.save(Learned(12.0, 400, date(2026, 3, 1)))
    with store.access.writing() as session:
        session.execute(update(LearnedRow).values(curve=asdict(Curve()) | {"bend": 0.05}))
    assert store.learned.latest() is None
    store.learned.save(Learned(14.0, 500, date(2026, 3, 2)))
    assert store.learned.latest() == Learned(14.0, 500, date(2026, 3, 2))


def test_the_class_of_the_newest_night_is_known_with_the_item(database: Database) -> None:
    """10,001 of them in three transactions; those of another workspace stay as they are."""
    store, other = a_store(database), a_store(database, "W2")
    for each in (store, other):
        orders_in(each, a_line("1", "1001"), a_line("2", "1002"))
    (known,) = store.facts.gather(NOW)
    assert np.isnan(known.items.class_before).all()
    store.classes.change({known.numbers[1]: 0, **dict.fromkeys(range(1_000_000, 1_010_000), 2)})
    (known,) = store.facts.gather(NOW)
    assert np.isnan(known.items.class_before).tolist() == [True, False]
    store.classes.change(dict.fromkeys(known.numbers, 2))
    (known,), (others,) = store.facts.gather(NOW), other.facts.gather(NOW)
    assert known.items.class_before.tolist() == [2.0, 2.0]
    assert np.isnan(others.items.class_before).all()


def test_a_lesson_from_before_there_was_a_curve_has_the_usual_one(database: Database, store: Store) -> None:
    store.learned.save(Learned(14.0, 500, date(2026, 3, 2)))
    with database.writer.begin() as connection:
        connection.execute(text("UPDATE learned SET curve = NULL"))
    assert store.learned.latest() == Learned(14.0, 500, date(2026, 3, 2))


def test_a_job_remembers_when_it_was_last_done(database: Database) -> None:
    store = a_store(database)
    assert store.jobs.last("plan") is None
    store.jobs.beat("plan", NOW)
    store.jobs.beat("plan", NOW)
    assert store.jobs.last("plan") == NOW


def test_a_job_is_due_after_its_rhythm_and_where_a_clock_that_was_ahead_is_put_back(store: Store) -> None:
    """A quarter of an hour later; not within the five minutes by which two machines may differ; a year before."""
    store.jobs.beat("plan", NOW)
    rhythm, later = timedelta(minutes=15), (14, 15, 16, 0, -5, -6, -60 * 24 * 365)
    is_due = [store.jobs.is_due("plan", rhythm, NOW + timedelta(minutes=minutes)) for minutes in later]
    assert is_due == [False, True, True, False, False, True, True]
    assert store.jobs.is_due("learn", rhythm, NOW)


def test_who_asks_for_a_job_while_it_runs_waits_for_the_next(database: Database) -> None:
    store = a_store(database)
    jobs = store.jobs
    assert not jobs.errands("plan").is_waiting
    store.rules.change(0, {"window": 28}, "U1", NOW)
    begun = jobs.errands("plan")
    assert begun.is_waiting
    store.rules.change(1, {"window": 60}, "U1", NOW)
    jobs.serve("plan", begun.asked)
    assert jobs.errands("plan").is_waiting
    jobs.serve("plan", jobs.errands("plan").asked)
    assert not jobs.errands("plan").is_waiting
    jobs.serve("plan", begun.asked)
    assert not jobs.errands("plan").is_waiting


def test_shops_of_one_location_are_listed_under_the_first(store: Store) -> None:
    """Its stock is counted once, so it stands in one list."""
    store.shops.add(a_shop("Cups"), now=NOW, location="mugs")
    store.shops.add(a_shop("Bowls"), now=NOW)
    assert [store.shops.listed_under(shop) for shop in ("Mugs", "cups", "Bowls")] == ["Mugs", "Mugs", "Bowls"]
