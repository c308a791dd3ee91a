"""Files on their way in, and out again: all of a file or nothing of it, and the last one can be taken back."""
