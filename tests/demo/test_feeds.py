"""Every feed of the demonstration is valid, and a program can read it."""

import feedparser
import pytest
from django.core.management import call_command
from django.urls import reverse

from people.models import Person
from reviews.models import Review, Tag
from shows.models import Show
from tests.reviews.feeds.checks import atom_faults, json_faults


def every_feed():
    yield from (("feed", []), ("line_feed", []), ("comment_feed", []))
    yield from (("show_feed", [show.slug]) for show in Show.objects.all())
    yield from (("person_feed", [person.slug]) for person in Person.objects.all())
    yield from (("tag_feed", [tag.slug]) for tag in Tag.objects.in_use())
    yield from (("review_comment_feed", [review.slug]) for review in Review.objects.published())
    authors = Review.objects.listed().order_by("author").values_list("author", flat=True)
    yield from (("author_feed", [author]) for author in authors.distinct())


@pytest.mark.django_db
def test_every_feed_of_the_demonstration(client, record_property):
    call_command("load_demo", verbosity=0)
    found, faults = 0, []
    for name, args in every_feed():
        atom = client.get(reverse(name, args=args))
        in_json = client.get(reverse(f"{name}_json", args=args))
        faults += [(name, args, fault) for fault in atom_faults(atom.content)]
        faults += [(name, args, fault) for fault in json_faults(in_json.content)]
        assert not feedparser.parse(atom.content).bozo
        found += 2
    record_property("told", f"feeds of the demonstration: {found}, {len(faults)} faults")
    assert faults == []
    assert found > 200
