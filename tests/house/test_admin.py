"""The house settings as an editor changes them, and every page after that."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core import mail
from lxml import html

from house.models import House
from tests import factories as make
from tests.desk_form import DeskForm, errors_of

pytestmark = pytest.mark.django_db

FORM = "/admin/house/house/1/change/"
LIST = "/admin/house/house/"


@pytest.fixture
def form(admin_client):
    return DeskForm(admin_client, FORM)


def test_first_page_leads_to_the_form(admin_client):
    assert f'<a href="{LIST}"' in admin_client.get("/admin/").text
    assert admin_client.get(LIST).headers["Location"] == FORM


def test_form_of_a_new_site_holds_the_defaults(form):
    names = ("name", "mark", "time_zone", "family_name_first", "offers_both_languages")
    assert [form.data[name] for name in names] == [
        *(["Daesa"], ["대사"], ["Asia/Seoul"], ["on"], ["on"])
    ]
    assert not House.objects.exists()


def test_name_is_everywhere_at_once(form, client):
    assert client.get("/about/").text.count("Daesa") > 1
    assert (
        form.type(name="Nunchi", mark="눈치", own_tagline="Drama at midnight.").press().url == LIST
    )
    about, feed, desk = (client.get(path).text for path in ("/about/", "/feed/", "/admin/login/"))
    for page in (about, feed, desk):
        assert "Nunchi" in page
        assert "Daesa" not in page
    assert "<subtitle>Drama at midnight.</subtitle>" in feed
    assert html.document_fromstring(about).find_class("brand")[0].text_content() == "눈치 Nunchi"
    assert "Drama at midnight." in about


def test_name_is_in_mails(form, client, admin_user):
    form.type(name="Nunchi").press()
    client.post("/admin/password/", {"email": admin_user.email})
    assert mail.outbox[0].subject == "A new password for Nunchi"
    assert "Nunchi" in mail.outbox[0].body


def test_second_save_changes_the_same_row(form, admin_client):
    form.type(name="Nunchi").press()
    DeskForm(admin_client, FORM).type(mark="").press()
    assert [(house.pk, house.name, house.mark) for house in House.objects.all()] == [
        (1, "Nunchi", "")
    ]
    assert LogEntry.objects.count() == 2


def test_saving_without_a_change_keeps_everything(admin_client):
    make.HouseFactory(rating_words="5: a keeper", comment_policy="Be kind.\n\nOr be quiet.")
    before = House.objects.values().get()
    DeskForm(admin_client, FORM).press()
    assert House.objects.values().get() == before


@pytest.mark.parametrize(
    ("box", "typed"),
    [
        ("name", ""),
        ("name", " \n "),
        ("name", "x" * 61),
        ("name", "\0"),
        ("mark", "가" * 13),
        ("own_tagline", "x" * 201),
        ("time_zone", "Mars/Olympus"),
        ("time_zone", ""),
        ("rating_words", "7: beyond"),
        ("rating_words", "x" * 2000),
        ("social_links", "http://a.example"),
        ("social_links", "javascript:alert(1)"),
        ("comment_policy", "x" * 4001),
    ],
)
def test_error_stands_beside_its_box_and_nothing_typed_is_lost(form, box, typed):
    values = {"comment_policy": "Be kind.", box: typed}
    response = form.type(**values).press()
    assert list(errors_of(response)) == [box]
    assert not House.objects.exists()
    assert House.objects.current().name == "Daesa"
    if box != "comment_policy":
        assert "Be kind.</textarea>" in response.text


def test_name_is_one_line(form):
    form.type(name="Nun\n chi ", own_tagline="a\r\nb").press()
    assert House.objects.values_list("name", "own_tagline").get() == ("Nun chi", "a b")


def test_every_box_says_what_it_is_for(admin_client):
    tree = html.document_fromstring(admin_client.get(FORM).text)
    boxes = tree.xpath("//fieldset//*[@name][not(@type='hidden')]")
    assert len(boxes) == 11
    told = {box.get("aria-describedby", "").split()[-1] for box in boxes}
    assert all(tree.get_element_by_id(one).text_content().strip() for one in told)


@pytest.mark.parametrize(
    "path", ["add/", "1/delete/", "2/change/", "x/change/", "99999999999/change/"]
)
def test_there_is_one_house_and_no_other(admin_client, path):
    make.HouseFactory()
    admin_client.post(LIST + path, {"name": "Second", "post": "yes"})
    assert list(House.objects.values_list("pk", "name")) == [(1, "Daesa")]


def test_list_takes_no_action(admin_client):
    make.HouseFactory()
    admin_client.post(LIST, {"action": "delete_selected", "_selected_action": [1], "post": "yes"})
    assert House.objects.exists()


def test_who_may_not_change_it_does_not(client):
    client.force_login(make.UserFactory(staff=True))
    assert client.get(LIST, follow=True).status_code == 403
    assert client.post(FORM, {"name": "Mine"}).status_code == 403


def test_who_may_look_sees_and_changes_nothing(client):
    reader = make.UserFactory(staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_house"))
    client.force_login(reader)
    assert "Asia/Seoul" in client.get(FORM).text
    assert client.post(FORM, {"name": "Mine"}).status_code == 403
    assert not House.objects.exists()


@pytest.mark.parametrize("name", ["\u200b", "\u3164", "–"])
def test_name_that_cannot_be_seen_is_refused(admin_client, name):
    make.HouseFactory()
    refused = admin_client.post("/admin/house/house/1/change/", {"name": name})
    assert "name" in refused.context["adminform"].form.errors
