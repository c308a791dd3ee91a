"""Everything people are shown, one thing a file; what lies beside the rooms serves all of them."""
