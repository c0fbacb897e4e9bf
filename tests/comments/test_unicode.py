"""Unicode put to bad use: what is kept is composed and readable, and no page breaks of it."""

import unicodedata

import pytest
from django.test import Client

from comments.models import Comment
from tests import factories as make
from tests.comments.typing import form_of, typed

# What is typed, and what is kept of it.
ABUSE = {
    "override": ("Good \u202eyad\u202c all", "Good yad all"),
    "isolates": ("a\u2066b\u2067c\u2068d\u2069e", "abcde"),
    "zalgo": ("Z" + "\u0310\u0353\u0339\u034e" * 200 + "algo", "Z\u0353\u0339\u034ealgo"),
    "zero width": ("Ca\u200bsi\u2060no\ufeff", "Casino"),
    "joiners": ("Ca\u200csi\u200dno", "Casino"),
    "tags": ("Hi\U000e0069\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065", "Hi"),
    "selectors": ("Hi" + "".join(map(chr, range(0xE0100, 0xE01EF))), "Hi"),
    "NUL": ("a\0b", "ab"),
    "controls": ("a\x07\x1b[31mb\x9b", "a[31mb"),
    "parts of Hangul": ("\u1112\u1161\u11ab", "한"),
    "fillers": ("한\u3164글\uffa0", "한글"),
    "look-alikes": ("раураl", "раураl"),
    "styled": ("𝓗𝓮𝓵𝓵𝓸", "𝓗𝓮𝓵𝓵𝓸"),
    "solidus": ("a>\u0338b", "a≯b"),
    "noncharacters": ("a\ufdd0\uffff\U0001ffffb", "ab"),
    "private use": ("a\ue000b", "a\ue000b"),
    "unassigned": ("a\U000e0fff\u2065b", "ab"),
    "family": ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    "right to left": ("مرحبا hello שלום", "مرحبا hello שלום"),
    "long": ("ﷺ" * 80, "ﷺ" * 80),
}


@pytest.mark.parametrize("kind", ABUSE)
def test_what_is_kept_is_composed_and_readable(client, db, kind):
    sent, expected = ABUSE[kind]
    review = make.ReviewFactory()
    response = client.post(form_of(review), typed(name=sent[:80], body=sent), follow=True)
    assert response.status_code == 200
    kept = Comment.objects.get()
    assert kept.body == expected
    for text in (kept.body, kept.author_name):
        assert text
        assert unicodedata.is_normalized("NFC", text)
        assert not {"Cc", "Cs"} & set(map(unicodedata.category, text))
    kept.approve(by=None)
    assert client.get(review.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("kind", ABUSE)
@pytest.mark.parametrize("sent", [{"preview": "1"}, {"email": "x"}, {"in_place": "1"}])
def test_no_answer_is_an_error(client, db, kind, sent):
    text = ABUSE[kind][0]
    response = client.post(form_of(make.ReviewFactory()), typed(name=text, body=text, **sent))
    assert response.status_code in (200, 201, 422)


UNSEEN = [
    "\u200b",
    "\u202e\u202c",
    "\u3164",
    "\u2800",
    "\u0301\u0316",
    "\U000e0041",
    "\ufe0f",
    " \u00ad\u2060",
]


@pytest.mark.parametrize("unseen", UNSEEN)
@pytest.mark.parametrize("box", ["name", "body"])
def test_what_cannot_be_seen_is_nothing(client, db, box, unseen):
    response = client.post(form_of(make.ReviewFactory()), typed(**{box: unseen}))
    assert response.status_code == 422
    assert response.context["form"].errors[box]


@pytest.mark.parametrize("body", [b"%ED%A0%80a", b"%FF%FEa", b"a%C3", b"%00a", b"%F4%90%80%80a"])
def test_bytes_that_are_no_text_are_taken_as_far_as_they_are(db, body):
    """Lone surrogates cannot be written in UTF-8; what was sent for them is a sign that stands for it."""
    url = form_of(make.ReviewFactory())
    fields = "&".join(f"{name}={value}" for name, value in typed(body="").items() if name != "body")
    sent = fields.encode() + b"&body=" + body
    response = Client().post(url, sent, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 302
    assert "a" in Comment.objects.get().body
