"""What many public addresses cost to make, of a site of any size and of the usual one, asked in turn."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from django.test import Client

from rows.changes import move_on
from tests.bench.site import ONE

GOES = 5
PAGES = (
    *("/", f"/reviews/{ONE}/", "/reviews/", "/reviews/?page=20", "/reviews/?page=40"),
    *("/shows/show-1/", "/shows/", "/shows/?page=10", "/people/person-5/", "/people/"),
    *("/people/?page=10", "/lines/", "/lines/?page=20", "/lines/1/", "/lists/", "/lists/best/"),
    *("/years/", "/years/2020/", "/tags/", "/tags/tag-1/", "/tags/tag-1/?page=3", "/about/"),
    *("/feed/", "/tags/tag-1/feed/", "/people/person-5/feed/", "/shows/show-1/feed/", "/feed.json"),
    *("/comments/feed/", "/sitemap.xml", "/sitemap-reviews-1.xml", "/sitemap-news.xml"),
    *(
        "/ko/",
        "/ko/shows/",
        "/ko/people/",
        "/ko/lines/",
        f"/ko/reviews/{ONE}/",
        "/ko/shows/show-1/",
    ),
)
ONE_FILTER = (
    *(f"/shows/?{chosen}" for chosen in ("letter=Q", "letter=ㅂ", "genre=romance", "network=tvn")),
    *(
        f"/shows/?{chosen}"
        for chosen in ("platform=platform-1", "year=2016", "rating=4", "kind=drama")
    ),
    *(f"/people/?{chosen}" for chosen in ("letter=K", "letter=ㅅ", "role=lead", "role=director")),
    *(
        f"/lines/?{chosen}"
        for chosen in ("show=show-1", "episode=5", "actor=person-5", "spoilers=none")
    ),
    *("/lines/?speaker=Narrator", "/tags/?show=show-1", "/tags/tag-1/?show=show-7"),
)
FILTERS = (
    *(
        "/shows/?letter=Q&genre=romance",
        "/shows/?letter=Q&network=tvn",
        "/shows/?year=2016&rating=4",
    ),
    *("/shows/?letter=Q&rating=4&genre=romance", "/shows/?year=2016&genre=romance"),
    *("/shows/?letter=Q&network=tvn&platform=platform-1", "/shows/?network=tvn&rating=4"),
    *("/shows/?genre=romance&platform=platform-1", "/shows/?genre=romance&rating=4"),
    *("/shows/?network=tvn&year=2016", "/people/?letter=K&role=director"),
    *("/lines/?speaker=Narrator&spoilers=none", "/lines/?show=show-1&episode=5"),
    *("/lines/?episode=5&spoilers=none", "/lines/?actor=person-5&episode=5"),
)
WORDS = (
    *("Ferry", "Quiet Ferry", "Quiet Ferry of Incheon", "of Incheon", "at Midnight", "timetable"),
    *("umbrella", "the", "sea", "and I", "Winter 2019", "drama 2015", "romance 2020", "2019"),
    *("tvN", "JTBC thriller", "Netflix", "tag 1", "tag 3", "Kim", "Lee", "Kim Ga", "Park Jin-woo"),
    *(
        "Ha-neul",
        "Narrator",
        "바다",
        "시간표",
        "바다에는 시간표가 없어",
        "밤",
        "배등",
        "ㅂㄷ",
        "ㅅ",
    ),
    *("measured", "talked-about", "show 1", "17", "episode 5", "director", "Hana Reyes", "zzzzqq"),
    *('"wrong umbrella"', "guessed the ending", "weather", "korridor", "Fery", "이", "q", "best"),
)
API = (
    *("reviews", "reviews?tag=tag-1", "reviews?q=Ferry", "reviews?q=umbrella&tag=tag-1"),
    *("reviews?kind=review", "reviews?year=2026", "reviews?show=show-1", "reviews?person=person-5"),
    *("shows", "shows?q=Ferry", "shows?genre=romance", "shows?network=tvn&genre=romance"),
    *("shows?year=2016&genre=romance", "people", "people?q=Kim", "people?show=show-1"),
    *("lines", "lines?show=show-1", "lines?person=person-5", "shows/show-1", "people/person-5"),
)
GROUPS = {
    "pages": PAGES,
    "lists by one filter": ONE_FILTER,
    "lists by several": FILTERS,
    "searches": [f"/search/?q={words}" for words in WORDS],
    "API": [f"/api/v1/{asked}" for asked in API],
}


class Cost(NamedTuple):
    """Processor time in milliseconds: of the first request after a change, and of one without a change."""

    changed: float
    still: float


def answer() -> None:
    """Each address on the standard input, asked for twice; writes what both cost, for :func:`_costs`."""
    client = Client(headers={"accept-encoding": "gzip", "host": "127.0.0.1"})
    for line in sys.stdin:
        move_on()
        print(*(_milliseconds(client, line.strip()) for _ in range(2)), flush=True)


def _milliseconds(client: Client, address: str) -> float:
    start = time.process_time()
    response = client.get(address)
    taken = time.process_time() - start
    if response.status_code != 200:
        raise ValueError(f"{address} answers {response.status_code}")
    return taken * 1_000


@contextmanager
def _asked(environment: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    code = "from tests.bench.addresses import answer; answer()"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def _costs(processes: Sequence["subprocess.Popen[str]"], address: str) -> list[Cost]:
    """The least of some goes, by site; the first go is not counted, for it loads what later ones have."""
    goes: list[list[Cost]] = [[] for _ in processes]
    for _ in range(GOES + 1):
        for process, taken in zip(processes, goes, strict=True):
            assert process.stdin is not None
            assert process.stdout is not None
            print(address, file=process.stdin, flush=True)
            taken.append(Cost(*map(float, process.stdout.readline().split())))
    return [Cost(*map(min, zip(*taken[1:], strict=True))) for taken in goes]


def grown(small: dict[str, str], large: dict[str, str]) -> None:
    """Of two environments, finished pages off: prints every address, and each group's middle and most."""
    with ExitStack() as stack:
        off = {"KEPT_PAGES": "0"}
        processes = [stack.enter_context(_asked(one | off)) for one in (small, large)]
        for group, addresses in GROUPS.items():
            print(f"\n{group:<46}{'after a change, ms':>22}{'x':>7}{'no change, ms':>22}{'x':>7}")
            ratios = []
            for address in addresses:
                before, after = _costs(processes, address)
                ratios.append(Cost(*(new / old for new, old in zip(after, before, strict=True))))
                told = zip(before, after, ratios[-1], strict=True)
                print(f"{address:<46}", *(f"{a:10.1f} ->{b:8.1f}{x:7.2f}" for a, b, x in told))
            for name, of in (("middle", statistics.median), ("most", max)):
                changed, still = map(of, zip(*ratios, strict=True))
                print(f"{name:<46}{changed:>29.2f}{still:>29.2f}", flush=True)
