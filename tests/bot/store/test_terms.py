"""The terms a person types for one product: kept with who and when, and never over what nobody saw."""

from bot.store import Store, Terms
from tests.bot.store.builders import NOW, a_count, counts_in


def test_terms_are_kept_with_who_typed_them(store: Store) -> None:
    counts_in(store, a_count())
    terms = Terms(buffer=50, moq=100, case_pack=12, lead_time=20, max_lead_time=30, air_lead_time=6)
    assert store.terms.of("sku1001") == Terms()
    assert store.terms.agree("SKU1001", Terms(), terms, "U1", NOW) == terms
    assert store.terms.of("SKU1001") == terms
    items = store.facts.gather(NOW)[0].items
    assert (items.buffer[0], items.moq[0], items.case_pack[0], items.lead_time[0]) == (50, 100, 12, 20)
    (entry,) = [each for each in store.audit.entries() if each.action == "terms changed"]
    assert (entry.user, entry.subject, entry.before["buffer"], entry.after["buffer"]) == (
        *("U1", "product:SKU1001"),
        *(None, 50),
    )


def test_who_did_not_see_the_latest_terms_changes_nothing(store: Store) -> None:
    counts_in(store, a_count())
    store.terms.agree("SKU1001", Terms(), Terms(buffer=50), "U1", NOW)
    assert store.terms.agree("SKU1001", Terms(), Terms(buffer=70), "U2", NOW) == Terms(buffer=50)
    assert store.terms.of("SKU1001") == Terms(buffer=50)


def test_the_same_terms_again_leave_no_trace(store: Store) -> None:
    counts_in(store, a_count())
    asked = store.jobs.errands("plan").asked
    store.terms.agree("SKU1001", Terms(), Terms(buffer=50), "U1", NOW)
    store.terms.agree("SKU1001", Terms(buffer=50), Terms(buffer=50), "U2", NOW)
    assert store.jobs.errands("plan").asked == asked + 1  # a plan follows the change
    assert len([each for each in store.audit.entries() if each.action == "terms changed"]) == 1


def test_a_product_nobody_sells_has_none(store: Store) -> None:
    assert store.terms.of("NOPE") is None
    assert store.terms.agree("NOPE", Terms(), Terms(buffer=1), "U1", NOW) is None
