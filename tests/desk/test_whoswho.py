"""Names in a review against the cast of its show."""

import pytest
from django.core.management import call_command

from desk.drafts import Draft
from desk.whoswho import Kind, names_in
from reviews.models import Review
from text import prose

pytestmark = pytest.mark.django_db


def test_demonstration_gives_few_false_alarms(record_property):
    call_command("load_demo", verbosity=0)
    words, alarms = 0, []
    for review in Review.objects.select_related("show"):
        draft = Draft.stored(review)
        words += len(prose.every_word(review.body).split())
        words += sum(len(moment.text.split()) for moment in draft.moments)
        words += sum(len(line.quote.split() + line.comment.split()) for line in draft.lines)
        alarms += [(review.slug, *finding[:4]) for finding in names_in(draft)]
    record_property("told", f"who's who: {len(alarms)} alarms in {words} words")
    assert len(alarms) / words <= 1 / 1000
