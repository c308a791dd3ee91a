"""`/stock settings`: everybody sees them, admins change them in windows."""

from bot.judging.judgement import judge
from bot.sandbox import AsPerson, Shown
from tests.journeys.office import Office


def window(person: AsPerson) -> Shown:
    return person.modal(lambda view: "One moment" not in view.words)


def test_an_admin_sets_a_threshold_and_takes_it_back(office: Office) -> None:
    ada, channel = office.person("ada"), office.new_channel()
    card = office.asks("ada", "/stock settings", channel)
    assert "A suggestion expires after [days]: 14" in card.words
    ada.presses(card, "Change thresholds…")
    ada.fills(window(ada), {"A suggestion expires after [days]": "15"})
    ada.submits()
    changed = ada.waits_for(channel, lambda m: "[days]: 15, set here; else 14" in m.words)
    assert "Last changed by @Ada" in changed.words
    assert office.bot.desk.policy.suggestion_life == 15
    ada.presses(changed, "Change thresholds…")
    ada.fills(window(ada), {"A suggestion expires after [days]": ""})
    ada.submits()
    ada.waits_for(channel, lambda m: "A suggestion expires after [days]: 14" in m.words and m.ts == changed.ts)
    assert office.bot.desk.policy.suggestion_life == 14


def test_nonsense_is_named_under_its_field(office: Office) -> None:
    ada = office.person("ada")
    ada.presses(office.asks("ada", "/stock settings", office.new_channel()), "Change thresholds…")
    ada.fills(window(ada), {"One service level for every SKU [%]": "high", "Sales looked back at [days]": "3"})
    ada.submits()
    refused = ada.modal(lambda shown: bool(shown.errors))
    assert refused.errors == (
        "Type a number from 50 to 99.9, or leave it blank.",
        "Type a whole number from 7 to 365, or leave it blank.",
    )
    ada.closes()


def test_an_admin_says_when_a_shop_is_told_and_whether_costs_are(office: Office) -> None:
    ada, channel = office.person("ada"), office.new_channel()
    card = office.asks("ada", "/stock settings", channel)
    assert "Channel: #shop-uk, digest at 9:00" in card.words
    ada.presses(card, "Change…")
    ada.fills(window(ada), {"Digest at": "7:00", "Costs and cash": "shown in its channel"})
    ada.submits()
    changed = ada.waits_for(channel, lambda m: "Channel: #shop-uk, digest at 7:00" in m.words)
    assert "Costs and cash: shown in its channel" in changed.words
    ada.presses(changed, "Change…")
    ada.fills(window(ada), {"Digest at": "9:00, as everywhere", "Costs and cash": "hidden in its channel"})
    ada.submits()
    ada.waits_for(channel, lambda m: "digest at 9:00" in m.words and m.ts == changed.ts)


def test_an_admin_says_when_a_shop_is_left_in_peace(office: Office) -> None:
    ada, channel = office.person("ada"), office.new_channel()
    card = office.asks("ada", "/stock settings", channel)
    ada.presses(card, "Change…")
    view = window(ada)
    ada.fills(view, {"Quiet hours": "at night"})
    ada.submits()
    ada.modal(lambda shown: "at night are not quiet hours." in " ".join(shown.errors))
    ada.fills(view, {"Quiet hours": "22-07"})
    ada.submits()
    changed = ada.waits_for(channel, lambda m: "No warnings from 22:00 to 7:00" in m.words)
    assert office.store.shops.named("UK Home").quiet_hours == "22-7"
    ada.presses(changed, "Change…")
    ada.fills(window(ada), {"Quiet hours": ""})
    ada.submits()
    ada.waits_for(channel, lambda m: "No warnings from" not in m.words and m.ts == changed.ts)


def test_a_channel_that_is_none_or_without_the_bot_is_refused(office: Office) -> None:
    ada = office.person("ada")
    ada.presses(office.asks("ada", "/stock settings", office.new_channel()), "Change…")
    view = window(ada)
    ada.fills(view, {"Channel that is told": "#general"})
    ada.submits()
    ada.modal(lambda shown: "This is not a channel ID." in " ".join(shown.errors))
    ada.fills(view, {"Channel that is told": "C0NOWHERE"})
    ada.submits()
    ada.modal(lambda shown: "I am not a member of this channel." in " ".join(shown.errors))
    ada.closes()


def test_everybody_else_looks_only(office: Office) -> None:
    for name in ("vic", "pia", "ana"):
        person = office.person(name)
        person.presses(office.asks(name, "/stock settings", office.new_channel()), "Change thresholds…")
        assert "This needs the role admin." in window(person).words
        person.closes()


def test_a_shop_is_judged_by_its_own_until_it_follows_the_others_again(office: Office) -> None:
    sku, ada, channel = office.new_sku(), office.person("ada"), office.new_channel()
    card = office.asks("ada", "/stock settings uk home", channel)
    assert "Settings of UK Home" in card.words
    assert "Follow all shops again" not in card.buttons
    ada.presses(card, "Its thresholds…")
    assert "For UK Home alone" in window(ada).words.replace("*", "")
    ada.fills(window(ada), {"Lead time where none is known [days]": "40"})
    ada.submits()
    changed = ada.waits_for(channel, lambda m: "[days]: 40, its own; all shops: 30" in m.words)
    assert "Last changed by @Ada" in changed.words
    ada.says(f"/stock {sku} why", channel=channel)
    ada.waits_for(channel, lambda m: "Thresholds that UK Home set: Lead time where none is known [days]: 40" in m.words)
    overview = office.changed("ada", changed, "All settings")
    assert "How stock is judged, in every shop" in overview.words
    card = office.asks("ada", "/stock settings UK Home", channel)
    followed = office.changed("ada", card, "Follow all shops again")
    assert "its own" not in followed.words
    assert [judged.policy.lead_time for judged in judge(office.bot.desk, products=[sku])] == [30]


def test_a_shop_nobody_knows_is_named(office: Office) -> None:
    assert "There is no shop" in office.asks("ada", "/stock settings UK Hime", office.new_channel()).words


def test_settings_of_a_shop_changed_meanwhile_are_not_overwritten(office: Office) -> None:
    ada, channel = office.person("ada"), office.new_channel()
    ada.presses(office.asks("ada", "/stock settings UK Home", channel), "Its thresholds…")
    view = window(ada)
    latest = office.store.rules.latest("UK Home")
    assert office.store.rules.change(latest.version, {"dead": 50}, "U0BEN", office.clock.now, shop="UK Home")
    ada.fills(view, {"Order cycle [days]": "30"})
    ada.submits()
    ada.modal(lambda shown: "somebody changed these settings meanwhile" in shown.words)
    assert office.store.rules.latest("UK Home").said == {"dead": 50}
    ada.closes()
    office.changed("ada", office.asks("ada", "/stock settings UK Home", channel), "Follow all shops again")


def test_nobody_but_an_admin_lets_a_shop_follow_again(office: Office) -> None:
    latest = office.store.rules.latest("UK Home")
    office.store.rules.change(latest.version, {"dead": 50}, "U0ADA", office.clock.now, shop="UK Home")
    card = office.asks("ana", "/stock settings UK Home", office.new_channel())
    assert "This needs the role admin." in office.told("ana", card, "Follow all shops again")
    assert office.store.rules.latest("UK Home").said == {"dead": 50}
    office.store.rules.change(latest.version + 1, {}, "U0ADA", office.clock.now, shop="UK Home")


def test_a_rule_is_chosen_and_left_alone_again(office: Office) -> None:
    ada, channel = office.person("ada"), office.new_channel()
    ada.presses(office.asks("ada", "/stock settings", channel), "Change thresholds…")
    ada.fills(window(ada), {"When to order": "one lot a cycle, in a fixed rhythm"})
    ada.submits()
    changed = ada.waits_for(channel, lambda m: "When to order: one lot a cycle, in a fixed rhythm, set here" in m.words)
    assert office.bot.desk.policy.order_rule == "fixed_cycle"
    ada.presses(changed, "Change thresholds…")
    ada.fills(window(ada), {"When to order": "not set here: whenever stock reaches the threshold"})
    ada.submits()
    ada.waits_for(channel, lambda m: "When to order: whenever stock reaches" in m.words and m.ts == changed.ts)
    assert office.bot.desk.policy.order_rule == "reorder_point"
