"""Each button is a file here; its ACTION is the id Slack sends when it is pressed."""

from bot.buttons import (
    approve,
    approve_all,
    event_cancel,
    import_dates,
    import_for,
    list_back,
    list_more,
    list_whole,
    po_cancel,
    po_ordered,
    po_shipped,
    share,
    undo,
    wake,
    why,
    why_slow,
)

BUTTONS = (
    *(approve, approve_all, undo, wake, share, why, why_slow),
    *(po_ordered, po_shipped, po_cancel, event_cancel),
    *(list_back, list_more, list_whole),
    *(import_for, import_dates),
)
