"""Has drawn anew what says how many units are asked for: the cards of a product, and the warnings that name it."""

from collections.abc import Collection, Iterator

from sqlmodel import Session, col, select

from bot.store.access import Access, portions
from bot.store.ordering.proposals import shown_on
from bot.store.outbox import touch_shown
from bot.store.tables.base import spelled
from bot.store.tables.decisions import AlertRow
from bot.store.tables.messages import OutboxRow


def touch_asked(access: Access, session: Session, products: Collection[str]) -> None:
    """Have the messages that say what is asked of products rendered anew, within the transaction that changes it."""
    if products:
        touch_shown(access, session, {*map(shown_on, products), *_warnings(access, session, products)})


def _warnings(access: Access, session: Session, products: Collection[str]) -> Iterator[str]:
    """Yield the subjects of the messages that name a product in a warning that stands; most count it only."""
    told = select(AlertRow.message).where(
        AlertRow.workspace_id == access.workspace, AlertRow.state == spelled("open"), AlertRow.message != ""
    )
    subjects = set[str]()
    for some in portions(sorted(products)):
        subjects.update(session.exec(told.where(col(AlertRow.product).in_(some)).distinct()))
    mine = select(OutboxRow.subject, OutboxRow.values).where(OutboxRow.workspace_id == access.workspace)
    for some in portions(sorted(subjects)):
        for subject, values in session.exec(mine.where(col(OutboxRow.subject).in_(some))):
            if any(line.get("line", {}).get("product") in products for line in values.get("lines", ())):
                yield subject
