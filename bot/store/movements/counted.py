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


def lines_of_items(which: str, more: str = "") -> str:
    """Return the lines ``l`` that count of some items ``i``, as the shops ``h`` at their locations sell them.

    SQLite keeps this order, from the items to their lines; units_each leads it to the index by product.

    Args: which, the condition that names the items; more, other tables.
    """
    return (
        f" FROM item i CROSS JOIN component c CROSS JOIN listing g CROSS JOIN shop h CROSS JOIN order_line l{more}"
        f" WHERE i.workspace_id = :w AND {which}"
        " AND c.workspace_id = :w AND c.product_id = i.product_id AND c.units_each > 0"
        " AND g.workspace_id = :w AND g.id = c.listing_id"
        " AND h.workspace_id = :w AND h.id = g.shop_id AND h.location_id = i.location_id"
        f" AND {counted('l')} AND l.listing_id = g.id"
    )
