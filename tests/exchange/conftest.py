from io import StringIO

import pytest
from django.core.management import call_command

from tests import factories as make
from tests.exchange.reading import read_text

REVIEW = """<p>Title : Night Ferry<br>Hangul : 밤배<br>Year : 2019<br>Network : tvN<br>Episodes : 12</p>
<p>Main Cast : Kim Ha-neul as Seo Ji-ah, Park Do-yun as Han Gyeol</p>
<p>It is a slow show about a ferry and the two who keep missing it, and I loved
nearly every minute of the crossing.</p>
<p>Rating: 4.5/5</p>
<h2>Highlights</h2>
<p>Episode 3: the rain on the upper deck, where nobody says a word.</p>
<h2>Memorable lines</h2>
<p>“The sea keeps no timetable.” – Seo Ji-ah, episode 5. It is the whole show in one sentence.</p>"""


@pytest.fixture
def reading(tmp_path):
    """Reads what is written, as a file whose name says nothing."""
    return lambda written: read_text(tmp_path, written)


@pytest.fixture
def editor():
    return make.UserFactory(username="boss", is_superuser=True)


@pytest.fixture
def bring(tmp_path, editor, settings):
    """Runs the command over a file with this text; gives the lines it printed."""
    settings.VAR_DIR = tmp_path / "var"
    settings.MEDIA_ROOT = tmp_path / "media"

    def run(text, name="blog.xml", **options):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        out = StringIO()
        call_command("import_blog", file, stdout=out, **options)
        return out.getvalue().splitlines()

    return run
