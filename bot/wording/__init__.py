"""Says codes, numbers, money and dates as sentences in the reader's language.

Sentences are Slack mrkdwn: whatever comes from outside is escaped here, once, so no caller can forget it. English
sentences are the keys of the translations in ``bot/locale``; a sentence in code stands in ``say(...)``, ``count(...)``
``N_(...)`` or ``NN_(...)``, where Babel finds it.
"""

from bot.wording.catalogues import LOCALES, countries, country_names, is_currency, is_spoken, nearest
from bot.wording.marks import N_, NN_, Phrase, Safe, Sayable, escape
from bot.wording.spacing import columns, unbold
from bot.wording.voice import MANY_DAYS, Voice

__all__ = [
    "LOCALES",
    "MANY_DAYS",
    "NN_",
    "N_",
    "Phrase",
    "Safe",
    "Sayable",
    "Voice",
    "columns",
    "countries",
    "country_names",
    "escape",
    "is_currency",
    "is_spoken",
    "nearest",
    "unbold",
]
