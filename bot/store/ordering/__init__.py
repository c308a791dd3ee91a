"""Suggested orders, from the plan that proposes them to the one person who decides."""
