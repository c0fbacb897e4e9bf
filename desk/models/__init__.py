"""What the desk keeps for those who write: versions, unsaved work, who edits what, names found right."""

from desk.models.ignored_name import IgnoredName
from desk.models.presence import Presence
from desk.models.unsaved_work import UnsavedWork
from desk.models.version import Version

__all__ = ["IgnoredName", "Presence", "UnsavedWork", "Version"]
