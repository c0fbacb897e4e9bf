"""Lists as a reader narrows them."""

from django.core.paginator import Page
from django.test import Client
from lxml import html


def offered(client: Client, address: str, **asked: str) -> dict[str, dict[str, int]]:
    """What the page offers: facet → value → how many rows it says that there are."""
    browsing = client.get(address, asked).context["browsing"]
    return {
        field.facet.name: {one.value: one.count for one in field.choices if one.count}
        for field in browsing.fields
    }


def found(client: Client, address: str, **asked: str) -> Page:
    return client.get(address, asked).context["page"]


def main_of(client: Client, address: str, **asked: str) -> html.HtmlElement:
    return html.document_fromstring(client.get(address, asked).text).xpath("//main")[0]


def broken_promises(client: Client, address: str, **asked: str) -> list[str]:
    """Offered values that give another number of rows than the page says."""
    return [
        f"{asked} and {name}={value}: {count} promised, {given} given"
        for name, values in offered(client, address, **asked).items()
        for value, count in values.items()
        if count != (given := given_by(client, address, **asked | {name: value}))
    ]


def given_by(client: Client, address: str, **asked: str) -> int:
    context = client.get(address, asked).context
    return len(context["tags"]) if "tags" in context else context["page"].paginator.count
