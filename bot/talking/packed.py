"""Counts in units what is said in cartons: “10 cartons of SKU123”, “卖10箱”; nobody means 10 units by that."""

import re

from bot.desk import Desk
from bot.errors.packed import CartonNotKnown, PalletNotKnown
from bot.judging.judgement import judge
from bot.messages.how_to import carton_message
from bot.messages.reply import Message
from bot.understanding.numerals import DIGITS, in_figures
from bot.understanding.simplified import simplified
from bot.wording import Voice
from planner.intake.figure import wholes

CARTONS = re.compile(
    r"(?:(?<![a-z0-9_.,-])(?P<n>\d[\d.,]*k?|[一两二三四五六七八九])\s?)?(?:full |whole )?"
    r"(?:(?<![a-z])(?:cartons?|ctns?|boxes|cases)(?![a-z])|箱)",
    re.IGNORECASE,
)
PALLETS = re.compile(r"\d\s?(?:pallets?|skids?)(?![a-z])|[\d一两二三四五六七八九]\s?(?:托盘?|栈板)", re.IGNORECASE)
ASKED = re.compile(r"\b(?:in|how many) (?:cartons?|ctns?|boxes|cases)\b|[几多]少?箱", re.IGNORECASE)


def in_units(desk: Desk, said: str, code: str, voice: Voice) -> tuple[str, Message | None]:
    """Return what was said of a SKU with cartons counted in units, and how many a carton holds; None: of none is said.

    Raises: CartonNotKnown, PalletNotKnown, where a number of them is said.
    """
    line = in_figures(simplified(said))
    if PALLETS.search(line):
        raise PalletNotKnown(code)
    found = next((it for it in CARTONS.finditer(line) if it["n"]), None)
    if found is None and not ASKED.search(line):
        return said, None
    held = _held(desk, code)
    if found is None:
        return said, carton_message(code, held, 0, voice) if held else None
    cartons = wholes(str(DIGITS.get(found["n"], found["n"])))
    if not held or len(cartons) != 1:
        raise CartonNotKnown(code)
    units = cartons[0] * held
    return f"{line[: found.start()]} {units} {line[found.end() :]}", carton_message(code, held, cartons[0], voice)


def _held(desk: Desk, code: str) -> int:
    """Return the units in a carton of a SKU; 0: nobody typed them, or they differ."""
    held = {int(units) for it in judge(desk, products=[code]) for units in it.catalogue.items.case_pack}
    return held.pop() if len(held) == 1 and held != {1} else 0
