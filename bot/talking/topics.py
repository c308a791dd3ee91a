"""What people talk about, by the words they use for it, and which command answers."""

from collections.abc import Mapping, Sequence
from types import ModuleType

from bot.commands import COMMANDS, clearance, event, po, reorder, stock
from bot.talking.vocabulary import words

CALLED: Mapping[str, ModuleType] = {command.NAME.removeprefix("/"): command for command in COMMANDS} | {
    "库存": stock,
    "补货": reorder,
    "采购": po,
    "活动": event,
    "清仓": clearance,
}
TOPICS = (  # the first that is said answers
    (stock, "imports", words("last import, last imports, latest import, newest import, up to date, fresh, outdated")),
    (stock, "imports", words("when+imported, when+import, when+updated, when+uploaded, last upload, last updated")),
    (stock, "imports", words("最近+导入, 什么时候+导入, 上次导入, 什么时候更新, 是最新, 最新的吗, 数据新, 更新了吗")),
    (stock, "out", words("out+before, out+by, oos+before, out+until, run+before, 前+断货, 前+缺货, 前+卖完, 前+没货")),
    (stock, "out", words("out+in, out+next, out+within, 会断货, 会缺货")),
    (
        po,
        "",
        words("supplier+late, suppliers+late, supplier+delayed, 供应商+迟到, 供应商+晚到, 供应商+延误, 供应商+逾期"),
    ),
    (po, "", words("on the water, at sea, 海上, 在路上")),
    (reorder, "", words("money+need, need+cash, need+money, are we spending, we spend, do we spend, 准备多少钱")),
    (reorder, "", words("要多少钱, 花多少钱, 总共多少钱, 一共多少钱, 多少资金, suppliers, which supplier, 供应商")),
    (reorder, "", words("cheapest supplier, best supplier, orders over, orders above, orders under")),
    (stock, "out", words("losing+stockout, losing+stockouts, lost sales, losing+out of stock, lose+out of stock")),
    (stock, "out", words("sold out, sell out, selling out, 卖光, 卖断")),
    (
        event,
        "past",
        words("live+bring, live+brought, live+go, stream+bring, stream+go, live+went, 那场直播, 直播+带来"),
    ),
    (event, "past", words("live+sell, live+sold, livestream+sold, 直播+卖了, last live, last livestream, last stream")),
    (clearance, "", words("worst sellers, selling worst, 卖得最差")),
    (stock, "sold", words("best seller, best sellers, bestseller, bestsellers, best selling, best-selling")),
    (stock, "sold", words("sells best, sell best, sold best, top seller, top sellers, top selling, top products")),
    (stock, "sold", words("top skus, top items, top 3, top 5, top 10, top 20, top 50, top 100, top ten, top five")),
    (stock, "sold", words("sold most, sold the most, sells most, sells the most, selling most, sell the most")),
    (stock, "sold", words("selling well, sells well, sells faster, sell faster, selling faster, sells fastest")),
    (stock, "sold", words("fastest selling, fast movers, fast sellers, how fast+sell, how fast+sells, hot sellers")),
    (stock, "sold", words("did we sell, did i sell, we sold, have sold, units sold, were sold, was sold, sales")),
    (stock, "sold", words("how many+sold, how much+sold, what+sold, did it sell, have we sold, revenue, turned over")),
    (stock, "sold", words("卖得最好, 卖的最好, 卖最好, 卖得好, 卖的好, 卖最多, 卖得最多, 卖的最多, 畅销, 热销, 热卖")),
    (stock, "sold", words("爆款, 卖得快, 卖的快, 卖得更快, 卖得最快, 卖得多, 卖了, 卖出, 卖掉, 销量, 销售, 营业额")),
    (stock, "sold", words("前十, 前10, 前五, 前5, 前20, 前二十, 排行, 排名")),
    (stock, "overstock", words("what+push, what+promote, which+push, which+promote, 推什么, 推哪")),
    (stock, "", words("data, 数据")),
    (stock, "dead", words("dead, not selling, isn't selling, isnt selling, doesn't sell, 呆滞, 死库存")),
    (stock, "dead", words("卖不动, 没人买")),
    (event, "season", words("season, seasons, christmas, xmas, 旺季, 圣诞, 备货")),
    (event, "past", words("last event, last campaign, 上次直播")),
    (event, "past", words("上场直播")),
    (event, "", words("event, events, livestream, livestreams, live, lives, stream, campaign, campaigns")),
    (event, "", words("black friday, planned, 直播, 活动, 促销, 黑五, 双十一, 双11, 双十二, 双12")),
    (stock, "settings", words("lead time, safety stock, threshold, thresholds, 安全库存, 补货周期, 交期")),
    (po, "", words("customs, held up, 清关, 海关, 报关")),
    (clearance, "", words("stuck, clearance, slow, clear, get rid of, discount, mark down, markdown, how old")),
    (clearance, "", words("likely cause, cause, causes, bundle, bundled, off-site, below cost, 捆绑, 站外, 亏本卖")),
    (clearance, "", words("oldest, on sale, sell-through, dio, gmroi, days of inventory, 几折, 滞销, 清仓")),
    (clearance, "", words("selling badly, sells badly, selling poorly, sells poorly, 卖得不好, 卖得差, 卖得慢")),
    (clearance, "", words("清库存, 库龄, 打折, 甩卖, 压货, 压了, 压着")),
    (reorder, "air", words("air, fly, flying, flown, plane, airfreight, airfreighting, 空运")),
    (reorder, "decided", words("undo, decided, approved, approvals, mistake, revert, decisions, did+approve")),
    (reorder, "decided", words("谁决定, 谁定的, 谁下的, 谁批的")),
    (reorder, "decided", words("dismissed, did+dismiss, 批准了, 批准过, 昨天+批准, 昨天批, 忽略了, 忽略过")),
    (reorder, "decided", words("did+order, did+buy, 撤销, 撤回, 批了, 谁批, 批错, 点错, 误点, 批过")),
    (po, "", words("delayed, delay, delays, 延误, 晚到, 迟到, 逾期")),
    (po, "", words("po, pos, purchase, late, overdue, arrive, arrives, arriving, arrival, arrivals")),
    (po, "", words("what is coming, what's coming, whats coming")),
    (po, "", words("delivery, deliveries, incoming, inbound, shipment, shipments, in transit, coming in")),
    (po, "", words("on order, on its way, on the way, where+order, where+orders, 在途, 采购, 到货, 到哪")),
    (po, "", words("什么货来, 哪些货来, 货来, 要到的货, 要到货, 货到, 货快到, 货要到")),
    (po, "", words("到什么货, 到哪些货, 来什么货, 来货, 到什么, cancel, 取消")),
    (stock, "urgent", words("urgent, critical, running low, low, worry, attention, priorities, 紧急, 预警")),
    (stock, "urgent", words("快没, 快断, 快卖完, 缺什么, 爆了, 爆单, 要做什么, 要处理, 要我处理")),
    (stock, "out", words("out, oos, oversold, oversell, overselling, sold out, 断货, 缺货, 超卖, 卖空")),
    (reorder, "", words("reorder, order, orders, buy, approve, 批准, 补货, 下什么单, 下哪个单, 下哪些, 要下, 单子")),
    (reorder, "", words("下单, 订货, 进货, 补什么, 订什么, 进什么, 要补, 补多少, 补哪些, 买什么, 买哪些")),
    (reorder, "", words("批什么")),
    (stock, "overstock", words("overstock, overstocked, 太多, too much, excess, surplus, 积压")),
    (clearance, "", words("cash, money, worth, value, turnover, tied up, 资金, 周转, 钱, 货值")),
    (stock, "settings", words("settings, notification, notifications, mute, unsubscribe, these messages")),
    (stock, "settings", words("alerts, digest, 晚上别, 设置, 通知, 提醒")),
    (stock, "sold", words("sold, did+sell")),
    (stock, "changed", words("changed, changes, happened, what's new, whats new, anything new")),
    (stock, "changed", words("should i know, i should know, 变化, 新情况")),
    (stock, "", words("all products, list products, what we have, which shops, how many shops, 有什么货, 有哪些货")),
    (
        stock,
        "",
        words("stock, inventory, overview, everything, how many skus, all skus, 库存, 总览, compare, 对比, 比较"),
    ),
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
PERIODS: Mapping[tuple[ModuleType, str], Sequence[tuple[str, tuple[str, ...]]]] = {
    (po, ""): (
        ("next week", words("next week, 下周, 下个星期")),
        ("week", words("week, 这周, 本周, 周内, 这个星期")),
        ("tomorrow", words("tomorrow, 明天")),
        ("today", words("today, 今天")),
    ),
    (reorder, "decided"): (
        ("yesterday", words("yesterday, yesterday's, last night, 昨天, 昨日, 昨晚")),
        ("today", words("today, today's, 今天, 今日")),
        ("last week", words("last week, 上周, 上个星期")),
        ("week", words("week, 这周, 本周, 这个星期")),
    ),
}
"""Days that are said beside a topic: of what arrives, and of what was decided."""
