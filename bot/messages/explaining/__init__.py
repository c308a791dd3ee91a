"""What the explanations of numbers share, and those of a card and of a list's money."""
