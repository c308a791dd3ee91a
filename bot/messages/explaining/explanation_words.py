"""The words of an explanation: the name of each number, and how it came about."""

from collections.abc import Mapping

from bot.wording import N_, Phrase
from planner.model import SafetyRule

NAMES: Mapping[str, Phrase] = {
    "on_hand": N_("On hand"),
    "daily_rate": N_("Sold a day"),
    "ads_rate": N_("Through ads a day"),
    "organic_rate": N_("Without ads a day"),
    "demand_interval": N_("Days from one sale to the next"),
    "size_variation": N_("Unevenness of what sells at a time"),
    "sba_rate": N_("For items that sell now and then"),
    "tsb_rate": N_("The same, if it is dying out"),
    "expired": N_("Expired"),
    "available": N_("Available"),
    "on_order": N_("On order"),
    "inventory_position": N_("Stock position"),
    "expiring": N_("Will expire unsold"),
    "days_of_cover": N_("Lasts"),
    "stockout_day": N_("Stock-out date"),
    "lead_time": N_("Lead time"),
    "lead_time_demand": N_("Sold during the lead time"),
    "spread": N_("Spread of sales"),
    "gross_margin": N_("Earned in 90 days"),
    "abc_class": N_("Class"),
    "unit_margin": N_("Lost with each unit short"),
    "carrying_cost": N_("Cost of each unit too many"),
    "service_level": N_("Service level"),
    "safety_stock": N_("Safety stock"),
    "cycle_service": N_("Lead times without a stock-out"),
    "fill_rate": N_("Demand served from stock"),
    "review_demand": N_("Sold until the next order day"),
    "reorder_point": N_("Reorder point"),
    "event_units": N_("For planned events"),
    "threshold": N_("Threshold"),
    "base_share": N_("Share by sea"),
    "base_lot": N_("Sea lot"),
    "air_reserve": N_("Air reserve"),
    "economic_lot": N_("Lot that costs least"),
    "order_rhythm": N_("It lasts"),
    "review_stock": N_("Safety stock between order days"),
    "order_up_to_level": N_("Order up to"),
    "computed_quantity": N_("Computed order"),
    "suggested_quantity": N_("Suggested order"),
    "rounding_days": N_("What rounding buys"),
    "surplus": N_("Can be spared"),
    "need": N_("Wanted from elsewhere"),
    "order_by_day": N_("Order by"),
    "air_quantity": N_("By air until then"),
    "flies": N_("Of it flies"),
    "flown_sales": N_("Of it sold before more comes"),
    "air_premium": N_("More by air, a unit"),
    "air_break_even": N_("Air pays up to, a unit"),
    "air_gain": N_("What flying earns"),
    "air_decision_day": N_("Decide on air by"),
    "pause_ads_day": N_("Pause ads on"),
    "landed_cost": N_("Landed cost of a unit"),
    "order_cost": N_("Landed cost of the order"),
    "cash_tied_up": N_("Cash in stock"),
}
HOW: Mapping[str, Phrase] = {
    "ads_rate": N_("{daily_rate} a day × {ads_units} through ads, at most the {sold} sold, ÷ {sold} sold"),
    "organic_rate": N_("{daily_rate} a day − {ads_rate} through ads"),
    "demand_interval": N_("days in stock ÷ days with a sale; it sells only now and then"),
    "sba_rate": N_("what Croston's method would forecast; shown to compare, not used"),
    "tsb_rate": N_("what the TSB method would forecast, whose chance of a sale falls on each empty day; not used"),
    "expired": N_("what is left of the units that could be sold until {last_day}; they count nowhere"),
    "expiring": N_(
        "{perishing} on hand may be sold until {last_day}; less {committed} sold, and what sells until then at "
        "{daily_rate} a day and through events"
    ),
    "available": N_("{on_hand} on hand − {committed} sold, not shipped − {reserved} reserved"),
    "on_order": N_("{dated} units with a date + {undated} overdue or without one, bought and not here yet"),
    "inventory_position": N_("{on_hand} on hand + {on_order} on order − {committed} sold, not shipped"),
    "days_of_cover": N_("{available} available ÷ {daily_rate} a day"),
    "stockout_day": N_(
        "the first day on which {on_hand} on hand less {committed} sold, less {daily_rate} a day, is used up"
    ),
    "lead_time_demand": N_("{daily_rate} a day × {lead_time} days of lead time"),
    "cycle_service": N_("what {safety_stock} safety stock sees through at a spread of {spread}"),
    "fill_rate": N_("the same, less what is short at a time, ordering up to {order_up_to_level} at {threshold}"),
    "review_demand": N_("{daily_rate} a day until the day before the next chance to order, every {review} days"),
    "event_units": N_("still expected from events that run or start within {notice} days"),
    "threshold": N_("{reorder_point} reorder point + {event_units} for planned events"),
    "base_share": N_(
        "{sea_freight} by sea or {air_freight} by air on top of {unit_cost} a unit; {salvage} is left of one that does "
        "not sell; the sales of a cycle stray by {variation}"
    ),
    "base_lot": N_("{daily_rate} a day × {cycle} days of the order cycle × {base_share} by sea"),
    "air_reserve": N_("{daily_rate} a day × {cycle} days of the order cycle − the sea lot; only by air, if needed"),
    "economic_lot": N_(
        "√(2 × {placing_cost} an order × {yearly_demand} sold a year ÷ {holding_cost} of storage for a unit and year); "
        "to compare, not used"
    ),
    "order_rhythm": N_("{economic_lot} ÷ {daily_rate} a day: so far apart, orders and storage cost the least together"),
    "suggested_quantity": N_(
        "{order_up_to_level} order up to − {inventory_position} stock position, then at least {moq} and full cartons "
        "of {case_pack}"
    ),
    "rounding_days": N_("what the minimum and full cartons add to it ÷ {daily_rate} a day"),
    "surplus": N_("{available} available − {threshold} threshold − {daily_rate} a day until the next look"),
    "need": N_(
        "{threshold} threshold + {daily_rate} a day until the next look − {inventory_position} stock position, or "
        "what would sell and is not there within {needed_by} days, if that is more"
    ),
    "air_quantity": N_(
        "what stock falls short of the {safety_stock} safety stock by, at most, until a sea lot arrives in {until} "
        "days; air takes {air_lead_time} days"
    ),
    "flies": N_("the order it would fly with holds no more than {asked}"),
    "cartons_fly": N_("{air_quantity} in full cartons of {case_pack}"),
    "flown_sales": N_(
        "{daily_rate} a day from the stock-out, or when air is there in {air_lead_time} days, until more comes by sea"
    ),
    "air_premium": N_("{air_freight} freight and duty by air − {sea_freight} by sea"),
    "air_break_even": N_("{flown_sales} sold × {unit_margin} of margin ÷ {air_quantity} that fly"),
    "air_gain": N_("{flown_sales} sold × {unit_margin} of margin − {air_quantity} that fly × {air_premium} more"),
    "air_decision_day": N_("stock-out date − {air_lead_time} days by air − {air_decision} days to decide"),
    "pause_ads_day": N_(
        "the first day on which what is left lasts until the next delivery only for the {organic_rate} a day that no "
        "ad brings and {safety_stock} safety stock"
    ),
    "order_cost": N_("{suggested_quantity} × {landed_cost}"),
    "cash_tied_up": N_("({on_hand} on hand + {on_order} on order) × {landed_cost}"),
}
COUNTED = N_("{counted} counted on {when} − {shipped} shipped since + {received} received since")
COUNTED_AVAILABLE = N_(
    "{counted} counted as available on {when} + {committed_then} sold and not shipped then + {reserved} reserved by "
    "the platform − {shipped} shipped since + {received} received since"
)
SAFETY: Mapping[SafetyRule, Phrase] = {
    SafetyRule.TYPED_BUFFER: N_("{buffer} units, typed for this product"),
    SafetyRule.BUFFER: N_("{daily_rate} a day × {buffer_days} days of buffer"),
    SafetyRule.SERVICE_LEVEL: N_("{z} × {spread} spread of sales over {lead_time} days"),
}
REVIEW_STOCK: Mapping[SafetyRule, Phrase] = {
    SafetyRule.TYPED_BUFFER: N_("the typed {safety_stock} units"),
    SafetyRule.BUFFER: N_("the {safety_stock} units of buffer"),
    SafetyRule.SERVICE_LEVEL: N_("{z} × the spread of sales over {usual_lead_time} + {review} days"),
}
BY_RULE = {"safety_stock": SAFETY, "review_stock": REVIEW_STOCK}
ASKED = N_("{how}; {asked} stay asked for until that would change by more than a carton and 5 %")
OVER = N_("{how}; that day is over, so the sooner the better")
LEAD_TIME_OF_SETTINGS = N_("none is stated for this product; the settings say {default} days")
LEAD_TIME_STATED = N_("as stated for this product or its supplier")
LEAD_TIME_LONGEST = N_("the longest normal one, as a buffer in units keeps nothing for late orders")
LEAD_TIME_DELAYED = N_(
    "{delay} days longer than usual: an order placed today would be on its way in a time of delays, see `/event`"
)
EVEN = N_("(spread ÷ mean)² of the days with a sale; even, as it is below 0.49")
UNEVEN = N_("(spread ÷ mean)² of the days with a sale; uneven, as it is 0.49 or more")
POINT = N_("{lead_time_demand} sold during the lead time + {safety_stock} safety stock, rounded up")
POINT_OF_ORDER_DAYS = N_(
    "{lead_time_demand} sold during the lead time + {review_demand} until the next order day + {safety_stock} safety "
    "stock, rounded up"
)
USED_UP_WITH = N_(
    "the first day on which {on_hand} on hand less {committed} sold, less {daily_rate} a day, is used up; counted on "
    "their days: {moves}"
)
NOTHING_FLIES = N_("nothing flies on this route, so nothing is kept for air freight")
BY_LOT = N_("{threshold} threshold + {base_lot} sea lot")
LOT_IN_CARTONS = N_(
    "{daily_rate} a day × {cycle} days of the order cycle × {base_share} by sea, in full cartons of {carton} up to the "
    "whole cycle"
)
BY_ANY_DAY = N_("the last day an order of {lead_time} days still arrives before stock falls under {safety_stock}")
BY_AN_ORDER_DAY = N_(
    "the last order day, every {review} days, whose order of {lead_time} days still arrives before stock falls under "
    "{safety_stock}"
)
BY_ORDER_DAY = N_(
    "{rate} a day × ({lead_time} days of lead time + {review} days between order days) + {review_stock} safety stock + "
    "{event_units} for planned events"
)
COMPUTED = N_("{order_up_to_level} order up to − {inventory_position} stock position")
LANDED = N_("{unit_cost} unit cost + {freight} freight and duty by sea")
LANDED_WITHOUT_FREIGHT = N_("{unit_cost} unit cost; freight and duty are not known")
COMPUTED_CUT = N_(
    "{order_up_to_level} order up to − {inventory_position} stock position, what is on order ({on_order}) counted as "
    "the whole order it was cut from"
)
BY_ONE_INPUT: Mapping[str, tuple[str, Phrase, Phrase]] = {
    "on_hand": ("counts_available", COUNTED_AVAILABLE, COUNTED),
    "reorder_point": ("review_demand", POINT_OF_ORDER_DAYS, POINT),
    "computed_quantity": ("on_order", COMPUTED_CUT, COMPUTED),
}
"""The input that decides how it came about, the way where it is not 0, and the way where it is."""
BY_WHAT_IS_KNOWN: Mapping[str, tuple[tuple[str, ...], Phrase, Phrase]] = {
    "order_up_to_level": (("review",), BY_ORDER_DAY, BY_LOT),
    "order_by_day": (("order_day", "review"), BY_AN_ORDER_DAY, BY_ANY_DAY),
    "landed_cost": (("freight",), LANDED, LANDED_WITHOUT_FREIGHT),
}
"""The inputs that decide how it came about, the way where all are known, and the way where one is not."""
