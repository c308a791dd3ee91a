"""How what an item sells a day, and how far that strays, came about: the sentences of both."""

from collections.abc import Mapping
from math import isnan

from bot.messages.explaining.explained import number
from bot.wording import N_, Phrase, Safe, Voice
from planner.explaining.explain import Explained
from planner.forecasting.blend import WINDOWS

OF_DAYS = N_(
    "√({usual_lead_time} days of lead time × {daily_spread}² spread of a day + "
    "({daily_rate} a day × {lead_time_spread} days spread of the lead time)²)"
)
OF_DRIFTING_DAYS = N_(
    "√({usual_lead_time} days of lead time × (1 + {usual_lead_time} ÷ {history_days} days seen) × {daily_spread}² "
    "spread of a day + "
    "({highest_rate} a day, the higher of its rate and its mean of a year, × {usual_lead_time} days × {drift}, as "
    "sales strayed from forecasts in a month, × √({usual_lead_time} ÷ 30 days))² + "
    "({daily_rate} a day × {lead_time_spread} days spread of the lead time)²)"
)
OF_DAYS_OR_OTHERS = N_(
    "√((the larger of {least_spread}, usual at such sales, and √({usual_lead_time} days of lead time × "
    "(1 + {usual_lead_time} ÷ {history_days} days seen) × {daily_spread}² spread of a day + ({highest_rate} a day, the "
    "higher of its rate and its mean of a year, × {usual_lead_time} days × {drift}, as sales strayed from forecasts in "
    "a month, × √({usual_lead_time} ÷ 30 days))²))² + ({daily_rate} a day × {lead_time_spread} days spread of the lead "
    "time)²)"
)
OF_PAST = N_(
    "√((({own_spread} of its own past stretches of {usual_lead_time} days, at most what sells in one at "
    "{highest_rate} a day, the higher of its rate and its mean of a year)^0.45 × ({usual_spread} usual at such "
    "sales)^0.55 × {widening}, as past forecasts strayed)² + "
    "({daily_rate} a day × {lead_time_spread} days spread of the lead time)²)"
)
OF_PAST_ALONE = N_(
    "√(({own_spread} of its own past stretches of {usual_lead_time} days, at most what sells in one at "
    "{highest_rate} a day, the higher of its rate and its mean of a year, × {widening}, as forecasts usually stray)² + "
    "({daily_rate} a day × {lead_time_spread} days spread of the lead time)²)"
)
OF_DAYS_AND_OTHERS = N_(
    "√(((√{usual_lead_time} days of lead time × {daily_spread} spread of a day, at most the forecast itself)^0.45 × "
    "({usual_spread} usual at such sales)^0.55 × {widening}, as past forecasts strayed)² + "
    "({daily_rate} a day × {lead_time_spread} days spread of the lead time)²)"
)
SURGING = N_("what it sells while it surges; before, it was {means}")
STOPPED = N_("quiet for so long that it no longer sells; else it would be {means}")
MEAN_OF_WINDOW = N_("{sold} sold ÷ {in_stock_days} days in stock, of the last {looked_back} days")
BLENDED = N_(
    "a weighted mean: {means}; of a day that sold far more than usual, a quarter of the excess is left out, and the "
    "day of a first sale, before which nothing was known, counts an eighth"
)
BOOSTED = N_(
    "a weighted mean × {boost}, as gradient boosting foretells, which on your own past was off {boost_gain} less: "
    "{means}; of a day that sold far more than usual, a quarter of the excess is left out, and the day of a first "
    "sale, before which nothing was known, counts an eighth"
)
AS_A_YEAR_AGO = N_(
    "a weighted mean × {same_weeks}, as these weeks sold a year ago (on your own past, that foretold how many SKUs "
    "sell a day {weeks_gain} better), {own_year}: {means}; of a day that sold far more than usual, a quarter of the "
    "excess is left out, and the day of a first sale, before which nothing was known, counts an eighth"
)
BOOSTED_AS_A_YEAR_AGO = N_(
    "a weighted mean × {boost}, as gradient boosting foretells (on your own past, it was off {boost_gain} less), × "
    "{same_weeks}, as these weeks sold a year ago (on your own past, that foretold how many SKUs sell a day "
    "{weeks_gain} better), {own_year}: {means}; of a day that sold far more than usual, a quarter of the excess is "
    "left out, and the day of a first sale, before which nothing was known, counts an eighth"
)
OWN_YEAR = N_(
    "a fifth of it as this SKU itself did then ({year_ago} a day, kept between half and twice what else is expected)"
)
NO_OWN_YEAR = N_("without this SKU's own year, of which too little is known")
BORROWED = N_(
    "new: {borrowed} of it is what similar products sell, of the same supplier or all, until it was in stock for 60 "
    "days; with that {means}"
)
WAYS: Mapping[tuple[bool, bool], Phrase] = {
    (False, False): BLENDED,
    (True, False): BOOSTED,
    (False, True): AS_A_YEAR_AGO,
    (True, True): BOOSTED_AS_A_YEAR_AGO,
}
"""Of a blended rate: whether it is boosted, and whether it goes by last year."""
MEAN_OF_DAYS = N_("{rate} a day over {days} days × {weight}")


def how_demanded(it: Explained) -> Phrase | None:  # noqa: PLR0911 - one line a number with more than one way
    """Return the sentence that fits; None: it is none of these numbers."""
    match it.name:
        case "daily_rate" if not isnan(number(it, "surging")):
            return SURGING
        case "daily_rate" if number(it, "stopped"):
            return STOPPED
        case "daily_rate" if number(it, "borrowed"):
            return BORROWED
        case "daily_rate":
            if not it.inputs["window_rates"]:
                return MEAN_OF_WINDOW
            is_boosted, is_as_then = number(it, "boost") != 1, number(it, "same_weeks") != 1
            return WAYS[is_boosted, is_as_then]
        case "spread" if isnan(number(it, "own_spread")):
            if not isnan(number(it, "usual_spread")):
                return OF_DAYS_AND_OTHERS
            if number(it, "least_spread"):
                return OF_DAYS_OR_OTHERS
            return OF_DRIFTING_DAYS if number(it, "drift") else OF_DAYS
        case "spread":
            return OF_PAST_ALONE if isnan(number(it, "usual_spread")) else OF_PAST
    return None


def own_year(it: Explained, voice: Voice) -> Safe:
    """Return what the item itself sold a year ago, of which a fifth of its daily rate is made; empty for others."""
    year_ago = it.inputs.get("year_ago")
    if not isinstance(year_ago, float):
        return Safe("")
    return voice.say(NO_OWN_YEAR) if isnan(year_ago) else voice.say(OWN_YEAR, year_ago=voice.rate(year_ago))


def means(it: Explained, voice: Voice) -> Safe:
    """Return the means that a daily rate is blended from, those without weight left out; empty for other numbers."""
    rates, weights = it.inputs.get("window_rates"), it.inputs.get("weights")
    if not isinstance(rates, tuple) or not isinstance(weights, tuple):
        return Safe("")
    return voice.listed(
        voice.say(MEAN_OF_DAYS, rate=voice.rate(rate), days=voice.units(days), weight=voice.share(weight))
        for rate, days, weight in zip(rates, WINDOWS, weights, strict=False)
        if weight
    )
