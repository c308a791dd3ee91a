"""Each button, and each window when it opens and when it is sent, takes the role that what it does takes."""

from types import ModuleType

import pytest

from bot.buttons import BUTTONS
from bot.desk import Desk, Pressed, Submitted
from bot.errors import NotAllowed
from bot.modals import MODALS
from bot.store import ROLES, Role, Store
from tests.bot.builders import Clock, Filled, stocked
from tests.bot.test_desk import MEMBER, a_desk_that_knows
from tests.bot.test_purchase_orders import approved

PLANNERS = (
    *("clear_accept", "clear_finish", "clear_undo", "event_cancel", "event_undo", "event_usual", "season_add"),
    *("season_skip", "import_dates", "import_for", "import_sure", "import_undo", "listings_deleted", "bulk"),
    *("po_cancel", "po_ordered", "po_shipped", "po_undo", "wake", "wake_warning"),
    *("dismiss", "event_add", "event_change", "import_again", "import_period", "po_arrival", "po_receive"),
    *("season_change", "snooze", "snooze_warnings", "terms"),
)
APPROVERS = ("approve", "approve_all", "transfer", "undo", "edit")  # undo: of what was approved
ADMINS = ("settings_follow", "settings_rules", "settings_shop", "settings_shop_rules")
ANYBODY = {
    *("card", "clear_ad", "clear_plan", "list_back", "list_more", "list_whole", "settings_all", "share", "why"),
    *("why_all", "why_event", "why_money", "why_orders", "why_season", "why_slow"),
}
TAKES: dict[str, Role] = (
    dict.fromkeys(PLANNERS, "planner") | dict.fromkeys(APPROVERS, "approver") | dict.fromkeys(ADMINS, "admin")
)
A_FILE = "F0TABLE:UK Home"
VALUES = {"import_for": A_FILE, "import_sure": A_FILE, "import_period": A_FILE, "bulk": "1:1:1"}


def stem(module: ModuleType) -> str:
    return module.__name__.rsplit(".", 1)[1]


def value_of(module: ModuleType) -> str:
    """Return what it carries: the suggestion that was approved, or a file."""
    return VALUES.get(stem(module), "1:2")


@pytest.fixture
def desk(store: Store, clock: Clock, filled: Filled) -> Desk:
    """A desk that knows one person of each role, by its name, and an approved suggestion, whose draft is PO-0001."""
    return filled(a_desk_that_knows(store, clock, MEMBER), one_of_each_role)


def one_of_each_role(desk: Desk) -> None:
    stocked(desk.store, desk.now(), 40)
    approved(desk.store, desk.now())
    for role in ROLES:
        desk.store.people.set_role(role, role, now=desk.now())


def test_of_every_button_and_window_it_is_said_whom_it_takes() -> None:
    assert {stem(module) for module in (*BUTTONS, *MODALS)} == TAKES.keys() | ANYBODY


@pytest.mark.parametrize("button", [button for button in BUTTONS if stem(button) in TAKES], ids=stem)
def test_a_button_takes_its_role(desk: Desk, button: ModuleType) -> None:
    least = TAKES[stem(button)]
    for role in ROLES[: ROLES.index(least)]:
        with pytest.raises(NotAllowed) as refused:
            list(button.press(desk, desk.asker(role, "C0UK"), Pressed(value_of(button), is_private=True, moment="1")))
        assert refused.value.role == least


@pytest.mark.parametrize("modal", MODALS, ids=stem)
def test_a_window_takes_its_role_when_it_opens_and_when_it_is_sent(desk: Desk, modal: ModuleType) -> None:
    least, value = TAKES[stem(modal)], value_of(modal)
    for role in ROLES[: ROLES.index(least)]:
        asker = desk.asker(role, "C0UK")
        with pytest.raises(NotAllowed) as refused:
            modal.show(desk, asker, Pressed(value, is_private=True, moment="1"))
        assert refused.value.role == least
        with pytest.raises(NotAllowed) as refused:
            modal.check(desk, asker, Submitted(f"{value} private", {}))
        assert refused.value.role == least
