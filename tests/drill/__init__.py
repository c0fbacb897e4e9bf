"""Servers die while readers read and comments arrive, all on loopback. ``make drill`` prints the figures.

``python -m pytest tests/drill`` runs what fits its database: with SQLite one web process is killed again and
again, with PostgreSQL every server of a large site in turn.
"""
