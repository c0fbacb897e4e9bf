import pytest
from django.utils.safestring import mark_safe
from hypothesis import given, strategies as st

from text.korean import korean, mark_korean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("런 온", '<span lang="ko">런 온</span>'),
        ("D.P.", '<span lang="ko">D.P.</span>'),
        ("<런>", '<span lang="ko">&lt;런&gt;</span>'),
        (mark_safe("<mark>런</mark> 온"), '<span lang="ko"><mark>런</mark> 온</span>'),
        ("", ""),
        (None, ""),
    ],
)
def test_korean(text, expected):
    assert korean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Run On", "Run On"),
        ("Run On (런 온) & more", 'Run On (<span lang="ko">런 온</span>) &amp; more'),
        ("런 온, or Run On", '<span lang="ko">런 온</span>, or Run On'),
        (
            "응답하라 1988: 쌍문동",
            '<span lang="ko">응답하라</span> 1988: <span lang="ko">쌍문동</span>',
        ),
        ("안녕, 친구야!", '<span lang="ko">안녕, 친구야</span>!'),
        ("ㅋㅋㅋ so good", '<span lang="ko">ㅋㅋㅋ</span> so good'),
        ("<script>가</script>", '&lt;script&gt;<span lang="ko">가</span>&lt;/script&gt;'),
        (mark_safe("<em>가</em>"), "<em>가</em>"),
        (mark_safe("가 &amp; b"), '<span lang="ko">가</span> &amp; b'),
        ("", ""),
        (None, ""),
    ],
)
def test_mark_korean(text, expected):
    assert mark_korean(text) == expected


@given(st.text())
def test_nothing_but_the_marks_is_markup(text):
    without_marks = mark_korean(text).replace('<span lang="ko">', "").replace("</span>", "")

    assert "<" not in without_marks
    assert ">" not in without_marks
