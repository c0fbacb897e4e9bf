"""What `collectstatic` makes of the style sheets for a live site."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from config.static_files import BundledStorage, bundled


@pytest.fixture
def collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES |= {"staticfiles": {"BACKEND": "config.static_files.BundledStorage"}}
    call_command("collectstatic", "--no-input", "--verbosity", "0")
    return BundledStorage(location=tmp_path, base_url="/static/")


def all_files():
    return {
        path: (storage, path)
        for finder in finders.get_finders()
        for path, storage in finder.list([])
    }


def contents(storage, name):
    with storage.open(name) as file:
        return file.read()


def test_imported_sheet_stands_in_its_layer_and_medium():
    css = bundled("css/site.css", all_files())
    assert "@import" not in css
    assert re.search(r"@layer tokens {\n[^@]*:root {\s+color-scheme", css)
    assert re.search(r"@media print {\n@layer utilities {\n/\* On paper", css)


def test_live_site_has_one_sheet_whose_fonts_are_found(collected):
    css = contents(collected, collected.stored_name("css/site.css")).decode()
    assert "@import" not in css
    for address in re.findall(r'url\("([^"]+)"\)', css):
        assert collected.exists(f"css/{address}".replace("css/../", "")), address


def test_live_shield_is_one_script_whose_parts_keep_their_names(collected):
    script = contents(collected, collected.stored_name("js/spoilers.js")).decode()
    assert "import " not in script
    parts = re.findall(r"^{\n/\* (\w+)", script, re.MULTILINE)
    assert parts == ["How", "Which", "Opens", "The", "Three"]


def test_live_sheet_is_sent_compressed(collected):
    name = collected.stored_name("css/site.css")
    packed = contents(collected, f"{name}.gz")
    assert gzip.decompress(packed) == contents(collected, name)
    assert len(packed) < 15_000


def test_public_page_is_sent_compressed(client, db):
    response = client.get("/about/", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert "About Daesa" in gzip.decompress(response.content).decode()
