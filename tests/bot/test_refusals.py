"""Every refusal of the store and of the readers of files has a sentence that says what to do."""

import re
import string
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime

import pytest

from bot import errors, store
from bot.errors import Told, UserError, budget, database, decision, file, setup
from bot.errors.refused_file import FILE_REFUSED, MISSING_COLUMNS
from bot.refusals import said
from bot.sheets.refusal import FileRefused, Refusal
from bot.wording import N_, Safe, Voice

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
FILE = {
    "name": "o.csv", "content": "xlsx", "megabytes": 30, "limit_megabytes": 25, "sheet": "S", "limit": 256, "row": 7,
    "column": "SKU ID", "kind": "suppliers", "missing": "SKU ID", "headers": "A, B", "cell": "B7", "value": "#N/A",
    "seconds": 60, "language": "German",
}  # fmt: skip
VALUES = {
    "role": "approver", "code": "SKU12", "near": ("SKU123",), "words": "/stok", "state": N_("approved"),
    "who": Safe("<@U0ANA>"), "when": NOON, "channel": Safe("<#C0UK>"), "reference": "a1b2c3", "example": "03/11/2026",
    "day_first": date(2026, 11, 3), "month_first": date(2026, 3, 11), "shop": "UK", "contradiction": "13/11/2026",
    "file": "o.csv", "folder": "/srv/2026", "text": "noon", "name": "UK", "value": "x", "why": N_("a day is needed."),
    "path": "q.db", "slack_says": "invalid_auth", "people": ("U0ANA (planner)",),
    "user": "ana", "market": "GBR", "zone": "London", "currency": "POUND", "shops": ("UK",), "workspace": "main",
    "team_id": "T1", "team": "Acme", "as_of": NOON, "port": 8321, "typed": "5k", "hours": "late",
    "cost": Safe("$6,000.00"), "limit": Safe("$5,000.00"), "number": "PO-0001",
    "codes": ("SKU12", "SKU13"), "sku": "SKU12", "named": 60, "sheet": "Products", "headers": "SKU",
    "minimum": 100, "carton": 24, "fewer": 96, "more": 120, "less": "1", "most": 99, "verb": "approve",
    "usual": "GBP", "is_orders": True,
    "currencies": ("GBP", "USD"), "first": "GBP", "product": "SKU12", "least": 120, "best": 96, "units": 13, "id": 12,
}  # fmt: skip


def sentences() -> Iterator[type[UserError]]:
    for module in (budget, database, decision, errors, file, setup):
        for it in vars(module).values():
            if isinstance(it, type) and issubclass(it, UserError) and it not in {UserError, Told}:
                yield it


def sentence_of(error: Exception) -> str:
    refusal = said(error)
    assert refusal is not None
    return Voice().tell(refusal)


@pytest.mark.parametrize("code", Refusal)
def test_every_refusal_of_a_file_has_a_sentence(code: Refusal) -> None:
    wanted = [name for _, name, _, _ in string.Formatter().parse(FILE_REFUSED[code.value]) if name]
    words = sentence_of(FileRefused(code, **{name: FILE[name] for name in wanted}))
    assert words.endswith(".")
    assert all(str(FILE[name]) in words for name in wanted)


@pytest.mark.parametrize("kind", MISSING_COLUMNS)
def test_what_lacks_columns_is_told_how_to_export_it_whole(kind: str) -> None:
    words = sentence_of(FileRefused(Refusal.MISSING_COLUMNS, **FILE | {"kind": kind}))
    assert "lacks: SKU ID. " in words
    assert words.endswith("Nothing was imported.")


def test_no_sentence_is_left_over() -> None:
    assert set(FILE_REFUSED) == {code.value for code in Refusal}


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (store.ShopExists("UK"), "There is a shop UK already."),
        (store.UnknownShop("UX", ("UK",)), "There is no shop UX. Did you mean `UK`?"),
        (
            store.UnknownShop("UX", ()),
            'There is no shop UX. An admin adds it in the terminal: `python -m bot shop add "UX" --market … --tz … ',
        ),
        (store.TeamTaken("main", "T1"), "belongs to another Slack team than T1"),
        (store.AlreadyImported({}, NOON), "This very file was already imported"),
        (store.NewerTables(), "A newer version of Quartermaster made this database"),
        (store.ImportGone(3), "somebody imported this file or the same orders"),
    ],
)
def test_every_refusal_of_the_store_people_can_meet_has_a_sentence(refusal: Exception, words: str) -> None:
    assert words in sentence_of(refusal)


def test_our_own_bugs_have_none() -> None:
    assert said(ValueError("ours")) is None


@pytest.mark.parametrize("error", [*sentences()], ids=lambda error: error.__name__)
def test_every_mistake_is_said_with_all_its_values(error: type[UserError]) -> None:
    it = error(**{field.name: VALUES[field.name] for field in fields(error)})
    words = re.sub(r"<!date[^>]*>", "just now", Voice().tell(it))
    assert words[0].isupper() or words.startswith(("`", "“", "o.csv"))
    assert words.rstrip("`)").endswith((".", "?", "GBP", "approver")) or words.endswith("a day is needed.")
    assert "{" not in words
    assert len(words) < 600


@pytest.mark.parametrize("error", [*sentences()], ids=lambda error: error.__name__)
def test_no_mistake_lets_outside_text_ring_a_bell(error: type[UserError]) -> None:
    hostile = {
        name: "<!channel>" if isinstance(v, str) and not isinstance(v, Safe) else v for name, v in VALUES.items()
    }
    assert "<!channel>" not in Voice().tell(error(**{field.name: hostile[field.name] for field in fields(error)}))
