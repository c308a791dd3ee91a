"""What words of other marketplaces stand for, and what there is here in their place."""

from collections.abc import Mapping

from bot.messages.meaning import Term
from bot.wording import N_

OF_OTHERS: Mapping[str, Term] = {  # by what people call each
    "ipi, ipi score, inventory performance index, 库存绩效, 库存绩效指标, ipi分数": Term(
        N_(
            "*IPI* is Amazon's score of how well stock is kept. TikTok Shop gives none; what tells it here is how fast "
            "stock turns over, and the money in slow movers."
        ),
        "clearance",
    ),
    "fnsku, asin, fnsku code, asin code": Term(
        N_(
            "*ASIN* and *FNSKU* are Amazon's numbers of a product. Here a product goes by its code; its Seller SKU and "
            "TikTok's SKU ID are understood, too."
        ),
        "stock SKU",
    ),
    "restock limit, storage limit, capacity limit, inventory limit, 补货限制, 库容, 仓容": Term(
        N_(
            "*Restock limits* are Amazon's bounds of what it stores of yours. None is known here, so what to order is "
            "never cut to one."
        ),
        "reorder",
    ),
    "buy box, 购物车, 黄金购物车": Term(
        N_(
            "The *Buy Box* is Amazon's choice of who sells a product. Who else sells yours is not known here, only "
            "what sold."
        ),
        "stock sold",
    ),
}
