"""Imported files as people see them: asked about, received, refused, taken back."""
