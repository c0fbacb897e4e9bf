import pytest
from django.utils.translation import override

from text.hits import both_hits, hits


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Run On", "run", "<mark>Run</mark> On"),
        ("Run On", "runon", "<mark>Run On</mark>"),
        ("Im Si-wan", "siw", "Im <mark>Si-w</mark>an"),
        ("Café run, run", "cafe", "<mark>Café</mark> run, run"),
        ("run, run, run", "run", "<mark>run</mark>, <mark>run</mark>, <mark>run</mark>"),
        ("런 온", "런온", '<mark><span lang="ko">런 온</span></mark>'),
        ("송혜교", "송ㅎ", '<mark><span lang="ko">송혜</span></mark><span lang="ko">교</span>'),
        ("a < b & run", "run", "a &lt; b &amp; <mark>run</mark>"),
        ("<mark>", "mark", "&lt;<mark>mark</mark>&gt;"),
        ("Run On", "r", "Run On"),
        ("Run On", "", "Run On"),
        ("Run On", "!!", "Run On"),
        ("aaa", "aa", "<mark>aa</mark>a"),
        ("각각", "ㄱㄱ", '<span lang="ko">각각</span>'),
        ("", "run", ""),
        (None, "run", ""),
        ("Run on the train", "train run", "<mark>Run</mark> on the <mark>train</mark>"),
        ("Run on the other", "the run", "<mark>Run</mark> on <mark>the</mark> other"),
        ("On and run on", "run on", "On and <mark>run on</mark>"),
        ("Kim, Ki of a kind", "ki of", "Kim, <mark>Ki of</mark> a kind"),
        ("Kinds of Kim Ki", "ki of", "Kinds <mark>of</mark> Kim <mark>Ki</mark>"),
        (
            "임시완이",
            "시완 run",
            '<span lang="ko">임</span><mark><span lang="ko">시완</span></mark>'
            '<span lang="ko">이</span>',
        ),
    ],
)
def test_hits(text, query, marked):
    assert hits(text, query) == marked


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Headlines, and a line", "line", "Headlines, and a <mark>line</mark>"),
        ("Dong-wook, Dong-woo", "woo", "Dong-wook, Dong-<mark>woo</mark>"),
        ("Woo and Dong-wook", "Woo Young-woo", "<mark>Woo</mark> and Dong-wook"),
        ("Im Si-wan", "siw", "Im <mark>Si-w</mark>an"),
        ("Runner", "run", "<mark>Run</mark>ner"),
        ("Trunk", "run", "Trunk"),
        ("A-yeong", "yeo", "A-yeong"),
        ("A -yeong", "yeo", "A -<mark>yeo</mark>ng"),
        ("임시완이", "시완", hits("임시완이", "시완")),
    ],
)
def test_prose_has_latin_letters_from_the_beginning_of_a_word_on(text, query, marked):
    assert hits(text, query, is_prose=True) == marked


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("런 온!", "런온", '<span lang="ko"><mark>런 온</mark>!</span>'),
        ("그래.", "", '<span lang="ko">그래.</span>'),
        ("<b>", "", '<span lang="ko">&lt;b&gt;</span>'),
        ("", "run", ""),
    ],
)
def test_text_that_is_korean_is_marked_whole(text, query, marked):
    assert hits(text, query, is_korean=True) == marked


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", '<mark>Run</mark> On <span lang="ko">런 온</span>'),
        ("ko", '<span lang="ko">런 온</span> <mark>Run</mark> On'),
    ],
)
def test_script_of_the_page_comes_first(language, names):
    with override(language):
        assert both_hits("Run On", "런 온", "run") == names
        assert both_hits("Run", "", "run") == "<mark>Run</mark>"


def test_both_scripts_show_the_query_and_hangul_keeps_its_full_stop():
    assert both_hits("Run On", "런 온.", "런온") == (
        'Run On <span lang="ko"><mark>런 온</mark>.</span>'
    )
