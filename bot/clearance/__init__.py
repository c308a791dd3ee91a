"""Everything about slow stock: how old it is, what it is worth, the steps to clear it, and how they go."""
