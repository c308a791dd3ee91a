"""Files in: bytes become numbered rows. Knows Excel and CSV, not stock; ``reading.read_tables`` is the way in."""
