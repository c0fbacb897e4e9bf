"""Sites to be taken along, and exports to be tampered with."""

import json
from hashlib import sha256
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from desk.models import Version
from exchange.sites.shape import exported
from tests import factories as make
from tests.pictures import FACE, POSTER


def small_site():
    """One of every kind, with every key between them."""
    user = make.UserFactory(username="hana", staff=True, email="hana@daesa.example")
    user.user_permissions.add(Permission.objects.get(codename="publish_review"))
    show = make.ShowFactory(
        slug="last-ferry", genres=[make.GenreFactory(slug="noir")], poster=POSTER
    )
    person = make.PersonFactory(slug="kim-bo-ra", photo=FACE)
    credit = make.CreditFactory(show=show, person=person)
    make.ShowFactory(slug="last-ferry-2", follows=show)
    make.EpisodeFactory(show=show, number=1, viewership="12.300")
    make.AvailabilityFactory(show=show)
    review = make.ReviewFactory(slug="the-crossing", show=show, author=user, tags=["바다"])
    photo = make.PhotoFactory(review=review, number=1)
    moment = make.HighlightMomentFactory(review=review, photo=photo)
    line = make.MemorableLineFactory(review=review, credit=credit)
    make.VerdictFactory(review=review)
    make.CorrectionFactory(review=review)
    make.DailyViewsFactory(review=review)
    make.IgnoredNameFactory(review=review)
    make.TalkFactory(review=review, slow_seconds=30)
    ranked_list = make.RankedListFactory(slug="best-boats", author=user)
    make.ListEntryFactory(ranked_list=ranked_list, show=None, review=review)
    for name, row in {"review": review, "show": show, "person": person}.items():
        make.OldPathFactory(**({"review": None} | {name: row}), path=f"/old/{name}.html")
    make.OldPathFactory(review=None, ranked_list=ranked_list, path="/old/list.html")
    make.OldPathFactory(review=None, tag=review.tags.get(), path="/old/바다.html")
    _talk(review, user, moment, line)
    _imported(review)
    _mailed(review, person)
    Version.objects.keep(review, user, note="First")
    make.HouseFactory(name="Night boat")
    LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(review),
        object_id=str(review.pk),
        object_repr="The crossing",
        action_flag=2,
    )
    return review


def _mailed(review, person):
    subscriber = make.SubscriberFactory(follows="all")
    make.SubscriptionFactory(subscriber=subscriber, kind="person", person=person)
    make.MailingFactory(kind="review", review=review, subject="", text="")


def _talk(review, user, moment, line):
    root = make.CommentFactory(review=review, moment=moment)
    reply = make.CommentFactory(parent=root, user=user, commenter=None, sent_as="a form")
    make.CommentFactory(parent=reply, pending=True, line=line)
    make.CommentFactory(removed=True, body="", author_name="", review=review, commenter=None)
    make.SpoilerReportFactory(comment=root)
    make.RulingFactory(comment=root, by=user)
    make.LinkedSiteFactory(comment=root)
    make.BlockFactory(value="casino")


def _imported(review):
    post = make.ImportedPostFactory(review=review, left_at=review.updated_at, original="<p>Was.")
    make.CountFactory(post=post)
    make.CountFactory(post=None, blog_import=post.blog_import)
    make.LossFactory(post=post)
    make.LossFactory(post=None, blog_import=post.blog_import)
    make.DoubtFactory(post=post)
    make.DoubtFactory(post=post, name="coverage", value=[1, 6])


def emptied():
    """A new site in the place of this one, as far as an import looks."""
    with connection.constraint_checks_disabled():
        for model in apps.get_models(include_auto_created=True):
            if model._meta.app_label not in ("contenttypes", "auth") or model.__name__ in (
                "Group",
                "Group_permissions",
            ):
                model._base_manager.all()._raw_delete("default")


def run(command, *args, **options):
    out = StringIO()
    call_command(command, *args, stdout=out, **options)
    return out.getvalue()


def content(folder):
    """Every file with its bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(Path(folder).rglob("*"))
        if file.is_file()
    }


def is_empty():
    """But for the groups that migrations make."""
    return not any(model._base_manager.exists() for model in exported() if model is not Group)


class Export:
    """One that somebody has changed, and sealed again so that no digest tells."""

    def __init__(self, root):
        self.root = Path(root)

    def told(self, name):
        return json.loads((self.root / name).read_bytes())

    def edit(self, name, change):
        told = self.told(name)
        change(told[0] if isinstance(told, list) else told)
        self.write(name, json.dumps(told, ensure_ascii=True).encode())

    def write(self, name, content):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        if name != "site.json":
            digest = f"{sha256(content).hexdigest()} {len(content)}"
            self.edit("site.json", lambda site: site["files"].update({name: digest}))

    def find(self, start):
        return next(name for name in self.told("site.json")["files"] if name.startswith(start))
