"""Each modal is a file here; its NAME is the id of the window, and of the button that opens it."""

from bot.modals import (
    dismiss,
    edit,
    event_add,
    event_change,
    import_again,
    import_period,
    po_arrival,
    po_receive,
    season_change,
    settings_rules,
    settings_shop,
    settings_shop_rules,
    snooze,
    snooze_warnings,
    terms,
)

MODALS = (
    edit,
    dismiss,
    snooze,
    po_arrival,
    po_receive,
    event_add,
    event_change,
    season_change,
    terms,
    import_period,
    import_again,
    settings_rules,
    settings_shop,
    settings_shop_rules,
    snooze_warnings,
)
