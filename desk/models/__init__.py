"""What the desk keeps for those who write: versions, unsaved work, pictures, who edits what, right names."""

from desk.models.ignored_name import IgnoredName
from desk.models.presence import Presence
from desk.models.unsaved_work import UnsavedWork
from desk.models.version import Version
from desk.models.waiting_picture import WaitingPicture

__all__ = ["IgnoredName", "Presence", "UnsavedWork", "Version", "WaitingPicture"]
