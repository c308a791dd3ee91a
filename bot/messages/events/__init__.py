"""Events and seasons as people see them."""
