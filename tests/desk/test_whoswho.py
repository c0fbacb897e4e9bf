"""Names in a review against the cast of its show."""

import re

import pytest
from django.core.management import call_command
from django.urls import reverse

from desk.drafts import Draft
from desk.models import IgnoredName
from desk.whoswho import Kind, names_in
from reviews.models import Review
from tests import factories as make
from tests.desk.conftest import change_address
from text import prose

pytestmark = pytest.mark.django_db

CAST = [
    ("Im Si-wan", "임시완", "Ki Seon-gyeom", "기선겸"),
    ("Shin Se-kyung", "신세경", "Oh Mi-joo", "오미주"),
    ("Choi Soo-young", "최수영", "Seo Dan-ah", "서단아"),
    ("Kim Ji-won", "김지원", "Park Jung-hee", "박정희"),
]
# What is typed → kind and what it should be.
PLANTS = {
    "Jeong-hee’s umbrella": (Kind.SPELLING, "Jeong-hee", "Jung-hee"),
    "Jung-hui's umbrella": (Kind.SPELLING, "Jung-hui", "Jung-hee"),
    "Chung-hee wept": (Kind.SPELLING, "Chung-hee", "Jung-hee"),
    "Chŏng-hŭi wept": (Kind.SPELLING, "Chŏng-hŭi", "Jung-hee"),
    "Junghee wept": None,
    "Pak Jung-hee wept": (Kind.SPELLING, "Pak Jung-hee", "Park Jung-hee"),
    "Park Junghee wept": (Kind.SPELLING, "Park Junghee", "Park Jung-hee"),
    "Park Jung Hee wept": (Kind.SPELLING, "Park Jung Hee", "Park Jung-hee"),
    "Jeong-hee Park wept": (Kind.SPELLING, "Jeong-hee Park", "Jung-hee Park"),
    "Sun-gyum ran": (Kind.SPELLING, "Sun-gyum", "Seon-gyeom"),
    "Ki Seon-kyum ran": (Kind.SPELLING, "Ki Seon-kyum", "Ki Seon-gyeom"),
    "Gi Seon-gyeom ran": (Kind.SPELLING, "Gi Seon-gyeom", "Ki Seon-gyeom"),
    "Seon-gyeom Gi ran": (Kind.SPELLING, "Seon-gyeom Gi", "Seon-gyeom Ki"),
    "Mi-ju’s subtitles": (Kind.SPELLING, "Mi-ju", "Mi-joo"),
    "“Mi-ju-ya!” he calls": (Kind.SPELLING, "Mi-ju", "Mi-joo"),
    "Yim Si-wan plays him": (Kind.SPELLING, "Yim Si-wan", "Im Si-wan"),
    "Lim Shi-wan plays him": (Kind.SPELLING, "Lim Shi-wan", "Im Si-wan"),
    "Im Siwan plays him": (Kind.SPELLING, "Im Siwan", "Im Si-wan"),
    "Sin Se-gyeong plays her": (Kind.SPELLING, "Sin Se-gyeong", "Shin Se-kyung"),
    "Choe Su-yeong plays her": (Kind.SPELLING, "Choe Su-yeong", "Choi Soo-young"),
    "Kim Seon-gyeom ran": (Kind.FAMILY, "Kim Seon-gyeom", "Ki Seon-gyeom"),
    "Seon-gyeom Kim ran": (Kind.FAMILY, "Seon-gyeom Kim", "Seon-gyeom Ki"),
    "Yoon Mi-joo’s desk": (Kind.FAMILY, "Yoon Mi-joo", "Oh Mi-joo"),
    "Ha Ji-won plays her": (Kind.FAMILY, "Ha Ji-won", "Kim Ji-won"),
    "김선겸은 달린다": (Kind.FAMILY, "김선겸", "기선겸"),
    "윤미주의 책상": (Kind.FAMILY, "윤미주", "오미주"),
    "기성겸이 달린다": (Kind.UNKNOWN, "기성겸", "기선겸"),
    "서단오가 웃는다": (Kind.UNKNOWN, "서단오", "서단아"),
    "Hyuk-jin smiled": (Kind.UNKNOWN, "Hyuk-jin", ""),
    "Nam Do-il’s office": (Kind.UNKNOWN, "Nam Do-il", ""),
    "Do-il Nam's office": (Kind.UNKNOWN, "Do-il Nam", ""),
    "Seon-gyeon ran": (Kind.UNKNOWN, "Seon-gyeon", "Seon-gyeom"),
    "Dan-eh laughed": (Kind.UNKNOWN, "Dan-eh", "Dan-ah"),
    # Names that only sound alike are no spellings of one.
    "Mi-jo’s desk": (Kind.UNKNOWN, "Mi-jo", "Mi-joo"),
    "Oh Mijo’s desk": (Kind.UNKNOWN, "Oh Mijo", "Oh Mi-joo"),
    "Tan-ah laughed": (Kind.UNKNOWN, "Tan-ah", "Dan-ah"),
    "Park Joong-hee wept": (Kind.UNKNOWN, "Park Joong-hee", "Park Jung-hee"),
    # Typing errors that leave no Korean name.
    "Im Siwann plays him": (Kind.UNKNOWN, "Im Siwann", "Im Si-wan"),
    "Siwann Im plays him": (Kind.UNKNOWN, "Siwann Im", "Si-wan Im"),
    "Im Si-wna plays him": (Kind.UNKNOWN, "Im Si-wna", "Im Si-wan"),
    "Lim Siwsan plays him": (Kind.UNKNOWN, "Lim Siwsan", "Im Si-wan"),
    "In Kim Seon-gyeom’s life": (Kind.FAMILY, "Kim Seon-gyeom", "Ki Seon-gyeom"),
    "Seon-gyoem ran": (Kind.UNKNOWN, "Seon-gyoem", "Seon-gyeom"),
}
PLANTS["Junghee wept"] = (Kind.SPELLING, "Junghee", "Jung-hee")
RIGHT = "Ki Seon-gyeom (Im Si-wan) meets Mi-joo; Dan-ah’s run-on. Jung-hee, 미주야, 기선겸의."
PLACES = ["body", "veil", "moment", "line", "caption"]


@pytest.fixture
def reviewed(db):
    show = make.ShowFactory(title="Run On", episode_count=16)
    for name, name_hangul, character, hangul in CAST:
        person = make.PersonFactory(name=name, name_hangul=name_hangul, aliases="")
        make.CreditFactory(
            show=show, person=person, character=character, character_hangul=hangul, role="lead"
        )
    return make.ReviewFactory(show=show, headline="A man", dek="", in_brief="", body="")


def type_into(review, place, words):
    if place == "body":
        review.body = f"<p>{RIGHT}</p><p>Then <em>{words}</em>.</p>"
    elif place == "veil":
        review.body = f'<p>{RIGHT}</p><div data-spoils-to="8"><p>Then {words}.</p></div>'
    elif place == "moment":
        make.HighlightMomentFactory(review=review, title=words, text="")
    elif place == "line":
        make.MemorableLineFactory(review=review, quote="So.", quote_hangul="", comment=words)
    else:
        make.PhotoFactory(review=review, caption=words, alt="A street")
    review.save()


def told(review):
    return [(one.kind, one.words, one.suggestion) for one in names_in(Draft.stored(review))]


@pytest.mark.parametrize("number", range(len(PLANTS)))
def test_every_planted_fault_is_named_and_nothing_else(reviewed, number):
    typed, fault = list(PLANTS.items())[number]
    type_into(reviewed, "body", "Seon-gyeom waits")
    type_into(reviewed, PLACES[number % len(PLACES)], typed)
    assert told(reviewed) == [fault]


def test_right_names_are_passed_over(reviewed):
    type_into(reviewed, "body", "Si-wan Im and SEON-GYEOM")
    assert told(reviewed) == []


def test_two_spellings_of_somebody_unknown_are_one_too_many(reviewed):
    type_into(reviewed, "body", "Hyuk-jin, Hyuk-jin, Hyeok-jin")
    assert told(reviewed) == [(Kind.UNKNOWN, "Hyuk-jin", ""), (Kind.MIXED, "Hyeok-jin", "Hyuk-jin")]


def test_names_that_only_sound_alike_are_not_mixed(reviewed):
    type_into(reviewed, "body", "Nam So-min, Nam So-min, Nam Su-min, Tae-o and Dae-o")
    assert {kind for kind, _, _ in told(reviewed)} == {Kind.UNKNOWN}


def test_other_words_beside_a_family_name_are_no_slips(reviewed):
    words = (
        "In Park Jung-hee’s day, Captain Ki Seon-gyeom. No Siren, Oh Major, Kim Possible; Si-one"
    )
    type_into(reviewed, "body", words)
    assert told(reviewed) == []


def test_two_known_spellings_of_one_are_mixed(reviewed):
    reviewed.show.credits.get(character="Park Jung-hee").add_alias("Park Jeong-hee")
    type_into(reviewed, "body", "Jeong-hee, Jeong-hee and Jung-hee")
    assert told(reviewed) == [(Kind.MIXED, "Jeong-hee", "Jung-hee")]


def test_review_whose_names_match_nobody_says_so(reviewed):
    reviewed.body = "<p>Jang Geu-rae meets Ahn Young-i.</p>"
    reviewed.save()
    findings = names_in(Draft.stored(reviewed))
    assert (findings[0].kind, findings[0].count) == (Kind.NOBODY, 2)


def test_people_known_elsewhere_are_no_strangers(reviewed):
    make.PersonFactory(name="Bong Joon-ho", aliases="", name_hangul="")
    type_into(reviewed, "body", "as Bong Joon-ho would")
    assert told(reviewed) == []
    type_into(reviewed, "body", "as Bong Jun-ho would")
    assert told(reviewed) == [(Kind.SPELLING, "Bong Jun-ho", "Bong Joon-ho")]


def test_characters_of_a_show_that_the_text_names_are_no_strangers(reviewed):
    make.CreditFactory(show=make.ShowFactory(title="Misaeng"), character="Jang Geu-rae")
    type_into(reviewed, "body", "unlike Jang Geu-rae")
    assert told(reviewed) == [(Kind.UNKNOWN, "Jang Geu-rae", "")]
    type_into(reviewed, "body", "unlike Jang Geu-rae in Misaeng")
    assert told(reviewed) == []


def test_without_a_cast_nobody_is_a_stranger(reviewed):
    type_into(reviewed, "body", "Hyuk-jin")
    reviewed.show.credits.all().delete()
    assert told(reviewed) == []


def test_three_queries_however_many_names(reviewed, django_assert_max_num_queries):
    type_into(reviewed, "body", " and ".join(f"Nam Do-{end}" for end in ("il", "jin", "hee")))
    draft = Draft.stored(Review.objects.select_related("show").get(pk=reviewed.pk))
    with django_assert_max_num_queries(3):
        assert len(names_in(draft)) == 3


def test_panel_offers_what_can_be_done(admin_client, reviewed):
    type_into(reviewed, "body", "Jeong-hee and Hyuk-jin")
    page = admin_client.get(change_address(reviewed)).text
    assert "“Jeong-hee” sounds like “Jung-hee”, but is not a spelling we know." in page
    assert "“Hyuk-jin” is nobody in the cast." in page
    assert page.count(">Correct all</button>") == page.count("Add as another spelling<") == 1
    assert page.count(">Ignore</button>") == 2


def post(client, review, name, words, *owner):
    url = reverse(f"admin:reviews_review_{name}", args=[review.pk, *owner])
    return client.post(url, {"words": words})


def test_added_spelling_is_known_from_then_on(admin_client, reviewed):
    type_into(reviewed, "body", "Jung-hee and Jeong-hee, Yim Si-wan")
    credit = reviewed.show.credits.get(character="Park Jung-hee")
    person = reviewed.show.credits.get(character="Ki Seon-gyeom").person
    for _ in range(2):
        assert (
            post(admin_client, reviewed, "credit_name", "Jeong-hee", credit.pk).status_code == 200
        )
        assert (
            post(admin_client, reviewed, "person_name", "Yim Si-wan", person.pk).status_code == 200
        )
    credit.refresh_from_db()
    person.refresh_from_db()
    assert (credit.aliases, person.aliases) == ("Jeong-hee", "Yim Si-wan")
    assert list(type(person).objects.matching("Yim Si-wan")) == [person]
    assert told(reviewed) == []


def test_review_that_was_never_saved_adds_spellings_and_ignores_later(admin_client, reviewed):
    typed = {"_form": "f" * 32, "show": reviewed.show_id, "dek": "Jeong-hee and Yim Si-wan"}
    kept = reverse("admin:reviews_review_add_work")
    page = admin_client.post(kept, typed).text
    assert page.count("Add as another spelling<") == 2
    assert "Ignore</button>" not in page
    assert "Once the review is saved, names can also be ignored." in page
    for address in re.findall('data-address="([^"]*)" data-words="Jeong-hee"', page):
        assert admin_client.post(address, {"words": "Jeong-hee"}).status_code == 200
    assert reviewed.show.credits.get(character="Park Jung-hee").aliases == "Jeong-hee"
    assert IgnoredName.objects.count() == 0
    assert "“Jeong-hee”" not in admin_client.post(kept, typed).text
    assert "Once the review is saved" not in admin_client.get(change_address(reviewed)).text


def test_who_may_add_no_review_adds_no_spelling_to_one(client, reviewed):
    from django.contrib.auth.models import Permission

    user = make.UserFactory(is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_person"))
    client.force_login(user)
    person = reviewed.show.credits.all()[0].person
    url = reverse("admin:reviews_review_add_person_name", args=[person.pk])
    assert client.post(url, {"words": "Yim Si-wan"}).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="add_review"))
    assert client.post(url, {"words": "Yim Si-wan"}).status_code == 200
    assert client.post(url, {"words": " "}).status_code == 400
    assert client.get(url).status_code == 405


def test_ignored_name_is_not_told_again_in_this_review(admin_client, reviewed):
    type_into(reviewed, "body", "Hyuk-jin")
    for _ in range(2):
        answer = post(admin_client, reviewed, "ignore_name", "Hyuk-jin")
        assert answer.text == "“Hyuk-jin” is ignored in this review."
    assert IgnoredName.objects.count() == 1
    assert told(reviewed) == []


@pytest.mark.parametrize("words", ["", "   ", "\0", "x" * 201, "\u200b"])
def test_nonsense_is_refused_with_a_sentence(admin_client, reviewed, words):
    credit = reviewed.show.credits.all()[0]
    for name, owner in (("ignore_name", []), ("credit_name", [credit.pk])):
        answer = post(admin_client, reviewed, name, words, *owner)
        assert (answer.status_code, answer.text) == (400, "There is no name to keep.")
    assert post(admin_client, reviewed, "person_name", "Min-ji", 10**30).status_code == 404
    url = reverse("admin:reviews_review_ignore_name", args=[reviewed.pk])
    assert admin_client.get(url).status_code == 405


def test_who_may_not_change_people_adds_no_spelling(client, reviewed):
    from django.contrib.auth.models import Permission

    user = make.UserFactory(is_staff=True)
    client.force_login(user)
    person = reviewed.show.credits.all()[0].person
    assert post(client, reviewed, "ignore_name", "Min-ji").status_code == 403
    rights = ["change_review", "change_others_review"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    assert post(client, reviewed, "ignore_name", "Min-ji").status_code == 200
    assert post(client, reviewed, "person_name", "Min-ji", person.pk).status_code == 403
    type_into(reviewed, "body", "Jeong-hee")
    page = client.get(change_address(reviewed)).text
    assert "Correct all</button>" in page
    assert "Add as another spelling<" not in page


def test_character_is_found_by_another_spelling(admin_client, reviewed):
    credit = reviewed.show.credits.get(character="Park Jung-hee")
    credit.add_alias("Vivian")
    url = reverse("admin:autocomplete")
    asked = {"app_label": "reviews", "model_name": "memorableline", "field_name": "credit"}
    found = admin_client.get(url, asked | {"term": "Bibian", "show": reviewed.show_id}).json()
    assert [row["id"] for row in found["results"]] == [str(credit.pk)]


def test_demonstration_gives_few_false_alarms(record_property):
    call_command("load_demo", verbosity=0)
    words, alarms = 0, []
    for review in Review.objects.select_related("show"):
        draft = Draft.stored(review)
        words += len(prose.every_word(review.body).split())
        words += sum(len(moment.text.split()) for moment in draft.moments)
        words += sum(len(line.quote.split() + line.comment.split()) for line in draft.lines)
        alarms += [(review.slug, one.words) for one in names_in(draft)]
    ratio = 1000 * len(alarms) / words
    told = f"{len(alarms)} alarms in {words} words of the demonstration, {ratio:.2f} per 1,000"
    record_property("told", f"who's who: {told}; {len(PLANTS)} planted faults")
    assert ratio <= 1
