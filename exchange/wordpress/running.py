"""The whole site, one review after the other, so that no more than a few are ever in memory."""

from collections import Counter
from collections.abc import Callable
from email.utils import format_datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from comments.models import Comment, Talk
from exchange.wordpress.articles import article_of
from exchange.wordpress.lists import list_of
from exchange.wordpress.pictures import Pictures
from exchange.wordpress.talk import put_comment
from exchange.wordpress.wxr import Wxr, writing
from house.models import House
from reviews.models import Photo, RankedList, Review, Tag
from reviews.models.publication import Dated
from text import prose

AT_A_TIME = 100
BELONGINGS = (
    *("tags", "photos", "moments__photo", "lines__credit__person"),
    *("verdicts", "corrections"),
    *("show__genres", "show__credits__person", "show__availability__platform"),
)
WROTE = Q(reviews__isnull=False) | Q(ranked_lists__isnull=False)
COMMENTED = Q(comments__isnull=False)

type Watch = Callable[[int], object]


class Leaving:
    """``counts`` says what was written."""

    def __init__(self, pictures: Pictures, *, with_addresses: bool = True) -> None:
        self.pictures, self.with_addresses = pictures, with_addresses
        self.counts: Counter[str] = Counter()
        last = Review.objects.aggregate(last=Max("pk"))["last"] or 0
        self._first_list = last + 1
        self._first_photo = last + 1 + (RankedList.objects.aggregate(last=Max("pk"))["last"] or 0)
        """One row of numbers for all that WordPress calls a post."""

    @property
    def total(self) -> int:
        return Review.objects.count() + RankedList.objects.count()

    def write(self, path: Path, watch: Watch) -> None:
        with writing(path) as wxr:
            self._site(wxr)
            writers = set(User.objects.filter(WROTE).values_list("pk", flat=True))
            for user in User.objects.filter(WROTE | COMMENTED).distinct().order_by("pk"):
                self._author(wxr, user, with_address=self.with_addresses or user.pk in writers)
            for tag in Tag.objects.order_by("pk"):
                self._tag(wxr, tag)
            wxr.put("generator", "Daesa")
            for review in _reviews().iterator(AT_A_TIME):
                self._review(wxr, review)
                watch(1)
            for ranked in _lists().iterator(AT_A_TIME):
                self._list(wxr, ranked)
                watch(1)

    def _site(self, wxr: Wxr) -> None:
        house = House.objects.current()
        wxr.put("title", house.name)
        wxr.put("link", settings.SITE_ADDRESS)
        wxr.put("description", house.tagline)
        wxr.put("pubDate", format_datetime(timezone.now()))
        wxr.put("language", settings.LANGUAGE_CODE)
        wxr.put("wp:wxr_version", "1.2")
        wxr.put("wp:base_site_url", settings.SITE_ADDRESS)
        wxr.put("wp:base_blog_url", settings.SITE_ADDRESS)

    def _author(self, wxr: Wxr, user: User, *, with_address: bool) -> None:
        self.counts["authors"] += 1
        with wxr.within("wp:author"):
            wxr.put("wp:author_id", user.pk)
            wxr.put("wp:author_login", user.username)
            wxr.put("wp:author_email", user.email if with_address else "")
            wxr.put("wp:author_display_name", str(user))
            wxr.put("wp:author_first_name", user.first_name)
            wxr.put("wp:author_last_name", user.last_name)

    def _tag(self, wxr: Wxr, tag: Tag) -> None:
        self.counts["tags"] += 1
        with wxr.within("wp:tag"):
            wxr.put("wp:term_id", tag.pk)
            wxr.put("wp:tag_slug", tag.slug)
            wxr.put("wp:tag_name", tag.name)

    def _review(self, wxr: Wxr, review: Review) -> None:
        is_page = review.kind == Review.Kind.PAGE
        self.counts["pages" if is_page else "posts"] += 1
        photos = list(review.photos.all())
        with wxr.within("item"):
            self._head(wxr, review, review.headline, review.author, review.get_absolute_url())
            wxr.put("content:encoded", article_of(review, self.pictures))
            wxr.put("excerpt:encoded", review.dek)
            self._post(wxr, review, review.pk, review.slug, "page" if is_page else "post")
            talk = Talk.loaded_with(review)
            wxr.put("wp:comment_status", "closed" if talk.is_closed else "open")
            for tag in review.tags.all():
                wxr.put("category", tag.name, {"domain": "post_tag", "nicename": tag.slug})
            if featured := _featured(review, photos):
                wxr.put_meta("_thumbnail_id", self._first_photo + featured.pk)
            for comment in _comments(review).iterator(AT_A_TIME * 10):
                comment.review = review
                put_comment(wxr, comment, with_address=self.with_addresses)
                self.counts["comments"] += 1
        for photo in photos:
            photo.review = review
            self._attachment(wxr, photo)

    def _list(self, wxr: Wxr, ranked: RankedList) -> None:
        self.counts["posts"] += 1
        with wxr.within("item"):
            self._head(wxr, ranked, ranked.title, ranked.author, ranked.get_absolute_url())
            wxr.put("content:encoded", list_of(ranked))
            wxr.put("excerpt:encoded")
            self._post(wxr, ranked, self._first_list + ranked.pk, ranked.slug, "post")
            wxr.put("wp:comment_status", "closed")

    def _head(self, wxr: Wxr, dated: Dated, title: str, author: User, path: str) -> None:
        wxr.put("title", title)
        wxr.put("link", f"{settings.SITE_ADDRESS}{path}")
        wxr.put("pubDate", format_datetime(dated.published_at) if dated.published_at else "")
        wxr.put("dc:creator", author.username)
        guid = f"{settings.SITE_ADDRESS}{path}"
        wxr.put("guid", guid, {"isPermaLink": "false"})
        wxr.put("description")

    def _post(self, wxr: Wxr, dated: Dated, number: int, slug: str, kind: str) -> None:
        wxr.put("wp:post_id", number)
        made = getattr(dated, "created_at", None)
        if dated.published_at:
            wxr.put_moment("wp:post_date", dated.published_at)
        else:
            wxr.put_draft("wp:post_date", made)
        wxr.put_moment("wp:post_modified", getattr(dated, "updated_at", dated.published_at))
        wxr.put("wp:post_name", slug)
        wxr.put("wp:status", _status(dated))
        wxr.put("wp:post_parent", 0)
        wxr.put("wp:menu_order", 0)
        wxr.put("wp:post_type", kind)
        wxr.put("wp:post_password")
        wxr.put("wp:ping_status", "closed")
        wxr.put("wp:is_sticky", 0)

    def _attachment(self, wxr: Wxr, photo: Photo) -> None:
        self.counts["pictures"] += 1
        name = str(photo.image.name)
        self.pictures.copy(name)
        address = self.pictures.address(name)
        with wxr.within("item"):
            wxr.put("title", photo.alt)
            wxr.put("link", address)
            wxr.put("pubDate", format_datetime(photo.review.created_at))
            wxr.put("dc:creator", photo.review.author.username)
            wxr.put("guid", address, {"isPermaLink": "false"})
            wxr.put("description")
            wxr.put("content:encoded")
            wxr.put("excerpt:encoded", photo.caption)
            wxr.put("wp:post_id", self._first_photo + photo.pk)
            wxr.put_moment("wp:post_date", photo.review.created_at)
            wxr.put("wp:post_name", Path(name).stem)
            wxr.put("wp:status", "inherit")
            wxr.put("wp:post_parent", photo.review_id)
            wxr.put("wp:menu_order", photo.number)
            wxr.put("wp:post_type", "attachment")
            wxr.put("wp:attachment_url", address)
            wxr.put_meta("_wp_attached_file", name)
            wxr.put_meta("_wp_attachment_image_alt", photo.alt)
            wxr.put_meta("_wp_attachment_metadata", _serialized(photo))


def _reviews() -> QuerySet[Review]:
    return (
        Review.objects.select_related("author", "show__original_network", "talk")
        .prefetch_related(*BELONGINGS)
        .order_by("pk")
    )


def _lists() -> QuerySet[RankedList]:
    shown = ("entries__show", "entries__review__show")
    return RankedList.objects.select_related("author").prefetch_related(*shown).order_by("pk")


def _comments(review: Review) -> QuerySet[Comment]:
    """Older first, so that no reply stands before what it answers."""
    return review.comments.select_related("user", "commenter").order_by("pk")


def _status(dated: Dated) -> str:
    if dated.published_at is None:
        return "draft"
    return "publish" if dated.is_published else "future"


def _featured(review: Review, photos: list[Photo]) -> Photo | None:
    """The first that gives nothing away, of those in the text before the others."""
    harmless = {photo.number: photo for photo in photos if not photo.spoils_to}
    order = [*prose.open_photos(review.body), *harmless]
    return next((harmless[number] for number in order if number in harmless), None)


def _serialized(photo: Photo) -> str:
    """The sizes and the credit in PHP's own notation."""
    credit = photo.credit.replace('"', "”")
    length = len(credit.encode())
    return (
        f's:5:"width";i:{photo.width};s:6:"height";i:{photo.height};'
        f's:10:"image_meta";a:1:{{s:6:"credit";s:{length}:"{credit}";}}'
    ).join(("a:3:{", "}"))
