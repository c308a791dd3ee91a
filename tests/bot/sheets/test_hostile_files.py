"""Whatever bytes arrive, the product answers with rows or a refusal and lives on."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from bot.sheets.limits import MEGABYTE, SLACK
from bot.sheets.refusal import FileRefused
from tests.bot.sheets.builders import an_order, csv_text, orders, read, workbook

_TIGHT = replace(SLACK, seconds=10, memory_bytes=512 * MEGABYTE)
_FILES = 200


def _damaged(original: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(original)
    for _ in range(chance.choice((1, 3, 30))):
        place = chance.randrange(len(damaged))
        damaged[place : place + chance.choice((0, 1, 1, 1, 8))] = chance.randbytes(chance.choice((0, 1, 1, 1, 8)))
    return bytes(damaged[: chance.randrange(len(damaged))]) if chance.random() < 0.2 else bytes(damaged)


def _damaged_within(original: Path, target: Path, chance: random.Random) -> None:
    """A sound archive around damaged XML, which gets past the gate."""
    rows = orders(*[an_order(number) for number in range(3)])
    place, cell = chance.randrange(len(rows[2])), chance.randrange(2, 5)
    oddities = ("<v>1e999</v>", "<f>1</f>", "<v>-1</v>", '<c s="999"><v>1</v></c>', "<v>99999999999</v>", "<is>", "<v>")
    row = list(rows[cell])
    row[place] = chance.choice(
        (*oddities, '<c t="s"><v>7</v></c>', '<c t="d"><v>x</v></c>', "\ud7ff\x00", "<c r='A0'/>")
    )
    rows[cell] = row
    workbook(target, {original.stem: rows})


def _outcome(path: Path) -> str:
    try:
        tables = read(path, limits=_TIGHT)
    except FileRefused as refused:
        return refused.code.value
    return f"{sum(len(rows) for *_, rows in tables)} rows"


def test_damaged_files_give_rows_or_a_refusal(tmp_path: Path) -> None:
    """The seed makes the same files each time; any other exception fails the test."""
    chance = random.Random(20_261_123)
    rows = orders(*[an_order(number) for number in range(20)])
    text = csv_text(rows).encode("utf-8-sig")
    book = workbook(tmp_path / "sound.xlsx", {"Orders": rows})
    paths = []
    for number in range(_FILES):
        path = tmp_path / f"{number}{('.csv', '.xlsx', '.xlsx')[number % 3]}"
        if number % 3 == 2:
            _damaged_within(book, path, chance)
        else:
            path.write_bytes(_damaged(text if path.suffix == ".csv" else book.read_bytes(), chance))
        paths.append(path)
    with ThreadPoolExecutor(2) as pool:
        outcomes = Counter(pool.map(_outcome, paths))
    assert sum(outcomes.values()) == _FILES
    assert len(outcomes) > 5, "files damaged in one way only prove little"
