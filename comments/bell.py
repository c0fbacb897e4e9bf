"""Rung where mail is owed; whoever sends it may wait for that instead of looking every other moment."""

from threading import Event

_rung = Event()


def ring() -> None:
    _rung.set()


def wait(seconds: float) -> None:
    """Until it rings, but no longer than this."""
    _rung.wait(seconds)
    _rung.clear()
