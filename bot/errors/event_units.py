"""An event whose units nobody said, and which past events do not foretell."""

from dataclasses import dataclass
from datetime import date

from bot.errors import UserError
from bot.wording import N_


@dataclass(eq=False)
class UnitsNotForetold(UserError):
    product: str
    sentence = N_(
        "Past events do not tell what this one brings of `{product}`: too few like it are known, or it "
        "hardly sells. How many units of it? Write 1 or more after it, such as `{product} 1000`."
    )


@dataclass(eq=False)
class UnitsOfLastTime(UserError):
    product: str
    name: str
    ended: date
    added: int
    sentence = N_(
        "Too few past events tell what this one brings of `{product}`. Last time ({name}, until {ended}) it really "
        "added {added}: write `{product} {added}` to plan as many, or how many it is to be."
    )
