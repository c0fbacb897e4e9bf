"""Forms filled in by an address typed by hand or by a machine: nonsense is left out or refused in words."""

from urllib.parse import urlencode

import pytest

from tests import factories as make
from tests.config.test_admin_lists import FACTORIES, MODELS, address
from tests.desk_form import DeskForm, errors_of

pytestmark = pytest.mark.django_db

HUGE = "9" * 25
NONSENSE = ["x", HUGE, "9" * 5000, "\x00", "-1", "1,x", "0001-01-01T00:00:00+23:59"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_nonsense_filled_in_by_an_address_is_left_out(admin_client, model):
    for field in model._meta.get_fields():
        for text in NONSENSE:
            response = admin_client.get(address(model, "add"), {field.name: text})
            assert response.status_code in {200, 403}, (field, text)


def test_sense_filled_in_by_an_address_is_there(admin_client):
    show, genres = make.ShowFactory(), make.GenreFactory.create_batch(2)
    query = {"show": show.pk, "headline": "Two", "published_at": "2026-11-01T10:00:00+00:00"}
    form = DeskForm(
        admin_client, address(make.ReviewFactory._meta.model, "add") + "?" + urlencode(query)
    )
    assert form.data["show"] == [str(show.pk)]
    assert form.data["headline"] == ["Two"]
    assert (form.data["published_at_0"], form.data["published_at_1"]) == (
        ["2026-11-01"],
        ["19:00:00"],
    )
    query = {"genres": ",".join(str(genre.pk) for genre in genres)}
    form = DeskForm(
        admin_client, address(make.ShowFactory._meta.model, "add") + "?" + urlencode(query)
    )
    assert form.data["genres"] == [str(genre.pk) for genre in genres]


@pytest.mark.parametrize("key", ["x", HUGE, "9" * 5000, "\x00", "-1"])
@pytest.mark.parametrize(
    ("model", "field"), [("Review", "author"), ("Show", "genres"), ("User", "groups")]
)
def test_nonsense_chosen_is_refused_beside_its_box(admin_client, model, field, key):
    (chosen,) = (each for each in MODELS if each.__name__ == model)
    form = DeskForm(admin_client, address(chosen, "change", FACTORIES[chosen]().pk))
    assert list(errors_of(form.type(**{field: key}).press())) == [field]


@pytest.mark.parametrize("key", ["x", HUGE])
def test_nonsense_permission_of_a_group_is_refused(admin_client, key):
    form = DeskForm(admin_client, "/admin/auth/group/add/").type(name="Editors", permissions=key)
    assert list(errors_of(form.press())) == ["permissions"]


@pytest.mark.parametrize("rating", ["x", "\x00", "4\x00", "NaN", "9" * 5000])
def test_nonsense_rating_is_refused_beside_its_box(admin_client, rating):
    form = DeskForm(admin_client, "/admin/reviews/review/add/").type(headline="Two", slug="two")
    form.type(show=make.ShowFactory().pk, rating=rating)
    assert list(errors_of(form.press())) == ["rating"]
