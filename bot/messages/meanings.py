"""What the words of the trade mean here, in a sentence or two, and the command that shows each."""

from collections.abc import Mapping

from bot.messages.meaning import Term
from bot.messages.meanings_of_levels import OF_LEVELS
from bot.messages.meanings_of_others import OF_OTHERS
from bot.wording import N_

MEANINGS: Mapping[str, Term] = {  # by what people call each
    "reorder point, rop, reorder level, order point, 补货点, 订货点, 再订货点": Term(
        N_(
            "*Reorder point*: the stock at which to order again, which is what sells during the lead time plus the "
            "safety stock."
        ),
        "stock SKU why",
    ),
    "safety stock, buffer, buffer stock, safety buffer, 安全库存, 缓冲库存": Term(
        N_(
            "*Safety stock*: the units kept in case more sells, or an order takes longer, than expected. Here it is "
            "this buffer alone; with what sells during the lead time it makes the reorder point."
        ),
        "stock SKU why",
    ),
    "threshold, alert threshold, event threshold, 预警值, 预警线, 活动预警值": Term(
        N_(
            "*Threshold*: the reorder point plus the units that planned events still need. When the stock position "
            "comes down to it, an order is suggested."
        ),
        "stock SKU why",
    ),
    "days of cover, day of cover, cover, days cover, coverage, stock cover, 可售天数, 可卖天数": Term(
        N_("*Days of cover*: how long the available stock lasts at the daily rate; what does not sell has no number."),
        "stock SKU",
    ),
    "available, available stock, sellable stock, 可售, 可售库存, 可用库存": Term(
        N_("*Available*: on hand, less what is sold and not shipped yet, less what is reserved for campaigns."),
        "stock SKU why",
        is_list=True,
    ),
    "on hand, on-hand, stock on hand, 在库, 在库库存": Term(
        N_("*On hand*: sellable units that lie in the warehouse, those sold and not shipped yet among them."),
        "stock SKU",
        is_list=True,
    ),
    "committed, committed stock, allocated stock, 待发货, 锁定库存, 已售未发": Term(
        N_("*Committed*: paid by customers and not shipped yet, pre-orders and back-orders included."),
        "stock SKU why",
        is_list=True,
    ),
    "on order, in transit, inbound, 在途, 在途库存": Term(
        N_("*On order*: bought and not received yet, be it in production, on its way, in customs or being received."),
        "po SKU",
        is_list=True,
    ),
    "stock position, inventory position, 库存水位": Term(
        N_("*Stock position*: on hand plus on order, less what is sold and not shipped yet."), "stock SKU why"
    ),
    "daily rate, daily sales rate, run rate, velocity, sales velocity, 日均销量, 日均, 日销": Term(
        N_(
            "*Daily rate*: what is expected to sell on a day, as past days with stock tell; days without stock and "
            "days of events are left out."
        ),
        "stock SKU why",
    ),
    "stockout date, stock-out date, stock out date, 断货日期, 断货日": Term(
        N_(
            "*Stock-out date*: the first day nothing is left, counted day by day with what arrives, what is expected "
            "to sell, and events."
        ),
        "stock SKU why",
    ),
    "lead time, leadtime, 补货周期, 交期, 提前期": Term(
        N_(
            "*Lead time*: the days from planning an order until its units can be sold: production, quality check, "
            "freight, customs and receiving included."
        ),
        "stock SKU why",
    ),
    "order up to, order-up-to level, order up to level, target stock, 目标库存": Term(
        N_("*Order up to*: the stock position that an order brings a SKU up to: the threshold plus a sea lot."),
        "stock SKU why",
    ),
    "sea lot, base lot, air reserve, 首批海运, 海运批量, 空运追加, 空运预留": Term(
        N_(
            "*Sea lot and air reserve*: of what sells in an order cycle a share, 80% where no costs are known, is "
            "ordered by sea; the rest is a budget for a top-up by air, which is only bought where it is needed."
        ),
        "stock SKU why all",
    ),
    "moq, minimum order quantity, minimum order, 起订量, 最小起订量": Term(
        N_(
            "*MOQ*: the least units of a SKU that its supplier takes an order for; fewer are raised to it. It is not "
            "the case pack."
        ),
        "stock SKU why",
    ),
    "case pack, case-pack, carton size, units per carton, 箱规": Term(
        N_("*Case pack*: the units in a carton; orders are rounded to whole cartons. It is not the MOQ."),
        "stock SKU why",
    ),
    "landed cost, 到岸成本": Term(
        N_("*Landed cost*: the supplier's price of a unit plus its freight and duty."), "clearance SKU why"
    ),
    "cash tied up, tied-up cash, 占用资金, 库存占用资金, 资金占用": Term(
        N_("*Cash tied up*: what lies in stock, at landed cost; what is on order is told beside it."),
        "clearance why",
        is_list=True,
    ),
    "turnover, stock turnover, inventory turnover, 周转, 周转率, 库存周转, 库存周转率": Term(
        N_(
            "*Turnover*: how many times a year stock is sold and replaced: the cost of what sells in a year ÷ the "
            "average stock at the same cost."
        ),
        "clearance why",
        is_list=True,
    ),
    "dio, days of inventory, days inventory outstanding, 周转天数, 库存周转天数": Term(
        N_("*DIO*, days of inventory: how long a unit lies from shelf to customer on average, 365 ÷ turnover."),
        "clearance why",
    ),
    "gmroi, 库存毛利回报率, 毛利回报率": Term(
        N_(
            "*GMROI*: gross margin a year ÷ average stock at cost: what money in stock earns. The margin is "
            "price − the platform's fee (where it is set) − landed cost."
        ),
        "clearance why",
    ),
    "sell-through, sell through, sell-through rate, 售罄率": Term(
        N_("*Sell-through*: units sold in 30 days ÷ those there when the days began plus those that came."),
        "clearance SKU why",
    ),
    "active sku rate, 动销率, 动销": Term(
        N_("*Active SKU rate*: SKUs that sold within 30 days ÷ SKUs in stock."), "clearance why"
    ),
    "fifo, first in first out, stock age, inventory age, 先进先出, 库龄": Term(
        N_(
            "*Stock age* goes by FIFO: the units that came first leave first. The age of what is left counts from the "
            "day it was received."
        ),
        "clearance SKU",
    ),
    "slow mover, slow-mover, slow moving, slow stock, 滞销, 滞销品": Term(
        N_(
            "*Slow mover*: a SKU with units older than 60 days and a sell-through under 20% in 30 days (both can be "
            "set). New products, and those that an event wants within 30 days, are spared."
        ),
        "clearance SKU",
        is_list=True,
    ),
    "overstock, overstocked, excess, excess stock, 积压, 库存过多, 超储": Term(
        N_("*Overstocked*: the stock position is over 60 days of sales (can be set) above what an order brings it to."),
        "stock overstock",
        is_list=True,
    ),
    "abc, abc class, abc analysis, abc classification, abc分类, abc类": Term(
        N_(
            "*ABC class*: SKUs by their gross margin of 90 days: A are those that earn the first 80% of it, B those up "
            "to 95%, C the rest. A is kept at the highest service level."
        ),
        "stock SKU why all",
    ),
    "service level, 服务水平": Term(
        N_(
            "*Service level*: how often stock is to last until an order arrives: at 95%, in 19 of 20 lead times. It "
            "sets the safety stock."
        ),
        "stock SKU why",
    ),
    "sku, stock keeping unit, sku码, sku编码": Term(
        N_(
            "*SKU*: a product as it is stocked, one of each size and colour. It is called by its code, its Seller SKU "
            "or its SKU ID."
        ),
        "stock SKU",
        is_list=True,
    ),
    "po, purchase order, 采购单": Term(
        N_(
            "*Purchase order* (PO): what was approved to be bought from one supplier. It goes from draft to ordered, "
            "shipped and received."
        ),
        "po",
        is_list=True,
    ),
    "reorder, reordering, replenishment, 补货": Term(
        N_(
            "*Reorder*: to order again what sells before it runs out, at the reorder point, and as much as lasts until "
            "the order after it."
        ),
        "reorder",
        is_list=True,
    ),
    **OF_OTHERS,
    **OF_LEVELS,
}
