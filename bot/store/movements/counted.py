"""Which order lines count: those of finished imports.

A new line of a file is written straight to where it will stay, in short transactions, and bears the number of its
import. Nobody sees it before that import is done, which one short write says of a million lines at once; nor after the
import was given up or taken back, until it is cleared away. So whoever reads order lines asks for counted ones.
"""

UNSEEN = "SELECT u.id FROM import_run u WHERE u.workspace_id = :w AND u.state <> 'done'"
_COUNTED = "{line}.workspace_id = :w AND {line}.import_id NOT IN ({unseen})"


def counted(line: str) -> str:
    """Return the condition that a row ``line`` of the order lines is of the workspace and counts.

    >>> counted("l").partition(" AND ")[0]
    'l.workspace_id = :w'
    """
    return _COUNTED.format(line=line, unseen=UNSEEN)
