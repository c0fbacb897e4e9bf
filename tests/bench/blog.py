"""A blog of any size, as an export of WordPress: reviews as people write them, and talk below them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from PIL import Image

HOST = "https://nights.example"
SHOWS_IN_COMMON = 40
"""Every third post is about one of these."""
PICTURES = 24
SIZE = (800, 450)
FIRST_DAY = datetime(2012, 1, 1, 9, tzinfo=UTC)

NOUNS = (
    *("Ferry", "Lantern", "Orchard", "Harbour", "Winter", "Letter", "Garden", "Station"),
    *("Mirror", "Kitchen", "Island", "Piano", "Market", "Bridge", "Comet", "Umbrella"),
)
QUALITIES = ("Quiet", "Crimson", "Second", "Hidden", "Paper", "Distant", "Broken", "Golden")
PLACES = ("of Incheon", "in the Rain", "at Midnight", "and I", "for Two", "on the Hill")
HANGUL = "밤배등불과수원항구겨울편지정원역거울부엌섬시장다리혜성우산달빛"
FAMILIES = ("Kim", "Lee", "Park", "Choi", "Jung", "Han", "Seo", "Yoon", "Im", "Shin")
GIVEN = ("Ha-neul", "Do-yun", "Ji-ah", "Seo-jun", "Min-seo", "Tae-hyun", "Yu-na", "Eun-woo")
NETWORKS = ("tvN", "JTBC", "KBS2", "SBS", "MBC", "Netflix")
SENTENCES = (
    "It takes its time, and for once the time is well spent.",
    "The second lead has the better lines and knows it.",
    "I watched it with my mother, who guessed the ending in the first hour.",
    "Nobody in it ever finishes a meal, which is how you can tell that it is serious.",
    "The music is used so sparingly that its one loud moment feels like weather.",
    "There is a subplot about a company that I could have done without.",
    "What stays is a corridor, two people, and the wrong umbrella.",
)
TALK = (
    "I cried at the same scene!",
    "Thank you for this. I had given up after the second week and will go back.",
    "Disagree about the ending, agree about everything else.",
    "Does anybody know the song of the last scene?",
    "The mother was the best of them all.",
)


class Blog:
    """The same for the same seed."""

    def __init__(self, posts: int, comments_each: int, seed: int = 7) -> None:
        self.posts, self.comments_each, self._dice = posts, comments_each, Random(seed)
        self._comment = 0

    def write(self, folder: Path) -> Path:
        """The file; its pictures lie in ``media`` beside it."""
        (folder / "media").mkdir(parents=True)
        for number in range(PICTURES):
            colour = tuple(self._dice.randrange(256) for _ in range(3))
            picture = Image.effect_noise(SIZE, 20).convert("RGB")
            Image.blend(picture, Image.new("RGB", SIZE, colour), 0.7).save(
                folder / "media" / f"still-{number}.jpg", quality=85
            )
        path = folder / "blog.xml"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(self._pieces())
        return path

    def _pieces(self) -> Iterator[str]:
        spaces = {
            "excerpt": "http://wordpress.org/export/1.2/excerpt/",
            "content": "http://purl.org/rss/1.0/modules/content/",
            "dc": "http://purl.org/dc/elements/1.1/",
            "wp": "http://wordpress.org/export/1.2/",
        }
        declared = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in spaces.items())
        yield (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {declared}><channel>'
            f"<title>Seoul nights</title><link>{HOST}</link><generator>https://wordpress.org/?v=6.4</generator>"
            f"<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>{HOST}</wp:base_blog_url>\n"
        )
        for number in range(1, self.posts + 1):
            yield self._post(number)
        yield "</channel></rss>\n"

    def _post(self, number: int) -> str:
        title, hangul = self._show(number)
        moment = FIRST_DAY + timedelta(hours=11 * number)
        told = {
            "post_id": number,
            "post_date": f"{moment + timedelta(hours=9):%Y-%m-%d %H:%M:%S}",
            "post_date_gmt": f"{moment:%Y-%m-%d %H:%M:%S}",
            "post_name": f"post-{number}",
            "status": "publish",
            "post_type": "post",
        }
        fields = "".join(f"<wp:{name}>{value}</wp:{name}>" for name, value in told.items())
        tags = self._dice.sample(NOUNS, 2)
        terms = "".join(
            f'<category domain="post_tag" nicename="{tag.lower()}">{tag}</category>' for tag in tags
        )
        return (
            f"<item><title>{escape(title)}: a review</title>"
            f"<link>{HOST}/{moment:%Y/%m}/post-{number}/</link>"
            f'<dc:creator>mina</dc:creator><guid isPermaLink="false">{HOST}/?p={number}</guid>'
            f"<content:encoded><![CDATA[{self._body(number, title, hangul)}]]></content:encoded>"
            f"{fields}{terms}{''.join(self._talk(moment))}</item>\n"
        )

    def _show(self, number: int) -> tuple[str, str]:
        """Of every third post one that others are about as well, of the rest one of its own."""
        dice = Random(number % SHOWS_IN_COMMON if number % 3 == 0 else number + 1000)
        words = dice.choice(QUALITIES), dice.choice(NOUNS), dice.choice(PLACES)
        own = "" if number % 3 == 0 else f" {number}"
        return " ".join(words) + own, "".join(dice.sample(HANGUL, 4))

    def _body(self, number: int, title: str, hangul: str) -> str:
        """Of labelled facts, prose, moments and lines, as blogs have them; every twentieth with a picture."""
        dice = self._dice
        cast = [f"{dice.choice(FAMILIES)} {dice.choice(GIVEN)}" for _ in range(4)]
        roles = [f"{dice.choice(FAMILIES)} {dice.choice(GIVEN)}" for _ in range(4)]
        pairs = ", ".join(f"{a} as {b}" for a, b in zip(cast, roles, strict=True))
        prose = (" ".join(dice.choices(SENTENCES, k=5)) for _ in range(5))
        picture = f"{HOST}/wp-content/uploads/still-{dice.randrange(PICTURES)}.jpg"
        figure = f'<figure><img src="{picture}" alt="A still"></figure>' if number % 20 == 0 else ""
        linked = dice.randrange(1, number + 1)
        return (
            f"<p>Title : {title}<br>Hangul : {hangul}<br>Year : {2000 + number % 24}<br>"
            f"Network : {dice.choice(NETWORKS)}<br>Episodes : 16</p><p>Main Cast : {pairs}</p>{figure}"
            + "".join(f"<p>{paragraph}</p>" for paragraph in prose)
            + f'<p>I said as much <a href="{HOST}/?p={linked}">before</a>.</p>'
            f"<p>Rating: {dice.randrange(4, 11) / 2}/5</p><h2>Highlights</h2>"
            + "".join(f"<p>Episode {one}: {dice.choice(SENTENCES)}</p>" for one in (3, 7, 12))
            + f"<h2>Memorable lines</h2><p>“The sea keeps no timetable.” – {roles[0]}, episode 5.</p>"
        )

    def _talk(self, moment: datetime) -> Iterator[str]:
        """Half of it answers something said before."""
        first = self._comment + 1
        for number in range(self.comments_each):
            self._comment += 1
            parent = self._dice.randrange(first, self._comment) if number and number % 2 else 0
            reader = self._dice.randrange(3000)
            written = moment + timedelta(hours=number + 1)
            yield (
                f"<wp:comment><wp:comment_id>{self._comment}</wp:comment_id>"
                f"<wp:comment_author>Reader {reader}</wp:comment_author>"
                f"<wp:comment_author_email>reader{reader}@mail.example</wp:comment_author_email>"
                f"<wp:comment_date_gmt>{written:%Y-%m-%d %H:%M:%S}</wp:comment_date_gmt>"
                f"<wp:comment_content>{self._dice.choice(TALK)}</wp:comment_content>"
                f"<wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type>"
                f"<wp:comment_parent>{parent}</wp:comment_parent></wp:comment>"
            )
