"""Whose thresholds judge which stock: those of all shops, or those a location's shops set themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from planner.policy import Policy

NAMES = tuple(field.name for field in fields(Policy))


@dataclass(frozen=True, slots=True)
class Policies:
    """The thresholds of all shops, and of the locations whose shops differ."""

    of_all: Policy = field(default_factory=Policy)
    of_location: Mapping[str, Policy] = field(default_factory=dict)

    def at(self, location: str) -> Policy:
        """Return the policy that judges a location's stock."""
        return self.of_location.get(location, self.of_all)


STANDARD = Policies()


def overridden(policy: Policy, said: Mapping[str, object]) -> Policy:
    """Return the policy with what somebody set; a name that is no threshold, as an older version kept it, is left out.

    >>> overridden(Policy(window=30, dead=90), {"window": 14, "gone": 1}).window
    14
    """
    return replace(policy, **{name: value for name, value in said.items() if name in NAMES})  # type: ignore[arg-type]


def agreed(of_all: Policy, of_shops: Sequence[Policy]) -> Policy:
    """Return a location's policy: each threshold its shops agree on, else that of all shops.

    Args:
        of_all: the thresholds of all shops.
        of_shops: those of each shop the location serves.

    >>> strict, long = Policy(service_a=0.99, window=60), Policy(service_a=0.99, window=14)
    >>> both = agreed(Policy(), [strict, long])
    >>> both.service_a, both.window
    (0.99, 30)
    """
    said = {name: {getattr(policy, name) for policy in of_shops} for name in NAMES}
    return replace(of_all, **{name: next(iter(values)) for name, values in said.items() if len(values) == 1})


def own(policy: Policy, of_all: Policy) -> tuple[str, ...]:
    """Return the names of the thresholds in which a policy differs from that of all shops.

    >>> own(Policy(window=14), Policy())
    ('window',)
    """
    return tuple(name for name in NAMES if getattr(policy, name) != getattr(of_all, name))
