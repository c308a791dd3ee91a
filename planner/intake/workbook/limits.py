"""The thresholds that a shop may set for itself: what each is called, and between what it lies."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.intake.cells import Unusable
from planner.intake.figure import figures
from planner.intake.problems import ProblemCode

Threshold = int | float | str
PERCENT = "%％"


@dataclass(frozen=True, slots=True)
class Limit:
    """What may be said of one threshold; it reads a cell of its column in the planning workbook."""

    name: str  # the field of ``Policy``
    header: str  # with its unit
    least: float = 0.0  # as it is typed
    most: float = 0.0
    is_share: bool = False  # typed and shown in percent
    is_whole: bool = False
    choices: tuple[str, ...] = ()  # of words, where it is no number

    @property
    def offered(self) -> tuple[str, ...]:
        """Return the words to choose from as people read them."""
        return tuple(choice.replace("_", " ") for choice in self.choices)

    def typed(self, value: Threshold) -> str:
        """Return a value as it is typed.

        >>> LIMITS["service_a"].typed(0.97), LIMITS["platform_fee"].typed(0.005), LIMITS["rule"].typed("service_level")
        ('97', '0.5%', 'service_level')
        """
        if self.choices:
            return str(value)
        written = f"{float(value) * 100 if self.is_share else float(value):.12g}"
        if self._may_be_part(written):
            return f"{written}%"
        return written if len(figures(written)) < 2 else f"{written}0"  # three decimals look like thousands

    def read(self, typed: str) -> tuple[Threshold, ...]:
        """Return what somebody typed or chose can mean within the limits: a value, two where nobody can tell, none.

        >>> LIMITS["service_a"].read("97 %"), LIMITS["service_a"].read("9.7"), LIMITS["window"].read("30.5")
        ((0.97,), (), ())
        >>> LIMITS["platform_fee"].read("0.09"), LIMITS["platform_fee"].read("0.09 %")
        ((0.0009, 0.09), (0.0009,))
        """
        if self.choices:
            chosen = typed.strip().casefold().replace(" ", "_")
            return (chosen,) if chosen in self.choices else ()
        values = [float(number) for number in figures(typed.strip().rstrip(PERCENT))]
        if self._may_be_part(typed) and self.least <= values[0]:
            values.append(float(figures(typed.strip())[0] * 100))
        lawful = [n for n in values if self.least <= n <= self.most and (not self.is_whole or n == int(n))]
        return tuple(n / 100 if self.is_share else int(n) if self.is_whole else n for n in lawful)

    def __call__(self, text: str) -> Threshold:
        """Return what a cell says; raises Unusable where that is none of the values there are.

        A bare part of 1 is no share: a cell formatted as percent holds 20 % as 0.2.

        >>> LIMITS["platform_fee"]("8"), LIMITS["platform_fee"]("0.5%")
        (0.08, 0.005)
        """
        found = self.read(text)
        if self._may_be_part(text):
            raise Unusable(ProblemCode.PERCENT_OR_PART)
        if len(found) == 1:
            return found[0]
        if self.choices:
            raise Unusable(ProblemCode.NOT_A_CHOICE)
        raise Unusable(ProblemCode.ONE_OR_THOUSAND if found else ProblemCode.NOT_WITHIN)

    def _may_be_part(self, typed: str) -> bool:
        """Say whether a share is typed without a percent sign and below 1: 0.09 may be 9 % or 0.09 %."""
        ways = figures(typed.strip())  # none with the sign
        return self.is_share and any(0 < figure < 1 for figure in ways)


LIMITS: Mapping[str, Limit] = {
    limit.name: limit
    for limit in (
        Limit("rule", "Safety stock of a SKU with history, no buffer typed", choices=("service_level", "buffer")),
        Limit("service_level", "One service level for every SKU [%]", 50, 99.9, is_share=True),
        Limit("service_a", "Service level of class A [%]", 50, 99.9, is_share=True),
        Limit("service_b", "Service level of class B [%]", 50, 99.9, is_share=True),
        Limit("service_c", "Service level of class C [%]", 50, 99.9, is_share=True),
        Limit("carrying_rate", "What money in stock costs a year [%]", 0, 200, is_share=True),
        Limit("buffer_days", "Buffer by the rule of days, where none is typed [days of sales]", 0, 365),
        Limit("demand_rule", "What sells a day", choices=("blend", "mean")),
        Limit("window", "Sales looked back at [days]", 7, 365, is_whole=True),
        Limit("new_item_days", "A SKU is new for [days in stock]", 0, 365, is_whole=True),
        Limit("new_item_share", "Share of an order asked for a new SKU [%]", 10, 100, is_share=True),
        Limit("lead_time", "Lead time where none is known [days]", 1, 365),
        Limit("air_lead_time", "Lead time by air where none is known [days]", 1, 365),
        Limit("review", "Stock is looked at every [days]", 1, 90),
        Limit("order_rule", "When to order", choices=("reorder_point", "fixed_cycle")),
        Limit("cycle", "Order cycle [days]", 1, 365),
        Limit("base_share", "Share of a cycle bought by sea [%]", 10, 100, is_share=True),
        Limit("event_decision", "Deciding on an event's order takes [days]", 0, 60),
        Limit("placing_cost", "Placing an order costs, in the currency it is paid in", 0, 1_000_000),
        Limit("suggestion_life", "A suggestion expires after [days]", 1, 90, is_whole=True),
        Limit("watch", "Watch below [times the threshold]", 1, 5),
        Limit("overstock", "Overstocked above the target by [days of sales]", 1, 365),
        Limit("dead", "Not selling after [days without a sale]", 7, 365, is_whole=True),
        Limit("ship_window", "A paid order is to be shipped within [days]", 1, 30),
        Limit("stale", "A count is too old after [hours]", 1, 720),
        Limit("slow_age", "Slow stock is older than [days]", 1, 365, is_whole=True),
        Limit("slow_sell_through", "Slow stock sells less a month than [%]", 1, 100, is_share=True),
        Limit("clear_days", "A step to clear slow stock is given [days]", 7, 365, is_whole=True),
        Limit("price_elasticity", "Price elasticity where no past shows it", -5, -0.1),
        Limit("most_discount", "Mark down at most by [%]", 5, 90, is_share=True),
        Limit("least_kept", "A markdown leaves at least, of the landed cost [%]", 0, 300, is_share=True),
        Limit("platform_fee", "The platform's share of a price [%]", 0, 100, is_share=True),
        Limit("handling_cost", "Handling of a unit sold, in the shop's currency", 0, 1000),
        Limit("clear_commission", "Commission for creators on top to clear stock [%]", 1, 80, is_share=True),
        Limit("commission_uplift", "Creators are assumed to sell more by [%]", 1, 1000, is_share=True),
        Limit("bundle_discount", "Discount on a slow SKU within a set [%]", 0, 90, is_share=True),
        Limit("bundle_take_up", "Orders offered a set that are assumed to take it [%]", 0.1, 100, is_share=True),
        Limit(
            "off_site_share",
            "Off-site price where no salvage value is known, of the usual price [%]",
            0,
            100,
            is_share=True,
        ),
    )
}
"""In the order in which they are shown."""
