"""What is written about shows."""

from reviews.models.daily_views import DailyViews
from reviews.models.lists import ListEntry, RankedList
from reviews.models.parts import HighlightMoment, MemorableLine, Photo
from reviews.models.paths import OldPath
from reviews.models.review import Review
from reviews.models.tags import ReviewTag, Tag
from reviews.models.updates import Correction, Verdict

__all__ = [
    "Correction",
    "DailyViews",
    "HighlightMoment",
    "ListEntry",
    "MemorableLine",
    "OldPath",
    "Photo",
    "RankedList",
    "Review",
    "ReviewTag",
    "Tag",
    "Verdict",
]
