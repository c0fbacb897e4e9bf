from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from exchange.uploads import work
from tests import factories as make
from tests.exchange.elsewhere import sites
from tests.exchange.reading import read_text
from tests.exchange.sites import emptied

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
def elsewhere(tmp_path):
    """Another site: a database and a folder of its own. Gives what runs a command of it, and the folder."""
    with sites(tmp_path) as site:
        yield site


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


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def leave(media, settings, tmp_path):
    """Empties the site, with its pictures."""

    def leave_it():
        emptied()
        settings.MEDIA_ROOT = tmp_path / "other-media"
        return settings.MEDIA_ROOT

    return leave_it


@pytest.fixture
def role(client):
    """Signs somebody in who has this role and is no superuser."""

    def sign_in(name):
        call_command("sync_roles")
        user = make.UserFactory(staff=True, display_name=f"Mina the {name}")
        user.groups.add(Group.objects.get(name=name))
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def desk(role, settings, tmp_path, monkeypatch):
    """An editor's, where work is done before the answer, in a folder of the test."""
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "media"
    monkeypatch.setattr(work, "beside", lambda do: do())
    return role("Editor")


@pytest.fixture
def take(tmp_path):
    """Runs the command over files with these texts; gives the lines it printed."""

    def run(*texts, **options):
        files = [tmp_path / f"{number}.csv" for number in range(1, len(texts) + 1)]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        out = StringIO()
        call_command("import_facts", *files, stdout=out, **options)
        return out.getvalue().splitlines()

    return run
