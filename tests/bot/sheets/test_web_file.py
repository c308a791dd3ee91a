"""Tables of web pages and of Excel's XML of 2003, named .xls as back offices name them."""

import random
from pathlib import Path

import pytest

from bot.sheets.limits import MEGABYTE, SLACK
from bot.sheets.reading import read_tables
from bot.sheets.refusal import FileRefused
from planner.intake.layout import Layout

STOCK = {"stock": Layout("stock", ("SKU", "Quantity"), ("Note",))}
PAGE = "<html><body><table><tr><th>SKU<th>Quantity<th>Note</tr>{}</table></body></html>"
BOOK = (
    '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?><ss:Workbook><ss:Worksheet '
    'ss:Name="Stock"><ss:Table><ss:Row><ss:Cell><ss:Data ss:Type="String">SKU</ss:Data></ss:Cell><ss:Cell><ss:Data '
    'ss:Type="String">Quantity</ss:Data></ss:Cell><ss:Cell><ss:Data ss:Type="String">Note</ss:Data></ss:Cell></ss:Row>'
    "{}</ss:Table></ss:Worksheet></ss:Workbook>"
)


def _rows(tmp_path: Path, text: str, encoding: str = "utf-8") -> list[tuple[int, tuple[str, ...]]]:
    path = tmp_path / "a.xls"
    path.write_bytes(text.encode(encoding))
    with read_tables(path, STOCK, limits=SLACK) as tables:
        return [(row.number, row.cells) for table in tables for row in table.rows]


@pytest.mark.parametrize(
    ("written", "cells"),
    [
        ("<tr><td>CUP</td><td>40</td><td>a &amp; b<br>c</td></tr>", ("CUP", "40", "a & b c")),
        ("<tr><td><b>C</b>UP<td>40<td>", ("CUP", "40", "")),
        ("<tr><td>CUP</td><td>4<!-- 999 -->0</td><td><script>40</td></script>x</td></tr>", ("CUP", "40", "x")),
        ("<tr><td colspan=2>CUP</td><td>n</td></tr>", ("CUP", "", "n")),
        ("<tr><td style='mso-number-format:\"@\"'>00123</td><td>1,250</td></tr>", ("00123", "1,250", "")),
    ],
)
def test_a_cell_says_what_the_page_shows(tmp_path: Path, written: str, cells: tuple[str, ...]) -> None:
    assert _rows(tmp_path, PAGE.format(written)) == [(2, cells)]


def test_beside_a_cell_of_several_rows_none_is_shifted(tmp_path: Path) -> None:
    merged = "<tr><td rowspan=2>CUP<td>40<td>a</tr><tr><td>7<td>b</tr><tr><td>POT<td>8<td>c</tr>"
    assert _rows(tmp_path, PAGE.format(merged)) == [
        (2, ("CUP", "40", "a")),
        (3, ("", "7", "b")),
        (4, ("POT", "8", "c")),
    ]


def test_a_table_within_another_is_read_for_itself(tmp_path: Path) -> None:
    outer = f"<table><tr><td>Menu</td><td>{PAGE.format('<tr><td>CUP<td>40</tr>')}</td></tr></table>"
    assert _rows(tmp_path, f"<html>{outer}") == [(2, ("CUP", "40", ""))]


def test_a_page_in_letters_it_names_or_does_not(tmp_path: Path) -> None:
    page = "<html><meta charset=gb2312>" + PAGE.format("<tr><td>茶杯<td>40</tr>")
    for text in (page, page.replace("gb2312", "x-unheard-of")):
        assert _rows(tmp_path, text, "gb2312") == [(2, ("茶杯", "40", ""))]


def test_xml_of_2003_skips_blank_cells_and_keeps_points(tmp_path: Path) -> None:
    figure = '<ss:Cell ss:Index="3"><ss:Data ss:Type="Number">1.234</ss:Data></ss:Cell>'
    row = f"<ss:Row><ss:Cell><ss:Data>CUP</ss:Data></ss:Cell>{figure}</ss:Row>"
    assert _rows(tmp_path, BOOK.format(row)) == [(2, ("CUP", "", "1.2340"))]


def test_nothing_that_a_document_defines_is_expanded(tmp_path: Path) -> None:
    """Neither a file of this machine nor a word that stands for a billion."""
    entities = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
    text = BOOK.replace("?><ss:W", f"?>{entities}<ss:W").format("<ss:Row><ss:Cell>&f;</ss:Cell><ss:Cell>&b;</ss:Cell>")
    assert _rows(tmp_path, text) == [(2, ("&f;", "&b;", ""))]


def test_a_page_that_asks_for_too_much_is_refused(tmp_path: Path) -> None:
    """A cell of a thousand columns in each of 400,000 rows."""
    with pytest.raises(FileRefused) as refused:
        _rows(tmp_path, PAGE.format("<tr><td colspan=99999>" * 400_000))
    assert refused.value.code == "out_of_memory"
    with pytest.raises(FileRefused) as refused:
        _rows(tmp_path, PAGE.format(f"<tr><td>{'x' * 40_000}</tr>"))
    assert refused.value.code == "cell_too_long"
    with pytest.raises(FileRefused) as refused:
        _rows(tmp_path, "<html>" + " " * 25 * MEGABYTE)
    assert refused.value.code == "too_large"


def test_what_is_never_closed_goes_on_to_the_end_and_what_closes_itself_does_not(tmp_path: Path) -> None:
    row = "<tr><td>CUP<td>40</tr>"
    for unclosed in ("<!-- ", "<script>", "<style type=a>"):
        assert _rows(tmp_path, PAGE.format(f"{row}{unclosed}{row}")) == [(2, ("CUP", "40", ""))]
    for closed in ("<!-->", "<Style ss:ID='a'/>"):
        assert _rows(tmp_path, PAGE.format(f"{closed}{row}")) == [(2, ("CUP", "40", ""))]


@pytest.mark.parametrize("piece", ["<!--", "<script ", "<script>", "<style>", "<td a=1 ", "<br ", "<", "<table "])
def test_a_page_of_pieces_that_never_end_is_read_once(tmp_path: Path, piece: str) -> None:
    """Each was searched for its end through all the rest: a megabyte of them took the whole minute."""
    page = PAGE.partition("{}")[0] + "<tr><td>CUP<td>40" + piece * (MEGABYTE // len(piece))
    assert _outcome(tmp_path, page.encode()) in {"3 cells", "cell_too_long"}


def test_cells_merged_far_down_are_no_work_for_each_row(tmp_path: Path) -> None:
    tall = "<td colspan=1000 rowspan=99999>" * 50
    assert _outcome(tmp_path, PAGE.format(f"<tr>{tall}{'<tr>' * 300_000}").encode()) == "0 cells"
    assert _outcome(tmp_path, PAGE.format(f"<tr>{tall}{'<tr><td>' * 300_000}").encode()) == "out_of_memory"


def test_damaged_pages_give_rows_or_a_refusal(tmp_path: Path) -> None:
    chance = random.Random(20_261_127)
    sound = PAGE.format("<tr><td rowspan=2>CUP</td><td colspan=2>40</td></tr>" * 9).encode()
    for _ in range(12):
        damaged = bytearray(sound)
        for _ in range(9):
            place = chance.randrange(8, len(damaged))
            damaged[place : place + chance.choice((0, 1, 8))] = chance.choice((b"<", b">", b"</", b"\xff", b'"', b"\0"))
        assert _outcome(tmp_path, bytes(damaged)) != "unreadable", "the parser fell over it"


def _outcome(tmp_path: Path, content: bytes) -> str:
    (tmp_path / "a.xls").write_bytes(content)
    try:
        with read_tables(tmp_path / "a.xls", STOCK, limits=SLACK) as tables:
            return f"{sum(len(row.cells) for table in tables for row in table.rows)} cells"
    except FileRefused as refused:
        return refused.code.value
