"""Finding rows by any spelling of their names."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.utils.translation import get_language

from rows.keys import with_keys
from search.candidates import LAST, named_alike
from search.kinds import CHARACTER
from search.models import Findable, SearchToken
from search.printed import or_latin
from search.ranking import closest
from search.tokens import whole
from text.sound import sound

if TYPE_CHECKING:
    from typing import Self

M_co = TypeVar("M_co", bound=Findable, covariant=True)


class FindableQuerySet(models.QuerySet[M_co]):
    """``names`` are the columns of the name in Latin letters and in Hangul."""

    names = ("name", "name_hangul")

    def matching(self, query: str) -> "Self":
        """Rows one of whose names is close to the query, in any spelling or script; none for an empty one.

        What is close is asked at once, and not when the rows are.
        """
        return with_keys(self, closest(self.model, query))

    def sounding_like(self, names: Iterable[str]) -> "Self":
        """Rows of which a name, or the end of one, sounds like one of these; in one query."""
        return self.filter(pk__in=named_alike(self.model.KIND, names))

    def with_part(self, words: str) -> "Self":
        """Rows of which a name sounds like these from one of its words or syllables on; all for no sound.

        It asks nothing by itself: several of these may be parts of one query.
        """
        start = whole(sound(words), CHARACTER if self.model.KIND == CHARACTER else "")
        tokens = SearchToken.objects.filter(
            kind=self.model.KIND, token__gte=start, token__lt=start + LAST
        )
        return self.filter(pk__in=tokens.values("row"))

    def in_order(self) -> "Self":
        """As an index has them: by the name that pages print alone, which is the Hangul on Korean pages."""
        latin, hangul = self.names
        if get_language() != "ko":
            return self.order_by(latin, "pk")
        return self.order_by(or_latin(hangul, latin), "pk")
