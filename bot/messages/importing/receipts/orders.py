"""What the receipt says of an order export."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bot.messages.importing.receipts.naming import NAMED, named
from bot.wording import N_, Phrase, Safe, Voice

WORDS = N_("order export")
OF_ONE_SHOP = True
LONGEST = timedelta(days=365)  # that `--from` and `--to` may be apart
HELPFUL: Mapping[str, Phrase] = {
    "SKU Subtotal After Discount": N_("prices, and which lines are samples"),
    "Seller SKU": N_("your own codes"),
    "Product Name": N_("names"),
}


def lines(said: Mapping[str, Any], voice: Voice) -> Iterator[Safe | None]:
    """Yield what changed of order lines."""
    yield voice.say(
        "Order lines: {new} new, {changed} changed, {same} as before",
        new=said["new_lines"],
        changed=said["changed_lines"],
        same=said["same_lines"],
    )
    if said.get("behind_lines"):
        yield _behind(said, voice)
    yield named(said["new_products"], "{n} new SKU: {codes}", "{n} new SKUs: {codes}", voice)
    yield _filled(said, voice)
    yield _unseen(said, voice)
    yield _holes(said, voice)


def _behind(said: Mapping[str, Any], voice: Voice) -> Safe:
    """Return that the file is older than another one, as it does not know what that one does, with what to do."""
    told = voice.count(
        "⚠️ {n} order line is not yet paid, sent or cancelled in this file, though an earlier import knows that it was: "
        "this file seems to be the older one. What was known stays.",
        "⚠️ {n} order lines are not yet paid, sent or cancelled in this file, though an earlier import knows that they "
        "were: this file seems to be the older one. What was known stays.",
        said["behind_lines"],
    )
    if said.get("has_button"):
        return voice.together(told, voice.say("Press *Say its days…* and say when it was exported."))
    return voice.together(told, voice.say("Take it back and import it again with `--as-of`."))


def _filled(said: Mapping[str, Any], voice: Voice) -> Safe | None:
    """Return the days that no export covered before this one; None: there are none."""
    found = _spans(said, "filled")
    if not found:
        return None
    return voice.count(
        "{days} is known now: no export covered it before",
        "{days} are known now: no export covered them before",
        _length(found),
        days=_shown(found, voice),
    )


def _unseen(said: Mapping[str, Any], voice: Voice) -> Safe | None:
    """Return that the file ends before it was exported, with what to do; None: it does not."""
    if "sold_until" not in said:
        return None
    since, until, exported = (date.fromisoformat(said[name]) for name in ("sold_since", "sold_until", "exported"))
    known = date.fromisoformat(said.get("others_until", said["sold_until"]))
    if max(until, known) >= exported:
        return None
    if known > until:
        return _unseen_by_all(known, exported, voice)
    unknown = voice.say(
        "⚠️ Its last order is of {until}: {days} later it was exported. What sold in between is not known, so these "
        "days are left out, and not taken for days without sales. Import an export up to today.",
        until=until,
        days=voice.days((exported - until).days),
    )
    return voice.together(unknown, _nothing_sold(said, max(since, exported - LONGEST), exported, voice))


def _unseen_by_all(known: date, exported: date, voice: Voice) -> Safe | None:
    """Return that no export reaches up to today, where another one speaks of later days; None: it does."""
    if exported - known == timedelta(days=1):
        return None  # yesterday's export knows as much as one can expect
    return voice.say(
        "⚠️ What sold after {known} is not known: no export of the shop covers it. Import an export up to today.",
        known=known,
    )


def _holes(said: Mapping[str, Any], voice: Voice) -> Safe | None:
    """Return the days between exports that none covers, with what to do; None: there are none."""
    found = _spans(said, "holes")
    if not found:
        return None
    unknown = voice.count(
        "⚠️ No export covers {days}. What sold then is not known, so this day is left out, and not taken for one "
        "without sales. Import an export of it.",
        "⚠️ No export covers {days}. What sold then is not known, so these {n} days are left out, and not taken for "
        "days without sales. Import an export of them.",
        _length(found),
        days=_shown(found, voice),
    )
    since, until = (date.fromisoformat(said[name]) for name in ("sold_since", "sold_until"))
    if since > found[-1][1] + timedelta(days=1) or until < found[-1][0] - timedelta(days=1):
        return unknown  # another export lies between: this one is not to speak of these days
    return voice.together(unknown, _nothing_sold(said, min(since, found[-1][0]), max(until, found[-1][1]), voice))


def _spans(said: Mapping[str, Any], name: str) -> list[tuple[date, date]]:
    return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in said.get(name, ())]


def _length(spans: Sequence[tuple[date, date]]) -> int:
    """Return how many days there are."""
    return sum((last - first).days + 1 for first, last in spans)


def _shown(spans: Sequence[tuple[date, date]], voice: Voice) -> Safe:
    """Return the newest of these days in words."""
    return voice.listed(
        voice.say("{first} to {last}", first=first, last=last) if first < last else voice.day(first)
        for first, last in spans[-NAMED:]
    )


def _nothing_sold(said: Mapping[str, Any], first: date, last: date, voice: Voice) -> Safe:
    """Return what to do where nothing was sold on days without an order."""
    if said.get("has_button"):
        return voice.say(
            "If nothing was sold, press *Say its days…* and choose {first} to {last}.", first=first, last=last
        )
    return voice.say(
        "If nothing was sold, take this one back and import it again with `--from {first} --to {last}`.",
        first=Safe(first.isoformat()),
        last=Safe(last.isoformat()),
    )
