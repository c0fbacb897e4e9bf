"""The file for WordPress holds drafts and addresses: it is kept from others."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import factories as make

pytestmark = pytest.mark.django_db


def leave(file, **options):
    call_command("export_wordpress", file, stdout=StringIO(), **options)


def test_file_is_for_its_owner_alone(tmp_path):
    """Also where one lay there that others could read, or a link to somewhere else."""
    (tmp_path / "out.xml").write_text("an earlier one")
    (tmp_path / "out.xml.part").symlink_to(tmp_path / "elsewhere")
    leave(tmp_path / "out.xml")
    assert (tmp_path / "out.xml").stat().st_mode & 0o077 == 0
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("root", ["MEDIA_ROOT", "STATIC_ROOT"])
def test_file_does_not_lie_where_readers_get_it(settings, tmp_path, root):
    setattr(settings, root, tmp_path)
    with pytest.raises(CommandError, match="is sent to readers"):
        leave(tmp_path / "out.xml")


@pytest.mark.parametrize("without", [True, False])
def test_address_of_who_only_comments_is_left_out_on_request(tmp_path, without):
    """Though they have a login, with which WordPress counts them among the authors."""
    make.CommentFactory(
        user=make.UserFactory(email="reader@private.example"),
        review=make.ReviewFactory(author=make.UserFactory(email="author@daesa.example")),
        commenter=None,
    )
    leave(tmp_path / "out.xml", without_addresses=without)
    written = (tmp_path / "out.xml").read_text()
    assert ("reader@private.example" in written) is not without
    assert "author@daesa.example" in written
