"""Opens the records of all workspaces and hands out the store of each."""

from dataclasses import dataclass
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from bot.store import engines
from bot.store.access import Access
from bot.store.refusals import TeamTaken
from bot.store.store import Store
from bot.store.tables.people import WorkspaceRow
from bot.store.turns import FileTurn, NoTurn, turn_for


@dataclass(frozen=True, slots=True)
class Database:
    """The records of every workspace."""

    url: str
    writer: Engine
    reader: Engine
    turn: FileTurn | NoTurn

    @classmethod
    def open(cls, url: str) -> Self:
        """Connect; ``migrate(url)`` comes before."""
        address = engines.where(url)
        turn, writer = turn_for(address), engines.writer(address)
        with turn(), writer.connect():  # SQLite: the writer connects first and leaves last
            return cls(url, writer, engines.reader(address), turn)

    def close(self) -> None:
        """Disconnect; the last one out folds the write-ahead log back, under the same lock as any commit."""
        with self.turn():
            self.reader.dispose()
            self.writer.dispose()
        self.turn.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def store(self, workspace: str) -> Store:
        """Return the store of one workspace, which exists from then on."""
        if not workspace:
            raise ValueError("no store without a workspace")
        access = Access(workspace, self.writer, self.reader, self.turn)
        with access.reading() as session:
            known = session.get(WorkspaceRow, workspace) is not None
        if not known:
            with access.writing() as session:
                session.connection().execute(
                    text("INSERT INTO workspace (id) VALUES (:id) ON CONFLICT DO NOTHING"), {"id": workspace}
                )
        return Store(access)

    def bind_team(self, workspace: str, team_id: str) -> None:
        """Tie a workspace to its Slack team, for good; raises TeamTaken for another one."""
        access = self.store(workspace).access
        try:
            with access.writing() as session:
                row = session.get_one(WorkspaceRow, workspace, with_for_update=True)
                if row.team_id not in {None, team_id}:
                    raise TeamTaken(workspace, team_id)
                row.team_id = team_id
        except IntegrityError as error:
            raise TeamTaken(workspace, team_id) from error
