"""What an import left behind, in the words of an editor and not of the tables."""

import re

import pytest
from django.urls import reverse

from tests import factories as make
from tests.exchange.exports import item, wxr, zipped
from tests.exchange.sending import send

pytestmark = pytest.mark.django_db

PAGES = ("doubt", "loss", "importedpost", "blogimport")
TECHNICAL = (
    "digest",
    "source id",
    "left at",
    "blog import",
    "settled at",
    "was accepted",
    "subject",
)


@pytest.fixture
def left(db):
    post = make.ImportedPostFactory(original="<p>Her words.</p>")
    return {
        "importedpost": post,
        "blogimport": post.blog_import,
        "loss": make.LossFactory(post=post),
        "doubt": make.DoubtFactory(post=post, name="coverage", value=[1, 6]),
    }


def labels(page):
    found = re.findall(r"<(?:label|th|h3|summary)\b[^>]*>(.*?)</", page.text, re.DOTALL)
    return " ".join(" ".join(re.sub("<[^>]+>", "", one).split()) for one in found).casefold()


@pytest.mark.parametrize("name", PAGES)
def test_pages_name_nothing_as_the_tables_do(admin_client, left, name):
    one = reverse(f"admin:exchange_{name}_change", args=[left[name].pk])
    for address in (reverse(f"admin:exchange_{name}_changelist"), one):
        shown = labels(admin_client.get(address))
        assert shown
        assert [word for word in TECHNICAL if word in shown] == []


def test_imported_post_shows_what_an_editor_asks_for(admin_client, left):
    address = reverse("admin:exchange_importedpost_change", args=[left["importedpost"].pk])
    page = admin_client.get(address).text
    assert "0" * 64 not in page
    assert "&lt;p&gt;Her words.&lt;/p&gt;" in page
    assert "edited here since it came" in page.casefold()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("coverage", [1, 6], "Episodes watched: 1–6"),
        ("cast", ["Im Si-wan", "Ki Seon-gyeom", "", "", ""], "Cast: Im Si-wan as Ki Seon-gyeom"),
        ("lines", ["The sea.", "", "Ji-ah", 5, ""], "Memorable line: “The sea.” – Ji-ah"),
        ("availability", ["Viki", "US", "2021-02-03"], "To be seen on: Viki, US, as of 2021-02-03"),
        ("review_kind", "recap", "Kind: recap"),
        ("coverage", "nonsense", "Episodes watched: nonsense"),
    ],
)
def test_question_is_asked_in_words(admin_client, name, value, expected):
    doubt = make.DoubtFactory(name=name, value=value)
    assert str(doubt) == expected
    page = admin_client.get(reverse("admin:exchange_doubt_changelist")).text
    assert expected in page
    assert "review_kind" not in re.sub(r'(href|class|id|name|value)="[^"]*"', "", page)


DOCX = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"})


def test_word_document_is_told_where_an_article_is_pasted(desk):
    page = send(desk, DOCX, name="review.docx").text
    assert "review.docx is a document of Word or another office program" in page
    assert "Start from an article" in page


def test_export_in_a_zip_is_no_document(desk):
    assert "Import now" in send(desk, zipped({"blog/export.xml": wxr(item(1))}), name="b.zip").text


def test_command_names_a_document_as_well(bring, tmp_path, editor):
    from django.core.management import CommandError, call_command

    (tmp_path / "a.docx").write_bytes(DOCX)
    with pytest.raises(CommandError, match=r"a\.docx: the file is a document of Word"):
        call_command("import_blog", tmp_path / "a.docx")
