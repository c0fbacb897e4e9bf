"""Text pasted from elsewhere arrives as the shapes that a review has, and nothing else."""

import pytest
from playwright.sync_api import Page, expect

from reviews.models import Review
from tests import factories as make
from tests.browser.conftest import sign_in
from tests.browser.test_body_editor import editor_on, save

pytestmark = pytest.mark.django_db(transaction=True)

PASTE = """(element, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "as plain text");
  const options = { bubbles: true, cancelable: true, clipboardData: data };
  element.dispatchEvent(new ClipboardEvent("paste", options));
}"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:10.0pt; font-family:"맑은 고딕";} --></style></head>
<body lang=KO style='tab-interval:40.0pt'><!--StartFragment-->
<h1><b><span lang=EN-US style='font-size:20.0pt;color:#2F5496'>Run On<o:p></o:p></span></b></h1>
<p class=MsoNormal style='mso-margin-top-alt:auto'><span style='font-family:"맑은 고딕"'>그녀는</span><span
lang=EN-US>&nbsp; <b style='mso-bidi-font-weight:normal'>says</b>
it<span style='mso-spacerun:yes'>&nbsp;&nbsp; </span>aloud.</span><a name="_Toc1"></a><o:p></o:p></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='margin-left:40.0pt;text-indent:-20.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span lang=EN-US style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span>첫째</span></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Second<o:p></o:p></p>
<p class=MsoNormal>Between<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference>[1]</span></a></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>One</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Two</p>
<!--EndFragment--></body></html>"""  # noqa: E501

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-8a1c">
<h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:700">두 사람</span></h2>
<p dir="ltr" style="line-height:1.38;margin-top:0pt"><span style="font-size:11pt;font-weight:400">It </span><span
style="font-weight:700">matters</span><span style="font-style:italic">, to her</span><span
style="text-decoration:underline;color:#1155cc"><a href="https://daesa.example/run-on"
style="text-decoration:none"> here</a></span></p><br />
<ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr"
role="presentation"><span>하나</span></p></li></ul><br /><br /></b>"""  # noqa: E501

NAVER = """<div class="se-module se-module-text"><p class="se-text-paragraph se-text-paragraph-align-center"
id="SE-1" style="line-height:1.8"><span class="se-fs-fs16 se-ff-nanumgothic" style="color:#ff0010">같이 달리고 싶어요.</span></p>
<p class="se-text-paragraph" id="SE-2"><span class="se-fs- se-ff-" id="SE-3">\u200b</span></p>
<p class="se-text-paragraph"><span>감독은&nbsp;&nbsp;<b>이재훈</b>.</span></p></div>
<div class="se-component se-image"><a class="se-module-image-link __se_image_link" data-linktype="img"><img
src="https://postfiles.example/a.jpg?type=w773" class="se-image-resource" width="773"></a></div>
<div class="se-component se-quotation"><blockquote class="se-quotation-container"><p class="se-text-paragraph"><span>명대사</span></p></blockquote></div>"""  # noqa: E501

PAGE = """<article class="post"><header><h1 class="title" style="font:700 3em serif">A long run</h1></header>
<style>.post{color:red}</style><script>go()</script><iframe src="https://elsewhere.example/"></iframe>
<p style="background:#ff0"><font color="red" size="5">Seo-dan</font> <mark>waits</mark>.<span
style="display:none">Subscribe!</span></p><figure><img src="https://elsewhere.example/x.jpg" alt="x"><figcaption>A still</figcaption></figure>
<table><tr><td>Episode 1</td><td>2.1%</td></tr></table><p>&nbsp;</p><div><br></div>
<p><a href="javascript:go()">Run</a> <s>away</s><sup>2</sup></p><button>Share</button></article>"""  # noqa: E501

EXPECTED = {
    "word": (
        "<h2>Run On</h2><p>그녀는 <strong>says</strong> it aloud.</p>"
        "<ul><li>첫째</li><li>Second</li></ul><p>Between[1]</p><ol><li>One</li><li>Two</li></ol>"
    ),
    "google": (
        "<h2>두 사람</h2><p>It <strong>matters</strong><em>, to her</em>"
        '<a href="https://daesa.example/run-on" rel="noopener"> here</a></p><ul><li>하나</li></ul>'
    ),
    "naver": (
        "<p>같이 달리고 싶어요.</p><p>감독은 <strong>이재훈</strong>.</p>"
        "<blockquote><p>명대사</p></blockquote>"
    ),
    "page": (
        "<h2>A long run</h2><p>Seo-dan waits.</p><p>A still</p><p>Episode 1</p><p>2.1%</p>"
        "<p>Run <s>away</s><sup>2</sup></p>"
    ),
}
SOURCES = {"word": WORD, "google": GOOGLE, "naver": NAVER, "page": PAGE}


@pytest.fixture
def desk(page) -> Page:
    review = make.ReviewFactory(body="")
    sign_in(page)
    page.goto(f"/admin/reviews/review/{review.pk}/change/")
    editor_on(page).click()
    return page


@pytest.mark.parametrize("source", list(SOURCES))
def test_pasted_text_is_clean(desk, source):
    editor_on(desk).evaluate(PASTE, SOURCES[source])
    shown = editor_on(desk).inner_html()
    for cruft in ("mso", "color", "font", "class=", "&nbsp;", "\u200b", "<span"):
        assert cruft not in shown.replace(' class="ProseMirror-trailingBreak"', "")
    save(desk)
    assert Review.objects.get().body == EXPECTED[source]


@pytest.mark.parametrize(("source", "pictures"), [("naver", 1), ("page", 1), ("google", 0)])
def test_picture_of_another_site_is_left_out_with_a_word(desk, source, pictures):
    editor_on(desk).evaluate(PASTE, SOURCES[source])
    expect(editor_on(desk).locator("img")).to_have_count(0)
    expect(desk.get_by_text("A picture was left out")).to_have_count(pictures)


def test_what_is_copied_inside_the_editor_keeps_its_spoiler_and_photo(desk):
    own = (
        '<div data-spoils-to="8" data-pm-slice="0 0 []"><p>Late.</p></div>'
        '<figure data-photo="3"></figure><p>  End</p>'
    )
    editor_on(desk).evaluate(PASTE, own)
    save(desk)
    assert Review.objects.get().body == (
        '<div data-spoils-to="8"><p>Late.</p></div><figure data-photo="3"></figure><p>End</p>'
    )


def test_text_with_a_picture_of_its_own_is_taken_as_text(desk):
    """Word puts a picture of the whole selection beside the text."""
    editor_on(desk).evaluate(
        """(element) => {
          const data = new DataTransfer();
          data.setData("text/html", "<p>Said aloud.</p>");
          data.items.add(new File(["x"], "image.png", { type: "image/png" }));
          const options = { bubbles: true, cancelable: true, clipboardData: data };
          element.dispatchEvent(new ClipboardEvent("paste", options));
        }"""
    )
    expect(editor_on(desk)).to_have_text("Said aloud.")
    expect(desk.locator("#photos-group .inline-related:not(.empty-form)")).to_have_count(0)
