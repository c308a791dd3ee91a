"""Runs the migrations on the connection that ``bot.store.schema`` hands over."""

from alembic import context

from bot.store.tables import METADATA


def run() -> None:
    """Apply what is missing."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


if hasattr(context, "config"):  # it has one only while Alembic runs this file; a doctest run merely imports it
    run()
