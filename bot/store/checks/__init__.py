"""What the last check found: how items stand, which warnings are open, who was told."""
