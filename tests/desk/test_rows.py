"""Rows of one form: as many as are stored and some new ones; a larger number alone costs nothing."""

import pytest
from django.contrib.auth.models import Permission

from desk.rows import MOST_NEW
from shows.models import Episode
from tests import factories as make
from tests.desk_form import DeskForm, errors_of

pytestmark = pytest.mark.django_db

REVIEW = ["photos", "moments", "lines"]
SHOW = ["credits", "episodes", "availability"]


def opened(client, kind: str):
    made = make.ReviewFactory() if kind == "review" else make.ShowFactory()
    app = "reviews" if kind == "review" else "shows"
    return DeskForm(client, f"/admin/{app}/{kind}/{made.pk}/change/")


@pytest.mark.parametrize(
    ("kind", "rows"),
    [*(("review", rows) for rows in REVIEW), *(("show", rows) for rows in SHOW)],
)
def test_forged_number_of_rows_is_refused_and_not_built(admin_client, kind, rows):
    form = opened(admin_client, kind).type(**{f"{rows}-TOTAL_FORMS": "2000"})
    refused = form.press()
    formsets = [one.formset for one in refused.context_data["inline_admin_formsets"]]
    (formset,) = (one for one in formsets if one.prefix == rows)
    assert len(formset.forms) == MOST_NEW
    assert errors_of(refused)[rows] == [
        "These are too many rows for one form, so those after row 100 are left out. "
        "Save, then add them."
    ]


def test_long_show_takes_new_rows_beside_all_that_it_has(admin_client):
    show = make.ShowFactory(episode_count=None)
    Episode.objects.bulk_create(Episode(show=show, number=n) for n in range(1, 131))
    form = DeskForm(admin_client, f"/admin/shows/show/{show.pk}/change/")
    assert form.data["episodes-MAX_NUM_FORMS"] == [str(130 + MOST_NEW)]
    for number in range(131, 131 + MOST_NEW):
        form.add_row("episodes", number=number, title=f"No {number}")
    assert form.type_row("episodes", 129, title="No 130").press().status_code == 302
    assert show.episodes.filter(title__startswith="No").count() == MOST_NEW + 1


def test_refused_form_holds_every_row_that_could_be_typed(admin_client):
    form = opened(admin_client, "review").type(headline="")
    for number in range(MOST_NEW):
        form.add_row("moments", title=f"Scene {number}")
    refused = form.press()
    assert errors_of(refused)["headline"] == ["This field is required."]
    assert 'value="Scene 99"' in refused.content.decode()


def test_who_may_add_no_row_may_not_forge_one(client):
    editor = make.UserFactory(is_staff=True)
    rights = ["view_show", "change_show", "view_episode", "change_episode"]
    editor.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(editor)
    form = opened(client, "show")
    form.type(**{"episodes-TOTAL_FORMS": "1", "episodes-0-number": "1"})
    assert "episodes" in errors_of(form.press())
    assert not Episode.objects.exists()
