"""Each modal is a file here; its NAME is the id of the window, and of the button that opens it."""

from bot.modals import po_arrival, po_receive

MODALS = (po_arrival, po_receive)
