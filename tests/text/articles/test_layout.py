import pytest

from text.articles.layout import laid_out, printed
from text.articles.lines import lines_of
from text.articles.taking import take_out


def texts(html):
    return [line.text for line in lines_of(laid_out(html))]


@pytest.mark.parametrize(
    "html",
    [
        "<p>One</p><p>Two</p><p>Three</p>",
        "<div>One</div><div>Two<div>Three</div></div>",
        "One<br>Two<br /><br>Three",
        "<p>One<p>Two<p>Three",
        "<ul><li>One<li>Two</ul>Three",
        "<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>Three",
        "<h2>One</h2>Two<blockquote>Three</blockquote>",
        "One\n\nTwo\n\nThree",
        "One\nTwo\r\nThree",
        "<b>One</b>\n\nTwo\n<i>Three</i>",
        "One<script>no</script><style>no</style><p>Two</p><p>Three<figure><figcaption>no</figcaption></figure>",
    ],
)
def test_lines_are_those_a_reader_sees(html):
    assert texts(html) == ["One", "Two", "Three"]


def test_row_is_one_line_with_its_cells():
    row, definition = lines_of(
        laid_out("<table><tr><th>Cast<td>A<br>B</table><dl><dt>Year:</dt><dd>2020</dd></dl>")
    )

    assert (row.text, row.cells) == ("Cast: A; B", ("Cast", "A\nB"))
    assert (definition.text, definition.cells) == ("Year: 2020", ("Year:", "2020"))


def test_table_of_paragraphs_is_a_page():
    assert texts(f"<table><tr><td>{'a ' * 400}<td>b") == ["a " * 399 + "a", "b"]


def test_gap_opens_a_line():
    lines = lines_of(laid_out("<p>One<br>Two<br><br>Three</p><p>Four</p>"))

    assert [line.opens for line in lines] == [True, False, True, True]


def test_marks_of_plain_text_are_read():
    assert printed(laid_out("# Run On\n**Cast**: a < b")) == (
        "<h2>Run On</h2><p><strong>Cast</strong>: a &lt; b</p>"
    )


@pytest.mark.parametrize(
    "html",
    [
        '<p class="x">a <img src="a.jpg" alt="b"></p>',
        '<iframe src="https://a.example/"></iframe><p>b</p>',
        "<pre>a  b</pre><video controls></video>",
        '<div data-spoils-to="8"><p>a</p></div>',
        '<figure data-photo="1"></figure>',
    ],
)
def test_what_is_not_taken_goes_back_as_it_came(html):
    assert printed(laid_out(html)).replace('controls=""', "controls") == html


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>no</p><p>a</p>", "<p>a</p>"),
        ("<p><b>no</b><br>a<br>no</p>", "<p>a<br></p>"),
        ("<ul><li>no</li></ul><p>a</p>", "<p>a</p>"),
        ("<ul><li>no</li><li>a</li></ul>", "<ul><li>a</li></ul>"),
        ("<p><img src='a.jpg'>no</p>", '<p><img src="a.jpg"></p>'),
        ("<table><tr><td>no<td>x</table>a", "<table><tr><td>no</td><td>x</td></tr></table>a"),
        ("<div><div><b>no</b></div></div>a", "a"),
        ("no<br>no<br>a", "a"),
    ],
)
def test_lines_taken_out_leave_nothing_empty(html, left):
    root = laid_out(html)

    take_out(line for line in lines_of(root) if line.text == "no")

    assert printed(root) == left
