"""One reader's language: sentences, numbers, money, dates and lengths of time as they are said there."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from gettext import NullTranslations
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton

from bot.wording import spelled
from bot.wording.catalogues import FALLBACK, catalogue, country_codes, nearest
from bot.wording.marks import Phrase, Safe, Sayable, escape
from bot.wording.spacing import close_up, stand_apart
from bot.wording.zones import known_zone
from planner.intake.money import decimals

MANY_DAYS = 3 * 365  # beyond it a number of days says nothing
FEW_COINS = 10  # below it an amount of money says little without its fractions


@dataclass(frozen=True)
class Voice:
    """One reader's language; ``zone`` is the one dates without a reader's own are said in."""

    locale: str = FALLBACK
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    speaks: NullTranslations | None = None  # another catalogue than the locale's own

    @classmethod
    def of(cls, wanted: str, zone: str = "UTC") -> "Voice":
        return cls(nearest(wanted), known_zone(zone))

    def say(self, sentence: str, /, **values: object) -> Safe:
        """Return the sentence in this language with its values escaped and filled in."""
        # gettext answers an empty sentence with the header of its catalogue
        return self._fill(self._sentences().gettext(sentence) if sentence else "", values)

    def count(self, one: str, many: str, n: int, /, **values: object) -> Safe:
        """Return the form of the sentence that fits ``n``; ``{n}`` in it is the number."""
        return self._fill(self._sentences().ngettext(one, many, n), {"n": self.units(n), **values})

    def tell(self, it: Sayable) -> Safe:
        """Return what an error or finding says."""
        return self.say(it.sentence, **it.values)

    def units(self, quantity: float) -> Safe:
        """Return a whole number as people write it, or a dash where there is none.

        >>> Voice().units(1240.0), Voice().units(float("nan")), Voice().units(-7)
        ('1,240', '–', '−7')
        """
        return Safe(spelled.whole(round(quantity), self.locale) if math.isfinite(quantity) else "–")

    def change(self, units: int) -> Safe:
        """Return by how many units something differs, with its sign.

        >>> Voice().change(-1200), Voice().change(5)
        ('−1,200', '+5')
        """
        return Safe(spelled.decimal(units, "+#,##0;−#,##0", self.locale))

    def rate(self, per_day: float) -> Safe:
        """Return a daily rate; two digits where it is small.

        >>> Voice().rate(30.0), Voice().rate(0.236)
        ('30', '0.24')
        """
        digits = "#,##0.##" if abs(per_day) < 10 else "#,##0.#"
        return Safe(spelled.decimal(per_day, digits, self.locale))

    def factor(self, number: float) -> Safe:
        """Return what something is multiplied by, fine enough to reckon again.

        >>> Voice().factor(1.6448536), Voice().factor(2.0)
        ('1.645', '2')
        """
        return Safe(spelled.decimal(number, "#,##0.###", self.locale))

    def share(self, part: float) -> Safe:
        """Return a share in percent, cut after a tenth: 0.9977 is 99.7%, and only all of it is 100%."""
        return Safe(spelled.percent(math.floor(part * 1000 + 1e-6) / 1000, "#,##0.#%", self.locale))

    def growth(self, part: float) -> Safe:
        """Return by what share something changed, in whole percent and with its sign.

        >>> Voice().growth(0.4), Voice().growth(-0.2857)
        ('+40%', '−29%')
        """
        return Safe(spelled.percent(part, "+#,##0%;−#,##0%", self.locale))

    def days(self, number: float) -> Safe:
        """Return a length of time in the words of a stock clerk.

        >>> [Voice().days(n) for n in (0.3, 1, 15.4, float("inf"), 4000)]
        ['less than a day', '1 day', '15 days', 'not selling', 'more than 3 years']
        """
        if math.isnan(number):
            return self.say("not known")
        if math.isinf(number):
            return self.say("not selling")
        if number < 1:
            return self.say("less than a day")
        if number > MANY_DAYS:
            return self.say("more than 3 years")
        return self.count("{n} day", "{n} days", int(number))

    def money(self, minor: int, currency: str) -> Safe:
        """Return an amount of minor units in its currency.

        >>> Voice().money(127550, "GBP"), Voice().money(-311, "GBP")
        ('£1,275.50', '−£3.11')
        """
        return Safe(spelled.money(minor / 10 ** decimals(currency), currency, self.locale))

    def amount(self, amount: float | Decimal, currency: str, *, is_multiplied: bool = False) -> Safe:
        """Return what a unit costs or earns; of less than ten coins, or by how many it is taken, ten thousandths too.

        >>> Voice().amount(9.0, "GBP"), Voice().amount(0.01541, "GBP"), Voice().amount(3.595, "GBP", is_multiplied=True)
        ('£9.00', '£0.0154', '£3.595')
        """
        coins = amount * 10 ** decimals(currency)
        if not amount or (abs(coins) >= FEW_COINS and not is_multiplied):
            return self.money(round(coins), currency)
        fine = amount if isinstance(amount, Decimal) else round(amount, decimals(currency) + 2)
        return Safe(spelled.money(fine, currency, self.locale, is_fine=True))

    def day(self, when: date) -> Safe:
        """Return a date as it is written here.

        >>> Voice().day(date(2011, 11, 3))
        'Nov 3, 2011'
        """
        return Safe(spelled.day(when, self.locale))

    def weekday(self, when: date) -> Safe:
        """Return a date with its day of the week, where somebody may have meant another.

        >>> Voice().weekday(date(2011, 11, 25)), Voice("zh_Hans").weekday(date(2011, 11, 25))
        ('Fri, Nov 25, 2011', '2011年11月25日周五')
        """
        return Safe(format_skeleton("yMMMEd", when, locale=self.locale))

    def moment(self, when: datetime) -> Safe:
        """Return a date and time that Slack shows in each reader's own zone."""
        local = spelled.moment(when, self.zone, self.locale)
        return Safe(f"<!date^{int(when.timestamp())}^{{date_short_pretty}} {{time}}|{escape(local)}>")

    def person(self, user: str) -> Safe:
        """Return a mention that shows the person's name."""
        return Safe(f"<@{escape(user)}>")

    def country(self, written: str) -> Safe:
        """Return a country by its name in this language; as it is written where it is no name or code of one.

        >>> Voice().country("FR"), Voice.of("zh-CN").country("France"), Voice.of("zh-CN").country("Utopia")
        ('France', '法国', 'Utopia')
        """
        code = country_codes().get(written.casefold(), "")
        return escape(Locale.parse(self.locale).territories.get(code, written))

    def listed(self, parts: Iterable[str]) -> Safe:
        """Return names or phrases one after the other, as a list is written in this language."""
        return Safe(self.say(", ").join(self._value(part) for part in parts))

    def together(self, *sentences: str) -> Safe:
        """Return sentences one after the other, with a blank between them where the language puts one there."""
        said, *rest = map(self._value, sentences)
        for more in rest:
            said = self.say("{said} {more}", said=said, more=more)
        return said

    def _sentences(self) -> NullTranslations:
        return self.speaks or catalogue(self.locale)

    def _fill(self, sentence: str, values: dict[str, object]) -> Safe:
        said = {name: self._value(value) for name, value in values.items()}
        return Safe(stand_apart(close_up(sentence, said).format(**said)))

    def _value(self, value: object) -> Safe:  # noqa: PLR0911 - one line a kind of value
        match value:
            case Safe():
                return value
            case Phrase():
                return self.say(value)
            case bool() | str():
                return escape(str(value))
            case int() | float():
                return self.units(value)
            case datetime():
                return self.moment(value)
            case date():
                return self.day(value)
            case tuple():
                return self.listed(Safe(f"`{self._value(part)}`") for part in value)
            case _:
                return escape(str(value))
