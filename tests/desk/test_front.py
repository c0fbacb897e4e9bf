"""The desk's first page: what waits for an editor, and what each of them may see of it."""

from datetime import date, timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from shows.models import Availability, Credit
from tests import factories as make
from tests.config.test_admin_lists import queries_of

pytestmark = pytest.mark.django_db


def staff(client, *codenames: str):
    """Signs somebody in who may do these things and nothing else."""
    user = make.UserFactory(staff=True, display_name="Min-ji Seo")
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    return user


def long_ago(days: int = 91) -> date:
    return timezone.localdate() - timedelta(days=days)


def section(client, name: str):
    sections = client.get("/admin/").context["sections"]
    return next((one for one in sections if one.name == name), None)


def words(client, name: str) -> list[str]:
    return [row.words for row in section(client, name).rows]


def test_first_page_counts_what_waits(admin_client):
    make.ReviewFactory.create_batch(7, draft=True)
    scheduled = make.ReviewFactory(scheduled=True)
    comment = make.CommentFactory(pending=True, body="Is the umbrella the same one?")
    make.SpoilerReportFactory()
    page = admin_client.get("/admin/").content.decode()
    for address, title, size in (
        ("/admin/reviews/review/?state=draft", "Drafts", 7),
        ("/admin/reviews/review/?state=scheduled", "Scheduled", 1),
        ("/admin/comments/comment/queue/", "Comments to look at", 2),
    ):
        assert f'<a href="{address}">{title}</a> <span class="desk-count">{size}</span>' in page
    assert f'<a href="/admin/reviews/review/{scheduled.pk}/change/">{scheduled}</a>' in page
    assert f'/comment/{comment.pk}/change/">Is the umbrella the same one?</a>' in page


def test_first_page_of_an_empty_site_says_so(admin_client):
    page = admin_client.get("/admin/").content.decode()
    assert page.count("Nothing waits here.") == 4
    assert "Every show with a review has its facts." in page
    assert "Nobody has saved anything yet." in page


def test_first_page_offers_what_one_may_do(admin_client, client):
    page = admin_client.get("/admin/").content.decode()
    offered = ["Write a review", "Add a show", "Add a person", "Calendar"]
    assert [label for label in offered if f">{label}</a>" not in page] == []
    staff(client, "add_person")
    page = client.get("/admin/").content.decode()
    assert [label for label in offered if f">{label}</a>" in page] == ["Add a person"]


def test_first_page_shows_what_one_may_do_something_about(client):
    make.ReviewFactory(draft=True, headline="Secret draft")
    make.AvailabilityFactory(checked_on=long_ago())
    staff(client, "change_comment", "view_review", "view_availability", "view_show")
    page = client.get("/admin/").content.decode()
    assert 'Comments to look at</a> <span class="desk-count">0</span>' in page
    assert "Secret draft" not in page
    assert [one.name for one in client.get("/admin/").context["sections"]] == ["pending"]


def test_writer_is_not_asked_for_facts(client):
    make.AvailabilityFactory(checked_on=long_ago())
    staff(client).groups.add(Group.objects.get(name="Writer"))
    sections = client.get("/admin/").context["sections"]
    assert [one.name for one in sections] == ["scheduled", "drafts"]


def test_nobody_is_asked_to_look_again_before_ninety_days(admin_client):
    make.AvailabilityFactory(checked_on=long_ago(90))
    assert section(admin_client, "stale").size == 0
    old = make.AvailabilityFactory(checked_on=long_ago(91))
    assert words(admin_client, "stale") == [str(old)]


def test_offers_of_reviewed_shows_come_first_then_the_oldest(admin_client):
    unread = make.AvailabilityFactory(checked_on=long_ago(400))
    drafted = make.AvailabilityFactory(checked_on=long_ago(300))
    make.ReviewFactory(show=drafted.show, draft=True)
    newer, older = (make.AvailabilityFactory(checked_on=long_ago(days)) for days in (100, 200))
    make.ReviewFactory(show=newer.show)
    make.ReviewFactory(show=older.show)
    assert words(admin_client, "stale") == [*map(str, (older, newer, unread, drafted))]


def test_first_page_shows_five_and_leads_to_the_whole_list(admin_client):
    for days in range(100, 107):
        make.AvailabilityFactory(checked_on=long_ago(days))
    make.AvailabilityFactory(checked_on=long_ago(1))
    stale = section(admin_client, "stale")
    assert (stale.size, len(stale.rows)) == (7, 5)
    listed = admin_client.get(stale.address).context_data["cl"].result_list
    assert len(listed) == 7


def test_what_is_gone_already_cannot_go_again(admin_client):
    make.AvailabilityFactory(checked_on=long_ago(), status=Availability.Status.UNAVAILABLE)
    (row,) = section(admin_client, "stale").rows
    assert [press.label for press in row.buttons] == ["Still not there"]


def complete(**facts):
    """A show with a published review that lacks nothing, but for ``facts``."""
    show = make.ShowFactory(**facts)
    make.CreditFactory(show=show)
    make.AvailabilityFactory(show=show)
    make.ReviewFactory(show=show)
    return show


def test_first_page_says_which_facts_are_missing(admin_client):
    complete()
    bare = make.ShowFactory(bare=True, title="Bare", title_hangul="")
    make.ReviewFactory(show=bare)
    (row,) = section(admin_client, "gaps").rows
    assert (row.words, row.address) == ("Bare", f"/admin/shows/show/{bare.pk}/change/")
    assert row.note == (
        "no Hangul title, no year, no episode count, no network, no cast, no availability"
    )


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"title_hangul": ""}, ["Hangul title"]),
        ({"title_hangul": "", "country": "JP"}, []),
        ({"year": None}, []),
        ({"episode_count": None}, ["episode count"]),
        ({"kind": "special", "episode_count": None}, []),
        ({"kind": "film", "episode_count": None, "original_network": None}, []),
        ({"original_network": None}, ["network"]),
    ],
    ids=str,
)
def test_a_fact_is_missing_where_the_show_would_have_it(admin_client, facts, missing):
    complete(**facts)
    notes = [row.note for row in section(admin_client, "gaps").rows]
    assert notes == [f"no {fact}" for fact in missing]


def test_a_director_is_no_cast(admin_client):
    show = complete()
    show.credits.update(role=Credit.Role.DIRECTOR)
    assert [row.note for row in section(admin_client, "gaps").rows] == ["no cast"]


def test_facts_of_a_show_that_nobody_reads_about_may_wait(admin_client):
    make.ReviewFactory(show=make.ShowFactory(bare=True), draft=True)
    make.ReviewFactory(show=make.ShowFactory(bare=True), scheduled=True)
    make.ShowFactory(bare=True)
    assert section(admin_client, "gaps").size == 0


def test_list_of_shows_says_what_each_lacks(admin_client):
    complete()
    make.ReviewFactory(show=make.ShowFactory(title="Half", original_network=None))
    response = admin_client.get(section(admin_client, "gaps").address)
    assert [show.title for show in response.context_data["cl"].result_list] == ["Half"]
    assert "network, cast, availability</td>" in response.content.decode()


def test_first_page_asks_as_often_for_many_as_for_one(admin_client, admin_user):
    def fill(size: int) -> None:
        make.ReviewFactory.create_batch(size, draft=True)
        make.ReviewFactory.create_batch(size, scheduled=True)
        make.CommentFactory.create_batch(size, pending=True)
        make.AvailabilityFactory.create_batch(size, checked_on=long_ago())
        for _ in range(size):
            make.ReviewFactory(show__bare=True)
            log = LogEntry.objects.log_actions
            log(admin_user.pk, [make.PersonFactory(), make.ReviewFactory()], CHANGE)

    fill(1)
    admin_client.get("/admin/")
    one = queries_of(admin_client, "/admin/")
    fill(3)
    assert (one, queries_of(admin_client, "/admin/")) == (15, 15)
