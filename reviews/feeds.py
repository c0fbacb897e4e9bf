"""The site as a feed: headlines and deks, which spoil nothing by contract."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from house.models import House
from reviews.models import Review

LATEST = 20

if TYPE_CHECKING:
    ReviewFeed = Feed[Review, None]
else:
    ReviewFeed = Feed


class SiteFeed(ReviewFeed):
    feed_type = Atom1Feed
    language = settings.LANGUAGE_CODE

    def title(self) -> str:
        return House.objects.current().name

    def subtitle(self) -> str:
        return House.objects.current().tagline

    def link(self) -> str:
        return reverse("reviews:home")

    def items(self) -> QuerySet[Review]:
        return Review.objects.listed().for_cards().newest_first()[:LATEST]

    def item_title(self, item: Review) -> str:
        return item.headline

    def item_description(self, item: Review) -> str:
        return item.dek

    def item_author_name(self, item: Review) -> str:
        return str(item.author)

    def item_pubdate(self, item: Review) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Review) -> datetime:
        return item.updated_at
