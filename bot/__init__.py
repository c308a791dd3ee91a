"""Quartermaster in the world: Slack, the terminal, files, the store."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("quartermaster")
except PackageNotFoundError:  # run from a checkout, not installed
    __version__ = "0.1.0"
