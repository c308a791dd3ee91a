"""Between the window of an event and what is said in it."""

from collections.abc import Mapping, Sequence

from bot.events.typed import Said, read_lines
from bot.messages.events.event_windows import AMOUNT, ENDS, HOST, KIND, NAME, PRICE_CUT, PRODUCTS, SHOP, STARTS
from bot.messages.reply import FieldErrors
from bot.wording import Sayable, Voice
from planner.events.plan import EventKind


def as_said(fields: Mapping[str, str], shop: str = "", planned: Sequence[tuple[str, int]] = ()) -> Said:
    """Return what was filled in; ``shop`` stands in where there is only one to choose.

    ``planned`` are the units of products where they were more than fit into the window.
    """
    typed = tuple((code, str(units or "")) for code, units in planned)
    return Said(
        name=fields.get(NAME, ""),
        kind=EventKind(fields.get(KIND) or EventKind.LIVESTREAM),
        shop=fields.get(SHOP, shop),
        products=read_lines(fields[PRODUCTS]) if PRODUCTS in fields else typed,
        starts=fields.get(STARTS, ""),
        ends=fields.get(ENDS, ""),
        amount=fields.get(AMOUNT, ""),
        host=fields.get(HOST, ""),
        price_cut=fields.get(PRICE_CUT, ""),
    )


def under_fields(wrong: Mapping[str, Sayable], fields: Mapping[str, str], voice: Voice) -> FieldErrors | None:
    """Return each mistake under the field it is about; under the name where the window has no such field."""
    said = {field if field in fields else NAME: voice.tell(error) for field, error in wrong.items()}
    return FieldErrors(said) if said else None
