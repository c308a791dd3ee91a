"""What was ordered: purchase orders, transfers between locations, deliveries that the planning workbook lists."""
