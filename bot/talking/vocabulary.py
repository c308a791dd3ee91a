"""Words that tell what a sentence is about, beside the topics; “a+b” is said where both are.

English is looked for in whole words, Chinese wherever it stands.
"""

import re
from collections.abc import Mapping


def words(listed: str) -> tuple[str, ...]:
    """Return words that are listed with commas."""
    return tuple(listed.split(", "))


SELLING = words(
    "sell, promise, live, livestream, stream, push, promote, event, campaign, flash sale, enough, black friday, bf, "
    "卖, 直播, 播, 推, 活动, 大促, 黑五, 双十一, 双11, 双12, 够"
)
SOLD = words("sold, yesterday, did, last, was, 昨, 上周, 上次, 上个, 卖了, 卖出")
ORDERING = words(
    "need, order, reorder, buy, approve, receive, received, cancel, move+to, transfer, set, change, snooze, dismiss, "
    "return, returns, discount, remind, fly, by air, 提醒, 空运, 下单, 补, 订, 采购, 收到, 到货, 批准, 调"
)
"""What makes of units and days the question whether they can be sold; and what makes another of them."""
ENOUGH = words("enough, 够")
MOST_AT_ONCE = words("max, the most, how many, how much, at most, enough, 最多, 多少, 够")
SPENT = re.compile(
    r"(?:budget|预算)\D{0,12}([£$€¥]?\s?\d(?:[\d.,]*\d)?\s?[k千万]?)|([£$€¥]\s?\d(?:[\d.,]*\d)?\s?k?)"
    r"|(\d(?:[\d.,]*\d)?\s?[k千万]?)\s?元?能(?:买|订|进)"
    r"|\b(?:buy|order|spend|afford|get)\b.*\b(?:for|with)\s+(\d(?:[\d.,]*\d)?\s?k|\d[\d.,]*\d)\b(?!\s?(?:day|week|month|unit|pc|piece|of\b))|(\d(?:[\d.,]*\d)?\s?[千万]?)\s?块"
    r"|\b(?:have|got|only)\s+(\d(?:[\d.,]*\d)?\s?k?)\b.*\b(?:buy|order|spend)\b",
    re.IGNORECASE,
)
"""So much money, of which what to buy first is asked."""
VERBS: Mapping[str, str] = {
    **dict.fromkeys(("order", "buy", "approve", "下单", "批准"), "approve"),
    **dict.fromkeys(("dismiss", "忽略", "别订"), "dismiss"),
    "snooze": "snooze",
}
"""What begins a wish to decide on the order of a SKU; it is not decided by that, but shown how."""
REMINDS = re.compile(
    r"\bremind (?:me|us)\b|\bask (?:me |us )?again\b|(?<![不别])(?<!不[要用再])(?<!别再)(?:提醒我|再提醒|稍后提醒)|推迟"
    r"|过[几两\d]+天再"
)
"""Wants to be asked again later."""
COMPARES = words("compare, versus, 对比, 比较")
FLYING = words("by air, fly, flown, airfreight, air freight, 空运")
OPENERS = words(
    "alright, and, but, fine, great, let's, lets, no, now, ok, okay, please, pls, so, sure, then, well, yeah, yes"
)
"""What a sentence begins with before it says anything."""
ASKS_MORE = words("more, rest, next, next page, the others, remaining, 剩下, 更多, 下一页, 其余, 其他, 后面, 还有呢")
"""Asks for the next page of what is shown."""
ABOUT = words("about, 呢")
GOES_ON = words(
    "there, same, only, just, page, as, file, ones, list, give, get, send, instead, too, also, vs, or, but, those"
)
"""Words that only say that a question goes on."""
UNITS_WORDS = words(
    "make, take, order, buy, by, air, sea, rather, units, pieces, pcs, change, 件, 个, 不, 改成, 改为, 换成"
)
UNITS_WORDS += words("fly, flown, airfreight, freight, 空运, 海运, 订, 补, 万, 千")
SELLING_UNITS = words("make, do, sell, say, try, units, pieces, pcs, rather, 件, 个, 不, 卖, 改成, 换成, 万, 千")
"""Words beside a number of units, where only the units are others: of an order, of a livestream."""
EXCEL = words("xlsx, download, excel, spreadsheet, csv, export the, export all, 导出, 表格, 下载")
FILES = words("import, importing, imported, upload, uploading, 导入, 上传")
WHYS = words("why, explain, come from, comes from, 哪来的, 怎么来的, 为什么, 为何, 为啥, 解释, 怎么算")
POLITE = words("asap, list, please, pls, thanks, thx")
"""Words behind a command's name that say nothing more."""
GREETS = words(
    "command, commands, cool, great, hello, help, hey, hi, lol, menu, nice, no, ok, yes, "
    "你会做什么, 你好, 你是谁, 你能做什么, 你能干什么, 你能干嘛, 命令, 在吗, 好, 好的, 帮助, 怎么用, 您好, 收到, "
    "牛, 菜单"
)
THANKS = words("thanks, thank, thx, ty, cheers, 谢谢, 谢谢啦, 谢谢你, 多谢, 感谢, 辛苦了")
BESIDE_THANKS = words("a, again, and, appreciated, cool, for, good, great, help, it, job, lot, much, nice, ok, perfect")
BESIDE_THANKS += words("so, that, the, this, very, you, your, 好的, 收到, 啦")
"""Words of who only thanks; a short word answers, and not how to ask."""
ASKS_ROLES = words(
    "who can approve, who may approve, who is allowed, who's allowed, who+approver, who+approvers, who+admin, "
    "who+admins, who+roles, who+role, roles, permissions, in charge, who decides, who do i ask, can i approve"
)
ASKS_ROLES += words("谁能批, 谁可以批, 谁有权, 谁来批, 谁是管理员, 权限, 角色, 谁负责, 负责审批, 负责人")
ASKS_WHO = words("how do i use this, how does this work, what are you, what can you do, what do you do, who are you")
SENTENCE = words("a, about, an, are, do, does, for, how, i, if, in, is, my, of, on, our, the, to, we, what, when, with")
"""Words a sentence goes on with, and no command does."""
FILLER = words(
    "a, about, an, and, any, are, can, could, do, does, enough, for, got, have, how, i, if, in, inventory, is, "
    "last, left, long, many, me, much, my, of, on, our, please, pls, show, still, stock, tell, the, there, to, us, "
    "we, what, when, will, with, you, which, should, more, anything, next, this, that, from, at, by, it, all, be, "
    "see, view, check, look, find, want, know, need, list, give, products, product, items, item, skus, 库存"
)
"""Words of a question about stock that name no product."""
