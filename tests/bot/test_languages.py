"""Languages: every sentence is there in each of them, with the same values and marks that Slack will show as marks."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bot.wording import LOCALES, Voice
from tests.catalogue import kept, spoken, untranslated

CATALOGUES = sorted(LOCALES.glob("*.po"))
EACH = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
WORDS = re.compile(r"[A-Za-z]{3,} [a-z]{2,}")
VALUE = re.compile(r"\{[a-z_]*\}")


def translations(path: Path) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the forms of each sentence in English and in the other language."""
    return [(forms(message.id), forms(message.string)) for message in kept(path) if message.id]


@cache
def said_anywhere() -> set[str]:
    return {form for said in spoken() for form in forms(said)}


def forms(said: object) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)  # type: ignore[arg-type]


def test_there_is_chinese() -> None:
    assert "zh_Hans" in {path.stem for path in CATALOGUES}


@EACH
def test_it_holds_what_is_spoken_and_nothing_else(path: Path) -> None:
    """``make catalogue`` brings it in step."""
    written = {message.id if isinstance(message.id, str) else tuple(message.id) for message in kept(path) if message.id}
    assert written == set(spoken())


@EACH
def test_every_sentence_is_translated(path: Path) -> None:
    assert not untranslated(kept(path))


@EACH
def test_no_value_is_lost_or_made_up(path: Path) -> None:
    for english, other in translations(path):
        values = set(VALUE.findall(english[-1]))
        for form in other:
            assert set(VALUE.findall(form)) == values, f"{english[-1]!r}: {form!r}"


@EACH
def test_marks_are_as_in_english(path: Path) -> None:
    for english, other in translations(path):
        for form in other:
            for mark in "*`":
                assert form.count(mark) == english[-1].count(mark), f"{mark} in {form!r}"
            commands = re.findall(r"`[^`]*`", english[-1])
            assert Counter(re.findall(r"`[^`]*`", form)) == Counter(commands), f"{form!r}"


@EACH
def test_slack_shows_marks_as_marks(path: Path) -> None:
    """Slack takes a mark for one only beside a space, a bracket or the end: *两* 件, never 共*两*件."""
    for _english, other in translations(path):
        for form in other:
            for found in re.finditer(r"\*[^*]+\*|`[^`]+`", form):
                around = form[found.start() - 1 : found.start()] + form[found.end() : found.end() + 1]
                assert not re.search(r"\w", around), f"no mark there: {form!r}"


@EACH
def test_blanks_at_the_ends_are_as_in_english(path: Path) -> None:
    for english, other in translations(path):
        for form in other:
            assert form.strip(), f"{english[-1]!r}"
            assert form.endswith("\n") == english[-1].endswith("\n")


HALF_WIDTH = re.compile(
    r"[\u3400-\u9fff）”][*`_]* ?[,:;!?]|[,:;][ *`_]*[\u3400-\u9fff]|[\u3400-\u9fff]\(|\)[\u3400-\u9fff]"
)


def test_chinese_is_written_with_full_width_marks() -> None:
    """A half-width comma, colon, semicolon or bracket beside Chinese is a slip: ，：；（ are meant."""
    for _english, other in translations(LOCALES / "zh_Hans.po"):
        for form in other:
            assert not HALF_WIDTH.search(re.sub(r"`[^`]*`", "``", form)), form


LOOSE = re.compile(r" [，。；：、？！”（）]|[，。；：、？！“（] (?![−×=+])")


def test_no_blank_stands_beside_a_full_width_mark() -> None:
    """The mark is as wide as a letter; the blank that Slack needs beside bold and code is put there when it is said."""
    for _english, other in translations(LOCALES / "zh_Hans.po"):
        for form in other:
            assert not LOOSE.search(form), form


MEANT = {
    "您": "你",
    "计划工作簿": "计划表",
    "库存导出": "库存表",
    "订单导出": "订单表",
    "撤回": "撤销",
    "季节": "淡旺季",
    "早报": "晨报",
    "单位成本": "单件成本",
    "……": "…",
}


def test_one_thing_has_one_name() -> None:
    """A second name for the same thing makes a reader look for the difference."""
    for _english, other in translations(LOCALES / "zh_Hans.po"):
        for form in other:
            for second, first in MEANT.items():
                assert second not in form, f"{first} is meant: {form}"


MESSAGES = sorted((Path(__file__).parents[2] / "bot/messages").rglob("*.py"))
GLUE = re.compile(r"[,;:!?] | \(|\) ")  # what another language writes otherwise


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: path.stem)
def test_no_message_puts_marks_between_its_parts_by_itself(path: Path) -> None:
    """What stands between two parts is a sentence with values, so that each language writes its own marks."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.JoinedStr(values=parts) if any(isinstance(part, ast.FormattedValue) for part in parts):
                between = [part.value for part in parts if isinstance(part, ast.Constant)]
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(mark)), attr="join")):
                between = [mark]
            case _:
                continue
        assert not [mark for mark in between if GLUE.search(str(mark))], f"line {node.lineno}"


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: path.stem)
def test_no_sentence_is_passed_on_without_being_collected(path: Path) -> None:
    """A helper that takes a sentence and says it stands in PLACES, or its sentences stay English everywhere."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    explained = (ast.FunctionDef, ast.ClassDef, ast.Module)
    known = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, explained)}
    written = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    assert not [
        text
        for text in written
        if isinstance(text, str) and VALUE.search(text) and WORDS.search(text) and text not in known | said_anywhere()
    ]


def test_chinese_reads_as_chinese() -> None:
    voice = Voice.of("zh-CN")
    assert voice.days(45) == "45 天"
    assert voice.days(float("inf")) == "无销售"
    assert voice.listed(["SKU1", "SKU2"]) == "SKU1、SKU2"
    assert (voice.together("一。", "二。"), Voice().together("One.", "Two.")) == ("一。二。", "One. Two.")
    assert Voice.of("zh-TW").days(45) == "45 天"


CLI = sorted((Path(__file__).parents[2] / "bot/cli").glob("*.py"))


@pytest.mark.parametrize("path", CLI, ids=lambda path: path.stem)
def test_the_terminal_prints_no_sentence_of_its_own(path: Path) -> None:
    """What it prints went through wording; names of options and their help stay English."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            written = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
            spoken_here = [part for call in ast.walk(node) if _is_say(call) for part in ast.walk(call)]
            said = {part.value for part in spoken_here if isinstance(part, ast.Constant)}
            assert not [text for text in written if isinstance(text, str) and WORDS.search(text) and text not in said]


def _is_say(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"say", "tell"}
