"""Reading stands alone: it could be a package of its own."""

import pytest

from tests import house_rules as rules

FOREIGN = {module.partition(".")[0] for module in rules.modules()} - {"text", "exchange"} | {
    "django"
}


def strangers(source, module):
    """What it imports of the site, or of the rest of its own app."""
    return [
        name
        for name in rules.imported(source, module)
        if name.partition(".")[0] in FOREIGN
        or (name.startswith("exchange.") and not name.startswith("exchange.reading"))
    ]


def test_reading_knows_neither_site_nor_framework():
    found = {
        module: strangers(path.read_text(), module)
        for module, path in rules.modules().items()
        if module.startswith("exchange.reading")
    }
    assert len(found) > 10
    assert {module: names for module, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "source",
    ["import django.db", "from reviews.models import Review", "from exchange.storing import x"],
)
def test_planted_stranger_is_found(source):
    assert strangers(source, "exchange.reading.a") != []
