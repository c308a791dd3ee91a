"""How much to order, how safe stock should be, and what comes by sea, by air or from another location."""
