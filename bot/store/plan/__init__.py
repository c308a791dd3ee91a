"""Makes the planning workbook count: one sheet a file; all of it or nothing."""
