"""What people talk about, by the words they use for it, and which command answers."""

import re
from collections.abc import Mapping
from types import ModuleType

from bot.commands import COMMANDS, clearance, event, po, reorder, stock

CALLED: Mapping[str, ModuleType] = {command.NAME.removeprefix("/"): command for command in COMMANDS} | {
    "库存": stock,
    "补货": reorder,
    "采购": po,
    "活动": event,
    "清仓": clearance,
}
TOPICS = (  # the first that is said answers: English in whole words (“a+b”: both), Chinese wherever it stands
    (stock, "overstock", ("what+push", "what+promote", "推什么")),
    (stock, "", ("data", "数据")),
    (
        stock,
        "dead",
        ("dead", "not selling", "isn't selling", "isnt selling", "doesn't sell", "呆滞", "卖不动", "没人买"),
    ),
    (event, "season", ("season", "seasons", "christmas", "xmas", "旺季", "圣诞", "备货")),
    (
        event,
        "past",
        ("last live", "last livestream", "last stream", "last event", "last campaign", "上次直播", "上场直播"),
    ),
    (event, "", ("event", "events", "livestream", "livestreams", "live", "lives", "stream", "campaign", "campaigns")),
    (event, "", ("black friday", "planned", "直播", "活动", "促销", "黑五", "双十一", "双11", "双十二", "双12")),
    (stock, "settings", ("lead time", "safety stock", "threshold", "thresholds", "安全库存", "补货周期", "交期")),
    (clearance, "", ("clearance", "slow", "clear", "get rid of", "discount", "mark down", "markdown", "how old")),
    (clearance, "", ("oldest", "滞销", "清仓", "清库存", "库龄", "打折", "甩卖")),
    (reorder, "air", ("air", "fly", "flying", "flown", "plane", "airfreight", "airfreighting", "空运")),
    (reorder, "decided", ("undo", "decided", "approved", "decisions", "did+approve", "did+order", "did+buy")),
    (reorder, "decided", ("撤销", "撤回", "批了", "谁批", "批错", "批过")),
    (po, "", ("po", "pos", "purchase", "late", "overdue", "arrive", "arrives", "arriving", "arrival", "arrivals")),
    (po, "", ("delivery", "deliveries", "incoming", "inbound", "shipment", "shipments", "in transit", "coming in")),
    (po, "", ("on order", "on its way", "on the way", "where+order", "where+orders", "在途", "采购", "到货", "到哪")),
    (po, "", ("到什么货", "到哪些货", "来什么货", "来货", "cancel", "取消")),
    (stock, "urgent", ("urgent", "critical", "running low", "low", "worry", "attention", "priorities", "紧急", "预警")),
    (stock, "urgent", ("快没", "快断", "快卖完", "缺什么", "爆了", "爆单", "要做什么", "要处理", "要我处理")),
    (stock, "out", ("out", "oos", "oversold", "oversell", "overselling", "sold out", "断货", "缺货", "超卖", "卖空")),
    (reorder, "", ("reorder", "order", "orders", "buy", "approve", "批准", "补货", "下单", "订货", "进货")),
    (reorder, "", ("补什么", "订什么", "进什么", "要补", "补多少", "补哪些", "买什么", "买哪些", "批什么")),
    (stock, "overstock", ("overstock", "overstocked", "too much", "excess", "surplus", "积压")),
    (clearance, "", ("cash", "money", "worth", "value", "turnover", "tied up", "资金", "周转", "钱", "货值")),
    (stock, "settings", ("settings", "notification", "notifications", "mute", "unsubscribe", "these messages")),
    (stock, "settings", ("设置", "通知", "提醒")),
    (stock, "changed", ("changed", "new", "changes", "happened", "should i know", "i should know", "变化", "新情况")),
    (stock, "", ("stock", "inventory", "overview", "everything", "how many skus", "all skus", "库存", "总览")),
)
OF_ONE: Mapping[ModuleType, set[str]] = {clearance: {"", " why"}, event: {""}}
"""Asked of a SKU, too, where their words are said and they take what stands behind it; else its card says all."""
COLOURS: Mapping[str, tuple[str, str]] = {
    "🔴": ("red", "红"),
    "🟠": ("orange", "橙"),
    "🟡": ("yellow", "黄"),
    "🔵": ("blue", "蓝"),
    "🟣": ("purple", "紫"),
    "🟢": ("green", "绿"),
    "⚫": ("black", "黑"),
    "⚪": ("white", "白"),
}
"""The signs of levels by what people call them."""
PERIODS = (  # of what arrives
    ("next week", ("next week", "下周", "下个星期")),
    ("week", ("week", "这周", "本周", "周内", "这个星期")),
    ("tomorrow", ("tomorrow", "明天")),
    ("today", ("today", "今天")),
)
SELLING = (
    *("sell", "live", "livestream", "stream", "push", "promote", "event", "campaign", "flash sale", "enough"),
    *("black friday", "bf", "卖", "直播", "播", "推", "活动", "大促", "黑五", "双十一", "双11", "双12", "够"),
)
SOLD = ("sold", "yesterday", "did", "last", "was", "昨", "上周", "上次", "上个", "卖了", "卖出")
ORDERING = (
    *(
        "need",
        "order",
        "reorder",
        "buy",
        "approve",
        "receive",
        "received",
        "cancel",
        "move",
        "transfer",
        "set",
        "change",
    ),
    *("snooze", "dismiss", "return", "returns", "discount", "下单", "补", "订", "采购", "收到", "到货", "批准", "调"),
)
"""What makes of units and days the question whether they can be sold; and what makes another of them."""
MOST_AT_ONCE = ("how many", "how much", "at most", "enough", "最多", "多少", "够")
SPENT = re.compile(
    r"(?:budget|预算)\D{0,12}([£$€¥]?\s?\d(?:[\d.,]*\d)?\s?[k千万]?)|([£$€¥]\s?\d(?:[\d.,]*\d)?\s?k?)"
    r"|\b(?:buy|order|spend|afford|get)\b.*\bfor\s+(\d[\d.,]*\d\s?k?)\b|(\d(?:[\d.,]*\d)?\s?[千万]?)\s?块",
    re.IGNORECASE,
)
"""So much money, of which what to buy first is asked."""
VERBS: Mapping[str, str] = {
    **dict.fromkeys(("order", "buy", "approve", "下单", "批准"), "approve"),
    **dict.fromkeys(("dismiss", "忽略", "别订"), "dismiss"),
    "snooze": "snooze",
}
"""What begins a wish to decide on the order of a SKU; it is not decided by that, but shown how."""
EXCEL = ("xlsx", "excel", "spreadsheet", "csv", "export the", "export all", "导出", "表格", "下载")
FILES = ("import", "importing", "imported", "upload", "uploading", "导入", "上传")
WHYS = ("why", "explain", "come from", "comes from", "哪来的", "怎么来的", "为什么", "为何", "为啥", "解释", "怎么算")
GREETS = {
    *("hello", "hi", "hey", "thanks", "thank", "help", "ok", "menu", "command", "commands", "你好", "您好", "谢谢"),
    *("帮助", "菜单", "命令", "你会做什么", "你能做什么", "你是谁", "怎么用", "你能干嘛", "你能干什么", "在吗", "好的"),
}
ASKS_WHO = {
    "who are you",
    "what are you",
    "what can you do",
    "what do you do",
    "how does this work",
    "how do i use this",
}
SENTENCE = {  # words a sentence goes on with, and no command does
    *("of", "for", "the", "my", "our", "is", "are", "do", "does", "what", "how", "with"),
    *("on", "in", "about", "to", "i", "we", "a", "an", "if", "when"),
}
FILLER = SENTENCE | {
    *("stock", "inventory", "库存", "many", "much", "have", "there", "left", "any", "please", "show", "me", "tell"),
    *("of", "and", "you", "got", "still", "long", "does", "last", "enough", "us", "can", "could", "will", "pls"),
}
"""Words of a question about stock that name no product."""
