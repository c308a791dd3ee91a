"""Short questions that leave out what they are about, as it was the last one: “how many?”, “多少钱”, “approve”."""

from collections.abc import Sequence

from bot.talking.vocabulary import OPENERS, POLITE, words

CARD, WHY, APPROVE, DISMISS, CLEAR, SOLD = "card", "why", "approve", "dismiss", "clear", "sold"
ASKS = {
    WHY: words(
        "why so many, why that many, why so much, why so few, 为什么这么多, 为啥这么多, 怎么这么多, 为什么这么少"
    ),
    APPROVE: words("approve, order, do it, 批, 批准, 批掉, 下单, 订"),
    DISMISS: words("dismiss, dismiss it, 别订, 不订, 别补, 别补货, 不补, 先不补, 不要补, 不要补货, 先不订, 忽略"),
    CLEAR: words(
        "what discount, which discount, how much discount, what markdown, how do i clear it, how to clear it, how do "
        "we clear it, 打几折, 打几折合适, 打多少折, 怎么清, 怎么清掉, 怎么处理, 降多少"
    ),
    SOLD: words("sales, and sales, what about sales, 销量, 卖得怎么样, 卖的怎么样, 卖得快, 卖得快不快"),
    CARD: words(
        "air, by air, what about air, can it fly, 空运, 走空运, 能空运, "
        "how many, how much, by when, how many to order, how many should i order, how much should i order, should i "
        "order, should i order more, should we order, should we order more, do i need to order, how much would that "
        "cost, how much does that cost, how much is that, what would that cost, is that enough, from whom, from which "
        "supplier, who supplies, 补多少, 订多少, 要补多少, 该补多少, 要订多少, 多少件, 多少钱, 要多少钱, "
        "花多少钱, 什么时候到, 什么时候到货, 几号到, 什么时候下单, 什么时候订, 谁供货, 供应商是谁, 哪个供应商, 要补, "
        "要补货, 要不要补货, 用不用补货, 需不需要补货, 是不是要补货, 是不是该补货, 该不该补, "
        "需要补货, 还有多少, 还剩多少, 够, 起订量多少, 起订量是多少"
    ),
}
ENDS = "吧呢啊呀吗了的"


def bare_question(line: str, said: Sequence[str]) -> str:
    """Return what is asked of the SKU that was talked about, as one of the names above; "": something else.

    >>> bare_question("ok, how many?", ["ok", "how", "many"]), bare_question("批了吧", ["批了吧"])
    ('card', 'approve')
    """
    asked = " ".join(word for word in said if word not in {*OPENERS, *POLITE})
    asked = asked if line.isascii() else asked.rstrip(ENDS)
    return next((what for what, named in ASKS.items() if asked in named), "")
