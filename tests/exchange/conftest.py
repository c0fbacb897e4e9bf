import pytest

from tests.exchange.reading import read_text


@pytest.fixture
def reading(tmp_path):
    """Reads what is written, as a file whose name says nothing."""
    return lambda written: read_text(tmp_path, written)
