"""How SKUs stand, as cards and lists."""
