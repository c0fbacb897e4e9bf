import pytest

from tests.exchange.elsewhere import sites


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLETTER_PER_MINUTE", "0")
    with sites(tmp_path) as site:
        yield site
