"""Feeds as programs read them."""

import json

import feedparser
from django.urls import reverse

from tests.pages import PUBLIC_PAGES
from tests.reviews.feeds.checks import atom_faults, json_faults

FEEDS = [page for page in PUBLIC_PAGES if "feed" in page.name]


def atom(client, name="feed", *args):
    return feedparser.parse(client.get(reverse(name, args=args)).content)


def items(client, name="feed_json", *args):
    return json.loads(client.get(reverse(name, args=args)).content)["items"]


def text_of(client) -> str:
    [entry] = atom(client).entries
    return entry.content[0].value


def faults(page, response) -> list[str]:
    check = json_faults if page.name.endswith("_json") else atom_faults
    return check(response.content)
