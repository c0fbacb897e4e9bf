"""Sitemaps as a search engine reads them."""

from dataclasses import dataclass

from lxml import etree

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
HOST = "http://testserver"


@dataclass
class Told:
    address: str
    changed: str
    alternates: dict[str, str]
    pictures: list[str]


def read(client, path: str):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return etree.fromstring(response.content)


def files(client) -> dict[str, str]:
    """Path → when it changed, by the index."""
    index = read(client, "/sitemap.xml")
    rows = index.xpath("//s:sitemap", namespaces=NAMES)
    return {_text(row, "s:loc").removeprefix(HOST): _text(row, "s:lastmod") for row in rows}


def entries(client, path: str) -> list[Told]:
    return [
        Told(
            _text(url, "s:loc"),
            _text(url, "s:lastmod"),
            {
                link.get("hreflang"): link.get("href")
                for link in url.xpath("xhtml:link[@rel='alternate']", namespaces=NAMES)
            },
            url.xpath("image:image/image:loc/text()", namespaces=NAMES),
        )
        for url in read(client, path).xpath("//s:url", namespaces=NAMES)
    ]


def every_entry(client) -> list[Told]:
    return [entry for path in files(client) for entry in entries(client, path)]


def _text(row, path: str) -> str:
    return "".join(row.xpath(f"{path}/text()", namespaces=NAMES))
