"""Hears who asks what a word of the trade means, or in what two differ: “what is a reorder point”, “MOQ?”."""

import re
from dataclasses import dataclass

from bot.desk import Desk
from bot.messages.meaning import Term
from bot.messages.meanings import MEANINGS
from bot.talking.overhearing import words_of
from bot.talking.vocabulary import OPENERS, POLITE, words
from bot.understanding.simplified import simplified

TERMS = {name: term for named, term in MEANINGS.items() for name in named.split(", ")}
ASIDE = {
    *OPENERS,
    *POLITE,
    *words(
        "hey, hi, i'm, im, new, sorry, wait, again, exactly, here, actually, can, could, you, to, me, heck, hell, 请问"
    ),
}
BY_NAME = r"(?:what(?:'s|’s|s| is| are)|how (?:is|are|(?:do )?(?:we )?calculate)|explain(?: like i'm (?:5|five))?)"
MEANS = (
    r"(?:define|(?:what(?:'s| is) the )?meaning of|tell what)(?: an?| the)? (?P<term>.+?)(?: is| are| means?)?",
    r"what (?:do mean|is meant) (?:by|with)(?: an?| the)? (?P<term>.+)",  # “you” is said aside
    r"what (?:does|do)(?: an?| the)? (?P<term>.+?) (?:mean|stand for)",
    r"(?P<term>.+?) (?:meaning|definition|explained)",
    rf"{BY_NAME} an? (?P<term>.+?)(?: calculated| computed| worked out)?",
    r"(?:什么是|什么叫做?|啥是|何谓|何为|解释一?下?|介绍一?下?)(?P<term>.+?)(?:是什么意思|是什么|的意思|的?定义)?",
    r"(?P<term>.+?)(?:指的?是?什么|是?[什啥]么?意思|是什么|是啥|(?:是?怎么|如何)(?:计?算|理解)的?|的?定义|的意思)[呢啊呀吗]?",
)
NAMES = (
    rf"{BY_NAME}(?P<the> the)? (?P<term>.+?)(?: calculated| computed| worked out)?",
    r"(?P<term>.+)",
)


BETWEEN = (
    r"(?:.* )?difference between(?: an?| the)? (?P<one>.+?) and(?: an?| the)? (?P<other>.+)",
    r"(?:is |are )?(?:an? |the )?(?P<one>.+?) (?:vs|versus|same as|the same as)(?: an?| the)? (?P<other>.+)",
    r"(?P<one>.+?)[和跟与](?P<other>.+?)(?:有|的|之间)?(?:什么|啥)?(?:区别|不同|差别)(?:是什么|在哪)?[呢啊呀吗]?",
)


@dataclass(frozen=True, slots=True)
class Meant:
    """The term of which somebody asks, or both of which the difference is asked."""

    terms: tuple[Term, ...]
    is_the: bool  # “what is the reorder point”: of the SKU that was talked about, where one was


def meaning_asked(desk: Desk, said: str) -> Meant | None:
    """Return the term whose meaning is asked for; None: something else is said, or what may be of a product's name."""
    line = " ".join(word for word in words_of(simplified(said)) if word not in ASIDE).replace(",", "")
    whole = " ".join(words_of(simplified(said)))
    for pattern in BETWEEN:
        if found := re.fullmatch(pattern, whole):
            both = tuple(filter(None, (_called(found["one"]), _called(found["other"]))))
            return Meant(both, is_the=False) if len(both) > 1 else None
    for pattern in MEANS:
        if (found := re.fullmatch(pattern, line)) and (term := _called(found["term"])):
            return Meant((term,), is_the=False)
    for pattern in NAMES:
        found = re.fullmatch(pattern, line)
        term = _called(found["term"]) if found else None
        if found and term and not term.is_list and not desk.store.products.search(line, 1).total:
            return Meant((term,), is_the=bool(found.groupdict().get("the")))
    return None


def _called(named: str) -> Term | None:
    return TERMS.get(named.strip()) or TERMS.get(named.strip().removesuffix("s"))
