"""What somebody may have done to an export, and what the refusal says of it."""

REVIEW, SHOW, PERSON = "reviews/the-crossing.json", "shows/last-ferry.json", "people/kim-bo-ra.json"
USER, LIST, HOUSE = "users/hana.json", "lists/best-boats.json", "house/1.json"


def value(path, new):
    """Puts something in the place of what stands at a path of keys."""

    def change(told):
        *way, last = path
        for step in way:
            told = told[step]
        told[last] = new

    return change


def without(name):
    return lambda told: told.pop(name)


CHANGED = {
    "date that is none": (REVIEW, value(["created_at"], "yesterday"), r"json: created_at: .*valid"),
    "date without a zone": (
        REVIEW,
        value(["created_at"], "2020-01-01T00:00:00"),
        "names no time zone",
    ),
    "date beyond time": (
        REVIEW,
        value(["created_at"], "0001-01-01T00:00:00+14:00"),
        "beyond the years",
    ),
    "date before the first day of some zone": (
        REVIEW,
        value(["published_at"], "0001-01-01T00:00:00+00:00"),
        "beyond the years",
    ),
    "date after the last day of some zone": (
        REVIEW,
        value(["published_at"], "9999-12-31T23:59:59+00:00"),
        "beyond the years",
    ),
    "text for a number": (REVIEW, value(["spoils_to"], "4"), "spoils_to: is no whole number"),
    "truth for a number": (REVIEW, value(["spoils_to"], True), "spoils_to: is no whole number"),
    "fraction for a number": (REVIEW, value(["spoils_to"], 1.5), "spoils_to: is no whole number"),
    "number for a text": (REVIEW, value(["headline"], 7), "headline: is no text"),
    "list for a text": (REVIEW, value(["headline"], ["a"]), "headline: is no text"),
    "object for a text": (REVIEW, value(["body"], {"a": 1}), "body: is no text"),
    "number for truth": (USER, value(["is_superuser"], 1), "is_superuser: is no true or false"),
    "number that is too large": (REVIEW, value(["spoils_to"], 10**30), "spoils_to: "),
    "boundary out of range": (
        REVIEW,
        value(["photos", 0, "spoils_to"], 1000),
        r"photos\[0\]: spoils_to",
    ),
    "rating that is none": (
        REVIEW,
        value(["rating"], "4.4"),
        "rating: “4.4” is none of its choices",
    ),
    "rating without a number": (REVIEW, value(["rating"], "NaN"), "rating: "),
    "kind that is none": (SHOW, value(["kind"], "opera"), "kind: “opera” is none"),
    "empty headline": (REVIEW, value(["headline"], ""), "review_has_a_headline"),
    "long headline": (REVIEW, value(["headline"], "a" * 201), "headline: .*200"),
    "nothing for a text": (REVIEW, value(["headline"], None), "headline: it is missing"),
    "no headline": (REVIEW, without("headline"), "headline: it is missing"),
    "unknown column": (
        REVIEW,
        value(["password"], "x"),
        "“password”, which this release does not know",
    ),
    "password": (USER, value(["password"], "pbkdf2"), "“password”, which this release"),
    "derived column": (REVIEW, value(["plain"], "x"), "“plain”, which this release"),
    "part that is no list": (REVIEW, value(["photos"], "x"), "photos: it is no list"),
    "part that is no object": (REVIEW, value(["photos", 0], 3), r"photos\[0\]: it is no object"),
    "column of a part": (
        REVIEW,
        value(["lines", 0, "review"], "x"),
        r"lines\[0\]: it has “review”",
    ),
    "show that is not there": (
        REVIEW,
        value(["show"], "nowhere"),
        "show: there is no show 'nowhere'",
    ),
    "show by its number": (REVIEW, value(["show"], 1), "show: there is no show"),
    "show by a list": (REVIEW, value(["show"], ["last-ferry"]), "show: there is no show"),
    "author that is not there": (REVIEW, value(["author"], "root"), "author: there is no user"),
    "character that is not there": (
        REVIEW,
        value(["lines", 0, "credit"], 99),
        "there is no credit '99'",
    ),
    "tag that is not there": (REVIEW, value(["tags"], ["x"]), r"tags\[0\]: there is no tag 'x'"),
    "tag twice": (REVIEW, lambda told: told["tags"].append(told["tags"][0]), r"tags\[1\]: "),
    "right that is not there": (USER, value(["user_permissions"], ["a.b"]), "no permission 'a.b'"),
    "no number": (REVIEW, without("id"), "id: it is no number"),
    "number below one": (REVIEW, value(["id"], -4), "id: it is no number"),
    "number of another": (REVIEW, value(["photos", 0, "id"], 2**80), r"photos\[0\]: "),
    "name that is empty": (REVIEW, value(["slug"], ""), "slug: it is no name"),
    "slug that leads up": (REVIEW, value(["slug"], "../../x"), "slug: "),
    "zero byte": (REVIEW, value(["body"], "a\0b"), "a character that no database keeps"),
    "half a character": (REVIEW, value(["body"], "a\ud800b"), "a character that no database keeps"),
    "script as an address": (SHOW, value(["trailer_url"], "javascript:alert(1)"), "trailer_url: "),
    "link of the house": (HOUSE, value(["social_links"], "javascript:alert(1)"), "social_links: "),
    "zone that is none": (HOUSE, value(["time_zone"], "Moon/Base"), "time_zone: “Moon/Base”"),
    "second house": (HOUSE, value(["id"], 2), "house_is_one"),
    "entry of nothing": (LIST, value(["entries", 0, "review"], None), "a show or a review"),
    "picture outside": (
        PERSON,
        value(["photo"], "../../settings.jpg"),
        "photo: there is no picture",
    ),
    "picture not there": (
        PERSON,
        value(["photo"], "people/x/face.jpg"),
        "photo: there is no picture",
    ),
    "version of nothing": ("versions/", value(["sheet"], []), "sheet: it is no version"),
    "version with objects": (
        "versions/",
        value(["sheet", "review", "dek"], {}),
        "neither word nor",
    ),
    "version with a picture outside": (
        "versions/",
        value(["sheet", "photos", 0, "image"], "../x.jpg"),
        "a picture that is not in the export",
    ),
    "doubt of nothing": (
        "imported-posts/",
        value(["doubts", 0, "name"], "delete"),
        "nothing that a text",
    ),
    "doubt in a wrong shape": (
        "imported-posts/",
        value(["doubts", 1, "value"], 3),
        "nothing that a text",
    ),
    "reply to itself": ("comments/", None, "answers itself"),
    "reply across threads": ("comments/", None, "another thread"),
}


WRITTEN = {
    "cut": (b'{"id": 1, "slug": "a', "cut short"),
    "no JSON": (b"{id: 1}", "is no JSON in line 1"),
    "no UTF-8": (b'{"id": "\xff"}', "is no UTF-8 at byte 8"),
    "empty": (b"", "is no JSON"),
    "deep": (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
    "deep in a value": (b'{"id": ' + b'{"a":' * 60 + b"1" + b"}" * 61, "nested too deeply"),
    "many values": (b"[" + b"0," * 1_200_000 + b"0]", "more than 1,000,000 values"),
    "long": (b'"' + b"a" * 17_100_000 + b'"', "longer than 17,000,000"),
    "key twice": (b'{"id": 1, "id": 2}', "has “id” twice"),
    "no number": (b'{"id": NaN}', "NaN, which is no number"),
    "long number": (b'{"id": ' + b"9" * 10_000 + b"}", "a number that is too long"),
    "list": (b"[]", "it is no object"),
    "word": (b'"review"', "it is no object"),
}


SITE = {
    "version of later": (value(["version"], 2), "version 2; this release reads version 1"),
    "version in words": (value(["version"], True), "version True"),
    "other format": (value(["format"], "ghost"), "no export of a site"),
    "unknown part": (value(["more"], 1), "more"),
    "way out": (value(["files", "../x.json"], f"{'0' * 64} 1"), "no name of a file in the folder"),
    "root": (value(["files", "/etc/passwd"], f"{'0' * 64} 1"), "no name of a file in the folder"),
    "way out on Windows": (value(["files", r"a\..\x"], f"{'0' * 64} 1"), "no name of a file"),
    "lost picture outside": (value(["missing"], ["media/../../x.jpg"]), "no name of a file"),
    "lost pictures that are none": (value(["missing"], {"a": 1}), "missing: no list"),
    "no digest": (value(["files", REVIEW], "abc"), "no digest"),
    "files that are none": (value(["files"], []), "files: no object"),
    "wrong digest": (value(["files", REVIEW], f"{'0' * 64} 5"), f"{REVIEW}: it is damaged"),
    "file that is not there": (
        value(["files", "shows/x.json"], f"{'0' * 64} 5"),
        "x.json: it cannot be",
    ),
    "unknown folder": (value(["files", "secrets/x.json"], f"{'0' * 64} 5"), "knows no such file"),
    "row too few": (
        value(["counts", "reviews.Photo"], 2),
        "tells of 2 reviews.Photo, and there are 1",
    ),
    "count of nothing": (value(["counts", "reviews.Photo"], "1"), "counts: reviews.Photo"),
    "last number of all": (
        value(["last_numbers", "reviews.Photo"], 2**62),
        "last_numbers: reviews",
    ),
    "last number of nothing": (
        value(["last_numbers", "reviews.Photo"], -1),
        "last_numbers: reviews",
    ),
}
