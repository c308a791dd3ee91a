"""Everything about orders: what is asked, by supplier and within a budget, and what is on its way."""
