"""What is wrong with a question about what sold."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.wording import N_


@dataclass(eq=False)
class SoldLikeThis(UserError):
    typed: str
    first: str  # days of the past, for example
    last: str
    sentence = N_(
        "“{typed}” names no SKU, no shop and no days of the past. Ask like this: `/stock sold last week UK`, "
        "`/stock SKU123 sold yesterday`, `/stock sold {first} {last}`."
    )
