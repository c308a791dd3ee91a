"""What moved: sales, counts and receipts, and the months packed from them."""
