"""What planning is given: items, their terms, their past, what is coming and what events ask."""
