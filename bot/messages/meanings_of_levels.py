"""What levels and their colours mean, in a sentence, and the command that shows which SKUs are so."""

from collections.abc import Mapping

from bot.messages.meaning import Term
from bot.wording import N_

OF_LEVELS: Mapping[str, Term] = {  # by what people call each
    "critical, 危急": Term(
        N_("*Critical*: stock runs out before anything ordered now can arrive, even by air: pause ads, cap lives."),
        "stock critical",
        is_list=True,
    ),
    "urgent, 紧急, 紧急预警": Term(
        N_("*Urgent*: stock runs out before a normal order placed today can arrive; by air it is still in time."),
        "stock urgent",
        is_list=True,
    ),
    "watch, 关注": Term(
        N_("*Watch*: stock position within a fifth above the threshold. Nothing is to order yet; nobody is warned."),
        "stock watch",
        is_list=True,
    ),
    "expedite, chase, 催货": Term(
        N_("*Chase*: enough is on order, but stock runs out before it arrives: hurry it, do not order again."),
        "stock chase",
        is_list=True,
    ),
    (
        "colour, color, 颜色, 红色, 橙色, "
        "red, orange, yellow, blue, purple, green, black, white, 🔴, 🟠, 🟡, 🔵, 🟣, 🟢, ⚫, ⚪"
    ): Term(
        N_(
            "*Colours*: 🔴 out of stock, or critical; 🟠 urgent, or chase a delivery; 🟡 reorder now; 🔵 watch; 🟣 "
            "overstocked; 🟢 OK; ⚫ not selling; ⚪ not counted, or too long ago."
        ),
        "stock",
        is_list=True,
    ),
}
