"""Why every number is what it is: its rule, what went in, and what was left out."""
