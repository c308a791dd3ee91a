"""Quartermaster in the world: Slack, the terminal, files, the store."""
