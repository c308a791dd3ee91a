"""The translations: one catalogue of sentences a language, kept as ``bot/locale/*.po`` and compiled when first read."""

import gettext
import io
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parents[1] / "locale"
FALLBACK = "en"


@cache
def catalogue(locale: str) -> gettext.NullTranslations:
    """Return the sentences in the language of a locale; English where nobody has translated into it.

    Readers of traditional Chinese are answered in simplified Chinese, with the numbers and dates of their own place.
    """
    path = _written().get(Locale.parse(locale).language)
    if path is None:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def nearest(wanted: str) -> str:
    """Return the locale we can speak for what Slack or the settings call it.

    >>> nearest("en-US"), nearest("zh-CN"), nearest("es-LA"), nearest("tlh"), nearest("")
    ('en_US', 'zh_Hans_CN', 'es', 'en', 'en')
    """
    spoken = wanted.replace("-", "_")
    for name in (spoken, spoken.split("_", maxsplit=1)[0]):  # Slack's es-LA is no country's
        try:
            return str(Locale.parse(name))
        except (UnknownLocaleError, ValueError):
            continue
    return FALLBACK


def is_spoken(wanted: str) -> bool:
    """Say whether there are sentences in a language, whatever country stands behind it.

    >>> is_spoken("en-GB"), is_spoken("zh"), is_spoken("fr"), is_spoken("french")
    (True, True, False, False)
    """
    language = wanted.replace("-", "_").split("_", maxsplit=1)[0].casefold()
    return language == FALLBACK or language in _written()


@cache
def country_codes() -> dict[str, str]:
    """Return the code of each country by its code and its English name, in small letters."""
    named = {code: name for code, name in Locale.parse(FALLBACK).territories.items() if code.isalpha()}
    return {said.casefold(): code for code, name in named.items() for said in (code, name)}


@cache
def country_names(code: str) -> frozenset[str]:
    """Return what a country is called in each language that is spoken, in small letters.

    >>> sorted(country_names("GB"))
    ['united kingdom', '英国']
    """
    spoken = [Locale.parse(locale) for locale in (FALLBACK, *(path.stem for path in LOCALES.glob("*.po")))]
    return frozenset(name.casefold() for each in spoken if (name := each.territories.get(code)))


@cache
def countries() -> frozenset[str]:
    """Return what countries are called in the languages that are spoken, in small letters."""
    return frozenset().union(*map(country_names, country_codes().values()))


@cache
def _written() -> dict[str, Path]:
    """Return the catalogue of each language."""
    return {Locale.parse(path.stem).language: path for path in LOCALES.glob("*.po")}


def is_currency(code: str) -> bool:
    """Return whether the code is a currency of ISO 4217.

    >>> is_currency("GBP"), is_currency("POUND")
    (True, False)
    """
    return code in _currencies()


@cache
def _currencies() -> frozenset[str]:
    return frozenset(Locale.parse(FALLBACK).currencies)
