"""The desk's pages for reviews and what belongs to them."""

from reviews.admin.ranked_list import RankedListAdmin
from reviews.admin.review import ReviewAdmin
from reviews.admin.smaller import DailyViewsAdmin, OldPathAdmin, TagAdmin

__all__ = ["DailyViewsAdmin", "OldPathAdmin", "RankedListAdmin", "ReviewAdmin", "TagAdmin"]
