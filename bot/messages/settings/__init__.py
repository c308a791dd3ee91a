"""The settings as people see and change them."""
