"""Whether a site is so large that not all of its texts are read for one page."""

from django.db.models import Model

from reviews.models import MemorableLine, Review
from rows.kept import LARGE, Kept


def _has_many(model: type[Model]) -> bool:
    """Without counting all."""
    return model._base_manager.order_by("pk")[LARGE : LARGE + 1].exists()


is_large = Kept(lambda: _has_many(MemorableLine) or _has_many(Review))
