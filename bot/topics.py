"""What people talk about, by the words they use for it, and which command answers."""

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
TOPICS = (  # the first whose words are said answers: English in whole words, Chinese wherever it stands
    (stock, "dead", ("dead", "呆滞")),
    (clearance, "", ("clearance", "slow", "clear", "滞销", "清仓", "清库存", "库龄")),
    (event, "", ("event", "events", "livestream", "livestreams", "campaign", "campaigns", "直播", "活动", "促销")),
    (po, "", ("po", "pos", "purchase", "late", "overdue", "arrive", "arrives", "delivery", "deliveries")),
    (po, "", ("在途", "采购", "到货", "到哪")),
    (po, "", ("cancel", "取消")),
    (stock, "urgent", ("urgent", "critical", "紧急", "预警", "快没", "快断", "缺什么")),
    (stock, "out", ("out", "oos", "断货", "缺货")),
    (reorder, "help", ("undo", "撤销", "撤回")),
    (reorder, "", ("reorder", "order", "orders", "buy", "approve", "批准")),
    (reorder, "", ("补货", "下单", "订货", "进货", "补什么", "订什么", "进什么")),
    (stock, "overstock", ("overstock", "overstocked", "积压")),
    (clearance, "", ("cash", "money", "资金", "周转")),
    (stock, "settings", ("settings", "notification", "notifications", "mute", "unsubscribe", "设置", "通知", "提醒")),
    (stock, "", ("stock", "inventory", "库存")),
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
GREETS = {
    *("hello", "hi", "hey", "thanks", "thank", "help", "ok", "menu", "command", "commands", "你好", "您好", "谢谢"),
    *("帮助", "菜单", "命令", "你会做什么", "你能做什么", "你是谁"),
}
ASKS_WHO = {"who are you", "what are you", "what can you do", "what do you do"}
SENTENCE = {  # words a sentence goes on with, and no command does
    *("of", "for", "the", "my", "our", "is", "are", "do", "does", "what", "how", "with"),
    *("on", "in", "about", "to", "i", "we", "a", "an", "if", "when"),
}
FILLER = SENTENCE | {
    *("stock", "inventory", "库存", "many", "much", "have", "there", "left", "any", "please", "show", "me", "tell"),
    *("of", "and", "you", "got", "still", "long", "does", "last", "enough"),
}
"""Words of a question about stock that name no product."""
