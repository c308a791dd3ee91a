"""The building blocks of a card, cut to what Slack accepts.

Texts come from ``wording`` and are mrkdwn; where Slack wants plain text they are turned back here.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.messages.reply import Block
from bot.wording import Safe

SECTION_TEXT = 3000
FIELD_TEXT = 2000
FIELDS = 10
HEADER_TEXT = 150
BUTTON_TEXT = 75
CONTEXT_TEXT = 2000
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
MESSAGE_TEXT = 4000
MESSAGE_BLOCKS = 50
ALL_TEXT = 10_000  # letters of all blocks of a message; Slack says nowhere how it counts, but takes so many
MORE = "more"
MARKS = str.maketrans("", "", "`*")
BLOCK_ID = 255


@dataclass(frozen=True, slots=True)
class Confirm:
    """The question asked before something that cannot be undone."""

    title: str
    text: str
    yes: str
    no: str


def cut(text: str, limit: int) -> str:
    """Return the text, or its beginning and an ellipsis; never the half of an escape or of a mention.

    >>> cut("R&amp;D shelf", 6), cut("ask <@U0ANA> first", 10)
    ('R…', 'ask …')
    """
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    for opens, closes in (("&", ";"), ("<", ">")):
        if kept.rfind(opens) > kept.rfind(closes):
            kept = kept[: kept.rfind(opens)]
    return kept + "…"


def shorten(text: str, limit: int) -> str:
    """Return plain text, or its beginning and an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def plain(text: str) -> str:
    """Return mrkdwn as plain text.

    >>> plain("R&amp;D")
    'R&D'
    """
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def without_marks(text: str) -> str:
    """Return mrkdwn as the plain text that Slack shows below a field.

    >>> without_marks("`22-7` is not *R&amp;D*")
    '22-7 is not R&D'
    """
    return plain(text.translate(MARKS))


def header(text: str) -> Block:
    return {"type": "header", "text": {"type": "plain_text", "text": shorten(plain(text), HEADER_TEXT)}}


def section(text: str, accessory: Block | None = None) -> Block:
    block: Block = {"type": "section", "text": _mrkdwn(text, SECTION_TEXT)}
    return block | {"accessory": accessory} if accessory else block


def in_sections(lines: Sequence[str]) -> Iterator[Block]:
    """Yield lines in as few sections as hold them whole."""
    held: list[str] = []
    for line in lines:
        if held and sum(map(len, held)) + len(held) + len(line) > SECTION_TEXT:
            yield section("\n".join(held))
            held = []
        held.append(line)
    if held:
        yield section("\n".join(held))


def fields(*texts: str) -> Block:
    return {"type": "section", "fields": [_mrkdwn(text, FIELD_TEXT) for text in texts[:FIELDS]]}


def context(*texts: str) -> Block:
    return {"type": "context", "elements": [_mrkdwn(text, CONTEXT_TEXT) for text in texts]}


def divider() -> Block:
    return {"type": "divider"}


def actions(*buttons: Block) -> Block:
    return {"type": "actions", "elements": list(buttons)}


def button(label: str, action: str, value: str, *, style: str = "", confirm: Confirm | None = None) -> Block:
    """Return a button; ``action`` names the module in ``bot.buttons`` that answers it."""
    block: Block = {
        "type": "button",
        "text": {"type": "plain_text", "text": shorten(plain(label), BUTTON_TEXT)},
        "action_id": action,
    }
    if value:  # Slack takes no empty one
        block["value"] = value
    if style:
        block["style"] = style
    if confirm:
        block["confirm"] = {
            "title": {"type": "plain_text", "text": shorten(plain(confirm.title), CONFIRM_TITLE)},
            "text": _mrkdwn(confirm.text, CONFIRM_TEXT),
            "confirm": {"type": "plain_text", "text": plain(confirm.yes)},
            "deny": {"type": "plain_text", "text": plain(confirm.no)},
        }
    return block


def more(choices: Sequence[tuple[str, str]], value: str) -> Block:
    """Return a menu of further buttons: each names the button or window that answers, and its words."""
    options = [
        {"text": {"type": "plain_text", "text": shorten(plain(words), BUTTON_TEXT)}, "value": f"{answers} {value}"}
        for answers, words in choices
    ]
    return {"type": "overflow", "action_id": MORE, "options": options}


def of_shops_alone(blocks: Sequence[Block], shops: Sequence[str]) -> tuple[Block, ...]:
    """Return the blocks of a card so that what is pressed in it tells which shops alone it is of; none: of all.

    >>> (block,) = of_shops_alone([actions(button("Undo", "undo", "1:1"))], ["UK Home"])
    >>> shops_marked(block["block_id"]), shops_marked("b1")
    (('UK Home',), ())
    >>> of_shops_alone([actions()], ["x" * 300])  # more than Slack keeps: of all
    ({'type': 'actions', 'elements': []},)
    """
    said = json.dumps(list(shops), ensure_ascii=False)
    if not shops or len(said) > BLOCK_ID - len("99 "):
        return tuple(blocks)
    return tuple(
        block | {"block_id": f"{number} {said}"} if block["type"] == "actions" or "accessory" in block else block
        for number, block in enumerate(blocks)
    )


def shops_marked(mark: str) -> tuple[str, ...]:
    """Return the shops a pressed card is of alone, by the id of the block that was pressed."""
    try:
        said = json.loads(mark.partition(" ")[2])
    except ValueError:
        return ()
    return tuple(map(str, said)) if isinstance(said, list) else ()


def bold(text: str) -> Safe:
    """Return text in bold; an asterisk inside would end it early.

    >>> bold("Shop *One*")
    '*Shop ∗One∗*'
    """
    return Safe(f"*{text.replace('*', '∗')}*")


def in_quotes(code: str) -> str:
    """Return a SKU's code as it is typed in one line: with blanks in it within quotation marks.

    >>> in_quotes("SKU123"), in_quotes("SUN HAT 2")
    ('SKU123', '"SUN HAT 2"')
    """
    return f'"{code}"' if len(code.split()) > 1 else code


def code(text: str) -> Safe:
    """Return an escaped code in typewriter letters; a backtick inside would end it early."""
    return Safe(f"`{text.replace('`', 'ˋ')}`")


def _mrkdwn(text: str, limit: int) -> Block:
    return {"type": "mrkdwn", "text": cut(text, limit)}
