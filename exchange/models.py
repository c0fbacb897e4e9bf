"""What was brought in from another blog: where each post went, what it was, what did not survive."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from exchange.blogs.doubted import value_of
from exchange.pasted.words import label_of, words_of
from reviews.models import Review
from shows.models import Show


class Kind(models.TextChoices):
    """What an export holds, and a report counts."""

    POST = "post", "Posts"
    PAGE = "page", "Pages"
    COMMENT = "comment", "Comments"
    THREAD = "thread", "Thread links"
    PICTURE = "picture", "Pictures"
    EMBED = "embed", "Embeds"
    TAG = "tag", "Tags"
    ADDRESS = "address", "Old addresses"
    LINK = "link", "Links within the blog"
    STYLE = "style", "Styles"
    WEBSITE = "website", "Commenters’ websites"
    TEXT = "text", "Cut texts"
    OTHER = "other", "Other things"


class BlogImport(models.Model):
    """One blog, however often its export was read. ``source`` is what its reviews and comments bear."""

    source = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=500, blank=True)
    software = models.CharField(max_length=100, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "imported blog"

    def __str__(self) -> str:
        return self.title or self.source

    def get_absolute_url(self) -> str:
        return reverse("admin:exchange_blogimport_change", args=[self.pk])

    def totals(self) -> dict[str, tuple[int, int, int]]:
        """By kind what was found, what was kept and what is listed as lost: the first is the sum."""
        found = self.counts.values_list("kind").annotate(Sum("found"))
        lost = dict(self.losses.values_list("kind").annotate(Sum("count")))
        return {
            kind: (number, number - lost.get(kind, 0), lost.get(kind, 0)) for kind, number in found
        }


class ImportedPostQuerySet(models.QuerySet["ImportedPost"]):
    def with_doubts_counted(self) -> Self:
        """Each with ``waiting``: how many of its doubts nobody has settled."""
        return self.annotate(waiting=models.Count("doubts", filter=Q(doubts__settled_at=None)))


class ImportedPost(models.Model):
    """A post of the export as it was, and the review that it became; none if lost, or deleted since."""

    blog_import = models.ForeignKey(BlogImport, on_delete=models.CASCADE, related_name="posts")
    source_id = models.CharField(max_length=200)
    title = models.CharField(max_length=300, blank=True)
    review = models.ForeignKey(
        Review, on_delete=models.SET_NULL, null=True, blank=True, related_name="imported_posts"
    )
    original = models.TextField(blank=True, help_text="The text as the export has it.")
    digest = models.CharField(max_length=64)
    left_at = models.DateTimeField(
        null=True, blank=True, help_text="The review’s last change, as the import left it."
    )

    objects = ImportedPostQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["blog_import", "source_id"], name="imported_post_once_per_blog"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.source_id

    def get_absolute_url(self) -> str:
        return reverse("admin:exchange_importedpost_change", args=[self.pk])

    @property
    def was_edited_here(self) -> bool:
        """Whether somebody changed the review since: then the import does not write over it."""
        return self.review is not None and self.review.updated_at != self.left_at


class Count(models.Model):
    """How many things of a kind a post held, or the export beside its posts."""

    blog_import = models.ForeignKey(BlogImport, on_delete=models.CASCADE, related_name="counts")
    post = models.ForeignKey(
        ImportedPost, on_delete=models.CASCADE, null=True, blank=True, related_name="counts"
    )
    kind = models.CharField(max_length=8, choices=Kind)
    found = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "kind"], name="count_once_per_post_and_kind"),
            models.UniqueConstraint(
                fields=["blog_import", "kind"],
                condition=Q(post=None),
                name="count_once_per_blog_and_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.found}"


class Loss(models.Model):
    """Something that did not survive, and why."""

    blog_import = models.ForeignKey(BlogImport, on_delete=models.CASCADE, related_name="losses")
    post = models.ForeignKey(
        ImportedPost, on_delete=models.CASCADE, null=True, blank=True, related_name="losses"
    )
    kind = models.CharField(max_length=8, choices=Kind)
    subject = models.CharField(max_length=300)
    reason = models.CharField(max_length=300)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "losses"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(count__gte=1), name="loss_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}"


class DoubtQuerySet(models.QuerySet["Doubt"]):
    def waiting(self) -> Self:
        """For an editor's word."""
        return self.filter(settled_at=None)


class Doubt(models.Model):
    """Something that a text seems to tell. It stays in the text, and waits for an editor's word.

    ``name`` is the part of ``text.articles.found.Article`` that it belongs to; ``value`` what goes there.
    """

    post = models.ForeignKey(ImportedPost, on_delete=models.CASCADE, related_name="doubts")
    name = models.CharField(max_length=40)
    value = models.JSONField()
    evidence = models.TextField(blank=True)
    passage = models.JSONField(
        default=list, blank=True, help_text="Lines that leave the text once it is accepted."
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    was_accepted = models.BooleanField(default=False)

    objects = DoubtQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        name = label_of(self.name)
        return f"{name[:1].upper()}{name[1:]}: {self.printed}"

    @property
    def printed(self) -> str:
        """The value in words; as it is kept, where it is none that an article has."""
        if self.name == "show":
            return self.title_of_show
        try:
            return words_of(value_of(self.name, self.value))
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError):
            return str(self.value)

    @cached_property
    def title_of_show(self) -> str:
        """Where it asks whether the text is about a show of the site; its value is the show's key."""
        name_shows([self])
        return self.title_of_show


def name_shows(doubts: Iterable[Doubt]) -> None:
    """Asks for the shows of all of them at once."""
    asked = [doubt for doubt in doubts if doubt.name == "show"]
    keys = {str(doubt.value) for doubt in asked if len(str(doubt.value)) < 19}
    shows = Show.objects.in_bulk([int(key) for key in keys if key.isdecimal()]) if keys else {}
    titles = {str(key): str(show) for key, show in shows.items()}
    for doubt in asked:
        doubt.title_of_show = titles.get(str(doubt.value), "one that is gone")


class Upload(models.Model):
    """An export that an editor sent to the desk, and how far it is. Its files lie in ``exchange.uploads``."""

    class Phase(models.TextChoices):
        READING = "reading", "Reading the file"
        TRYING = "trying", "Dry run"
        TRIED = "tried", "Waits for your word"
        IMPORTING = "importing", "Import"
        IMPORTED = "imported", "Brought over"
        REFUSED = "refused", "No export"

    name = models.CharField(max_length=200, help_text="What its file is called.")
    pictures = models.CharField(max_length=200, blank=True)
    folder = models.CharField(max_length=32, unique=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Of what names no author.",
    )
    sent_at = models.DateTimeField(default=timezone.now)
    phase = models.CharField(max_length=9, choices=Phase, default=Phase.READING)
    done = models.PositiveBigIntegerField(default=0, help_text="Bytes read, or posts.")
    total = models.PositiveBigIntegerField(default=0)
    began_at = models.DateTimeField(default=timezone.now, help_text="Of the phase.")
    trouble = models.TextField(blank=True)
    report = models.TextField(blank=True, help_text="As ``import_blog --report`` writes it.")
    blog_import = models.ForeignKey(
        BlogImport, on_delete=models.SET_NULL, null=True, blank=True, related_name="uploads"
    )

    class Meta:
        verbose_name = "export sent here"
        verbose_name_plural = "exports sent here"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:exchange_upload_change", args=[self.pk])

    @property
    def is_under_way(self) -> bool:
        """Whether there is work to do, be it done just now or not."""
        return self.phase in (self.Phase.READING, self.Phase.TRYING, self.Phase.IMPORTING)
