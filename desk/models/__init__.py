"""What the desk keeps for those who write: versions, unsaved work, who is editing what."""

from desk.models.presence import Presence
from desk.models.unsaved_work import UnsavedWork
from desk.models.version import Version

__all__ = ["Presence", "UnsavedWork", "Version"]
