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
DECLINES = re.compile(
    r"\b(?:do not|don['’]?t|never|stop|no need to|should not|shouldn['’]?t)\s+(?:ever\s+)?"
    r"(?:re)?(?:order|buy|suggest|restock)"
    r"|(?<![要是用需该])(?:不要?|别|不用|不需要|无需|停止?)再?(?:补|订|下单|采购|进货|买)"
)
"""Wants that something is not ordered: it is shown how that is decided."""
FOR_GOOD = re.compile(
    r"\b(?:ever|never|any ?more|for good|discontinued?|phas(?:ed?|ing) out)\b"
    r"|以后|再也|永远|停产|停售|淘汰|别再|不要?再"
)
"""Wants that to last."""
ENOUGH = words("enough, 够")
MOST_AT_ONCE = words("max, the most, how many, how much, at most, enough, 最多, 多少, 够")
SPENT = re.compile(
    r"(?:budget|预算)\D{0,12}([£$€¥]?\s?\d(?:[\d.,]*\d)?\s?[k千万]?)|([£$€¥]\s?\d(?:[\d.,]*\d)?\s?k?)"
    r"|(\d(?:[\d.,]*\d)?\s?[k千万]?)\s?元?能(?:买|订|进)"
    r"|(\d(?:[\d.,]*\d)?\s?[k千万]?)\s?(?:英镑|欧元|美元|美金)(?=.*[先买订补])"
    r"|(?:只有|手头有?|手上有?|就)\s?(\d(?:[\d.,]*\d)?\s?[k千万]?)\s?(?:英?镑|欧元?|美元|美金|刀|元|块)"
    r"|\b(?:buy|order|spend|afford|get)\b.*\b(?:for|with)\s+(\d(?:[\d.,]*\d)?\s?k|\d[\d.,]*\d)\b(?!\s?(?:day|week|month|unit|pc|piece|of\b))|(\d(?:[\d.,]*\d)?\s?[千万]?)\s?块"
    r"|\b(?:spend|invest)\s+(?:only |just )?(\d(?:[\d.,]*\d)?\s?k|\d[\d.,]*\d)\b(?!\s?(?:day|week|month|unit))"
    r"|\b(?:have|got|only)\s+(\d(?:[\d.,]*\d)?\s?k?)\b.*\b(?:buy|order|spend)\b",
    re.IGNORECASE,
)
"""So much money, of which what to buy first is asked."""
CURRENCIES: Mapping[str, str] = {
    **dict.fromkeys(("quid", "pound", "gbp", "镑", "英镑"), "GBP"),
    **dict.fromkeys(("euro", "eur", "欧元"), "EUR"),
    **dict.fromkeys(("dollar", "bucks", "usd", "美元", "美金", "刀"), "USD"),
}
"""What money is called behind an amount."""
VERBS: Mapping[str, str] = {
    **dict.fromkeys(("order", "buy", "approve", "下单", "批准"), "approve"),
    **dict.fromkeys(("dismiss", "忽略", "别订"), "dismiss"),
    "snooze": "snooze",
}
"""What begins a wish to decide on the order of a SKU; it is not decided by that, but shown how."""
REMINDS = re.compile(
    r"(?<!not )(?<!n['’]t )(?<!nt )\bremind (?:me|us)\b"
    r"|\bask (?:me |us )?again\b|(?<![不别])(?<!不[要用再])(?<!别再)(?:提醒我|再提醒|稍后提醒)|推迟"
    r"|过[几两\d]+天再"
)
"""Wants to be asked again later."""
COMPARES = words("compare, versus, 对比, 比较")
LATE = words("late, overdue, delayed, 逾期, 迟到, 晚到, 延误")
"""Of what should have come: its list begins with that, whatever days are said."""
FLYING = words("by air, fly, flown, airfreight, air freight, 空运")
OPENERS = words(
    "actually, ah, alright, and, but, fine, great, hmm, let's, lets, nah, no, nope, now, oh, ok, okay, please, pls, "
    "so, sorry, sure, then, wait, well, yeah, yes"
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
SELLING_UNITS = words("make, do, sell, say, try, units, pieces, pcs, rather, 件, 个, 不, 卖, 能, 改成, 换成, 万, 千")
"""Words beside a number of units, where only the units are others: of an order, of a livestream."""
EXCEL = words("xlsx, download, excel, spreadsheet, csv, export the, export all, 导出, 表格, 下载")
FILES = words("import, importing, imported, upload, uploading, 导入, 上传")
WHYS = words("why, explain, come from, comes from, worked out, calculated, computed, 哪来的, 怎么来的, 为什么, 为何")
WHYS += words("为啥, 怎么又, 解释, 怎么算, 怎么+计算, 怎么+calc")
POLITE = words("asap, list, please, pls, thanks, thx")
"""Words behind a command's name that say nothing more."""
GREETS = words(
    "command, commands, hello, help, hey, hi, hiya, menu, morning, "
    "你会做什么, 你好, 嗨, 哈喽, 你是谁, 你能做什么, 你能干什么, 你能干嘛, 命令, 在吗, 帮助, 怎么用, "
    "您好, 早, 早上好, 菜单"
)
THANKS = words("thanks, thank, thx, tnx, tks, ty, tysm, ta, cheers, 谢谢, 多谢, 感谢, 谢了, 谢啦, 辛苦")
BESIDE_THANKS = words("a, again, and, appreciated, cool, for, good, great, help, it, job, lot, much, nice, ok, perfect")
BESIDE_THANKS += words("so, that, the, this, very, you, your, u, all, babe, bot, guys, love, man, mate, team, x, xx")
BESIDE_THANKS += words("好的, 收到, 了, 啦, 你, 您, 哈, 呀, 大家")
"""Words of who only thanks; a short word answers, and not how to ask."""
NODS = words("ok, okay, yes, yep, yeah, sure, cool, great, nice, perfect, lol, good, fine, right, agreed, confirm")
NODS += words(
    "confirmed, alright, got, it, go, ahead, no, nope, nah, not, yet, stop, wait, hold, on, never, mind, dont"
)
NODS += words(
    "don't, don’t, nvm, nevermind, forget, leave, scratch, that, cancel, do, please, pls, then, actually, hmm"
)
NODS += words(
    "好, 好的, 好吧, 行, 可以, 收到, 明白, 了解, 知道了, 嗯, 对, 是的, 确认, 牛, 哈哈, 算了, 不用了, 先别, 别"
)
NODS += words(
    "不要了, 等等, 等一下, 先不要, 先不补, 不补了, 先不订, 不订了, 先不批, 不批了, 取消吧, 先放着, 了, 吧, 啦"
)
"""Words of who only agrees or thinks again: a word alone changes nothing, and is told so."""
ASKS_ROLES = words(
    "who can approve, who may approve, who is allowed, who's allowed, who+approver, who+approvers, who+admin, "
    "who+admins, who+roles, who+role, roles, permissions, in charge, who decides, who do i ask, can i approve"
)
ASKS_ROLES += words(
    "who+approving, who's+approving, who+approves, who+planner, who+planners, can't i approve, cant i approve"
)
ASKS_ROLES += words(
    "不能批, 批不了, 没权限, 谁能批, 谁可以批, 谁有权, 谁来批, 谁是管理员, 权限, 角色, 谁负责, 负责审批, 负责人"
)
ASKS_WHO = words("how do i use this, how does this work, what are you, what can you do, what do you do, who are you")
ASKS_WHO += words("what is this, i'm new, im new, where do i start, how do i start, get started, are you a bot")
ASKS_WHO += words(
    "are you human, connected to tiktok, 机器人, 怎么开始, 从哪开始, 新来的, 你会什么, 能帮我什么, 帮我做什么"
)
ABOUT_ITSELF = words("chatgpt, gpt, openai, gdpr, privacy, is this ai, are you ai, an ai")
ABOUT_ITSELF += words("my data, our data, data stored")
ABOUT_ITSELF += words(
    "who can see what, who sees what, who reads, see+customers' names, see+customer names, learn from us, learn from me"
)
ABOUT_ITSELF += words("order without asking, order by yourself, break anything, break something")
ABOUT_ITSELF += words(
    "隐私, 保密, 数据存在, 数据放在, 数据在哪, 会不会泄露, 泄露, 人工智能, 自己下单, 自动下单, 谁能看到"
)
"""Asks about the bot itself: where what it knows lies, who sees it, what it does by itself."""
BINDS = words("cash+after, money+after, cash+approve, cash+approval, cash+approved, cash+approving, money+approve")
BINDS += words("left+approve, left+approval, left+approving, left+approved, can we afford, can i afford")
BINDS += words("批完, 批准后, 批准完, 批准之后, 批了之后, 下单后, 下完单")
"""Asks what money is left once orders are approved; “批完还剩多少”."""
DEAD_MONEY = words("dead+cash, dead+money, dead+value, dead+worth, dead+tied up, not selling+cash, not selling+money")
DEAD_MONEY += words("not selling+worth, 呆滞+钱, 呆滞+资金, 死库存+钱, 死库存+资金, 卖不动+钱, 卖不动+资金")
"""Asks what money lies in stock that does not sell."""
EARNS_MOST = words(
    "made the most, makes the most, make the most, made us the most, makes us the most, brings in the most"
)
EARNS_MOST += words("brought in the most, top earner, top earners, most profitable, most revenue, highest revenue")
EARNS_MOST += words("最赚钱, 赚得最多, 赚的最多, 利润最高, 销售额最高, 卖的钱最多")
"""Asks what brought the most money."""
LOSSES = words("losing+stockout, losing+stockouts, lost sales, losing+out of stock, lose+out of stock, lose+stockouts")
LOSSES += words("lost+stockouts, lose+stockout, lost+stockout, cost of stockouts, 断货+损失, 缺货+损失, 断货+亏")
"""Asks what stock-outs have cost."""
REORDERS = words("补单")
"""Reordering; in the trade orders of one's own goods, too, which nobody here places."""
COMPARES_SUPPLIERS = words("cheapest supplier, best supplier, slowest supplier, fastest supplier, supplier+slowest")
COMPARES_SUPPLIERS += words(
    "supplier+cheapest, supplier+cheaper, supplier+fastest, supplier+best, 哪家供应商, 供应商+便宜"
)
COMPARES_SUPPLIERS += words("哪个供应商+快, 哪个供应商+慢, 供应商+最")
COMES = words(
    "供应商+欠, 供应商+晚, 供应商+拖, 供应商+没发, 欠货, 单子+晚, 到货时间, 到货日期, 到了没, 到了吗, 货+到吗"
)
COMES += words("货+到不到")
"""Asks whether something has come, or of a supplier who is late."""
SENTENCE = words("a, about, an, are, do, does, for, how, i, if, in, is, my, of, on, our, the, to, we, what, when, with")
"""Words a sentence goes on with, and no command does."""
FILLER = words(
    "a, about, an, and, any, are, can, could, do, does, enough, for, got, have, how, i, if, in, inventory, is, "
    "last, left, long, many, me, much, my, of, on, our, please, pls, show, still, stock, tell, the, there, to, us, "
    "we, what, when, will, with, you, which, should, more, anything, next, this, that, from, at, by, it, all, be, "
    "see, view, check, look, find, want, know, need, list, give, products, product, items, item, skus, what's, whats, "
    "shop, shops, store, 库存"
)
"""Words of a question about stock that name no product."""
