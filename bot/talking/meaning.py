"""Hears who asks what a word of the trade means: “what is a reorder point”, “MOQ?”, “安全库存是什么”."""

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
    *words("hey, hi, sorry, wait, again, exactly, here, actually, can, could, you, to, me, 请问"),
}
BY_NAME = r"(?:what(?:'s|’s|s| is| are)|how (?:is|are|(?:do )?(?:we )?calculate)|explain)"
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


@dataclass(frozen=True, slots=True)
class Meant:
    """The term of which somebody asks."""

    term: Term
    is_the: bool  # “what is the reorder point”: of the SKU that was talked about, where one was


def meaning_asked(desk: Desk, said: str) -> Meant | None:
    """Return the term whose meaning is asked for; None: something else is said, or what may be of a product's name."""
    line = " ".join(word for word in words_of(simplified(said)) if word not in ASIDE).replace(",", "")
    for pattern in MEANS:
        if (found := re.fullmatch(pattern, line)) and (term := _called(found["term"])):
            return Meant(term, is_the=False)
    for pattern in NAMES:
        found = re.fullmatch(pattern, line)
        term = _called(found["term"]) if found else None
        if found and term and not term.is_list and not desk.store.products.search(line, 1).total:
            return Meant(term, is_the=bool(found.groupdict().get("the")))
    return None


def _called(named: str) -> Term | None:
    return TERMS.get(named) or TERMS.get(named.removesuffix("s"))
