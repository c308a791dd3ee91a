"""How much to order, how sure stock is to be, what goes by sea, by air or comes from another location."""
