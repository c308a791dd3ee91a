"""The sample: real sales shipped with the project as TikTok-shaped files, and the demo's own calendar over them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from bot.desk import Desk
from bot.settings import Settings
from bot.store import Shop, Store
from bot.uploads import Upload

FOLDER = Path(__file__).parents[1] / "sample"
DEMO = Path(".demo")  # beside the checkout: the demo's store, its Slack and its calendar
DATABASE = "quartermaster.db"  # in that folder


@dataclass(frozen=True, slots=True)
class Export:
    """One file a shop's owner exported."""

    path: Path
    shop: str  # "" for the planning workbook, which is of all shops
    as_of: datetime

    @classmethod
    def of(cls, said: Mapping[str, str]) -> Self:
        return cls(FOLDER / said["path"], said["shop"] or "", datetime.fromisoformat(said["as_of"]))


@dataclass(frozen=True, slots=True)
class Day:
    """One real day: the exports of its morning."""

    clock: datetime
    exports: tuple[Export, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """The shops, what is known on the first day, and the days after it."""

    shops: tuple[Mapping[str, str], ...]
    first: Day
    days: tuple[Day, ...]

    @classmethod
    def read(cls) -> Self:
        said = json.loads((FOLDER / "sample.json").read_text(encoding="utf-8"))
        days = tuple(_day(day) for day in said["days"])
        return cls(shops=tuple(said["shops"]), first=_day(said), days=days)

    def open_shops(self, store: Store, channels: Mapping[str, str]) -> None:
        """Add the shops that are not there yet, each with its channel."""
        known = {shop.name for shop in store.shops.all()}
        for shop in self.shops:
            if shop["name"] in known:
                continue
            store.shops.add(Shop(channel=channels[shop["name"]], **shop), now=self.first.clock)  # type: ignore[arg-type]  # checked by tests


@dataclass(slots=True)
class Calendar:
    """The sample day the demo stands on, kept in a file so that it goes on where it stopped."""

    sample: Sample
    passed: int
    file: Path

    @classmethod
    def kept(cls, folder: Path = DEMO) -> Self:
        file = folder / "calendar.json"
        passed = json.loads(file.read_text(encoding="utf-8"))["passed"] if file.exists() else 0
        return cls(Sample.read(), passed, file)

    def today(self) -> Day:
        return self.sample.days[self.passed - 1] if self.passed else self.sample.first

    def now(self) -> datetime:
        return self.today().clock

    def turn(self) -> bool:
        """Go on to the next day and remember it; return whether there was one."""
        if self.passed == len(self.sample.days):
            return False
        self.passed += 1
        self.file.write_text(json.dumps({"passed": self.passed}), encoding="utf-8")
        return True


def demo_settings(folder: Path = DEMO) -> Settings:
    """Return the settings of the demo; none of the environment's, so that it cannot touch a real store."""
    return Settings(database_url=f"sqlite:///{folder / DATABASE}", admin_users=frozenset({"U0ADA"}))


def uploads(desk: Desk, exports: Sequence[Export]) -> list[Upload]:
    """Return the exports as uploads of their shops."""
    shops = {shop.name: shop for shop in desk.store.shops.all()}
    any_shop = next(iter(shops.values()))  # whose shop the planning workbook is read for makes no difference
    return [
        Upload(export.path, shops[export.shop] if export.shop else any_shop, export.as_of, is_dated=True)
        for export in exports
    ]


def _day(said: Mapping[str, Any]) -> Day:
    return Day(datetime.fromisoformat(said["clock"]), tuple(Export.of(export) for export in said["files"]))
