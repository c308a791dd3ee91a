"""Pictures of numbers: values become a PNG, one chart a file; the door to matplotlib."""
