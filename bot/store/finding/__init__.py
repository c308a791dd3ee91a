"""Products by whatever people type: a code, an ID, some words of a name."""
