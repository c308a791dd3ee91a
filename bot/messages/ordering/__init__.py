"""Suggested orders, decisions on them, and purchase orders as people see them."""
