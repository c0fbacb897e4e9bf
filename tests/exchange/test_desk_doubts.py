"""One press answers a question, and leads back to the next."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from exchange.models import Doubt
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/admin/exchange/doubt/"


def answer(client, doubt, verb, query="", **more):
    came_from = f"http://testserver{LIST}{query}"
    address = reverse(f"admin:exchange_doubt_{verb}", args=[doubt.pk])
    return client.post(address, headers={"referer": came_from}, **more)


@pytest.fixture
def doubts(db):
    post = make.ImportedPostFactory()
    return [
        make.DoubtFactory(post=post, name="disclosure", value=f"Screener {n}.") for n in range(4)
    ]


def test_press_leads_back_to_the_list_as_it_was_and_the_next_question(admin_client, doubts):
    make.DoubtFactory(post=doubts[0].post, name="rating")
    query = "?answered=no&name=disclosure"
    response = answer(admin_client, doubts[1], "accept", query)
    assert response.headers["Location"] == f"{LIST}{query}#answer-{doubts[2].pk}"
    page = admin_client.get(response.headers["Location"])
    assert "Screener 1. is accepted" in page.text
    assert [f'id="answer-{one.pk}"' in page.text for one in doubts] == [True, False, True, True]
    last = answer(admin_client, doubts[3], "refuse", query)
    assert last.headers["Location"] == f"{LIST}{query}#answer-{doubts[2].pk}"
    settled = Doubt.objects.exclude(settled_at=None).values_list("value", "was_accepted")
    assert dict(settled) == {"Screener 1.": True, "Screener 3.": False}


def test_what_cannot_be_accepted_says_so_and_waits_on(admin_client, doubts):
    doubts[0].post.review.delete()
    page = answer(admin_client, doubts[0], "accept", follow=True)
    assert "The review is gone" in page.text
    assert Doubt.objects.filter(settled_at=None).count() == 4


def test_second_press_changes_no_answer(admin_client, doubts):
    answer(admin_client, doubts[0], "refuse")
    answer(admin_client, doubts[0], "accept")
    doubts[0].refresh_from_db()
    assert not doubts[0].was_accepted


def test_open_questions_stand_before_answered_ones(admin_client, doubts):
    answer(admin_client, doubts[0], "refuse")
    shown = list(admin_client.get(LIST).context_data["cl"].result_list)
    assert shown == [*doubts[1:], doubts[0]]
    assert [*admin_client.get(f"{LIST}?answered=yes").context_data["cl"].result_list] == [doubts[0]]


@pytest.mark.parametrize("query", ["?nonsense=1", "?p=999", "?o=x.y", "?post__blog_import=x"])
def test_list_that_cannot_be_had_again_costs_no_answer(admin_client, doubts, query):
    assert answer(admin_client, doubts[0], "refuse", query).status_code == 302
    assert Doubt.objects.get(pk=doubts[0].pk).settled_at is not None


def test_question_has_its_buttons_on_its_own_page(admin_client, doubts):
    page = admin_client.get(reverse("admin:exchange_doubt_change", args=[doubts[0].pk])).text
    assert f'id="answer-{doubts[0].pk}"' in page


def test_opening_an_address_and_having_no_right_answer_nothing(admin_client, client, role, doubts):
    address = reverse("admin:exchange_doubt_accept", args=[doubts[0].pk])
    assert admin_client.get(address).status_code == 405
    assert answer(role("Writer"), doubts[0], "accept").status_code == 403
    assert not Doubt.objects.exclude(settled_at=None).exists()


def test_question_about_a_show_says_its_title(admin_client):
    show = make.ShowFactory(title="Night Ferry")
    doubt = make.DoubtFactory(name="show", value=str(show.pk))
    assert f"Show: {show}" in admin_client.get(LIST).text
    page = reverse("admin:exchange_doubt_change", args=[doubt.pk])
    assert "Show: Night Ferry" in admin_client.get(page).text
    answered = answer(admin_client, doubt, "refuse", follow=True)
    assert f"Show: {show} is refused" in answered.text


@pytest.mark.parametrize("key", ["0", "9" * 18, "9" * 30, "²", "nonsense", ["1"]])
def test_question_about_a_show_that_is_gone_says_so(admin_client, key):
    make.DoubtFactory(name="show", value=key)
    assert "Show: one that is gone" in admin_client.get(LIST).text


def test_list_asks_for_all_shows_at_once(admin_client):
    def ask():
        make.DoubtFactory(name="show", value=str(make.ShowFactory().pk))
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(LIST)
        return len(queries)

    ask()
    assert ask() == ask()
