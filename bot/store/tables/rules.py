"""Table of the thresholds a workspace set for itself."""

from datetime import datetime
from typing import Any

from bot.store.tables.base import Table, document, of_workspace, whole


class RulesRow(Table, table=True):
    """The newest thresholds of a workspace; who changed what before stands in the audit."""

    workspace_id: str = of_workspace()
    version: int = whole()
    said: dict[str, Any] = document()  # by the name of the threshold; what is not named is as the environment says
    changed_by: str
    changed_at: datetime
