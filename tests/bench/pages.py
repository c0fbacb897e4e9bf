"""Public pages of a site of any size, made each time and kept, against a bare view and a file of nginx."""

import gzip
import http.client
from pathlib import Path

from django.conf import settings

from tests.bench import addresses
from tests.bench.load import Result, measure
from tests.bench.serving import Server, gunicorn, live_site, manage, nginx
from tests.bench.site import ONE, TALKED

PAGES = {
    "home": "/",
    "review": f"/reviews/{ONE}/",
    "500 comments": f"/reviews/{TALKED}/",
    "reviews": "/reviews/",
    "show": "/shows/show-1/",
    "person": "/people/person-5/",
    "lines": "/lines/",
    "list": "/lists/best/",
    "tag": "/tags/tag-1/",
    "feed": "/feed/",
    "search": "/search/?q=Ferry",
}
RUNS = {
    "made from nothing": {"KEPT_PAGES": "0", "KEPT_PIECES": "0"},
    "made of their pieces": {"KEPT_PAGES": "0"},
    "kept": {},
}
"""Pages, by what is kept of them, with the settings of the site."""
BEHIND = "behind nginx"
COLUMNS = ("cpu ms", "x bare", "x file", "req/s", "p50", "p95", "p99", "bytes")
HEAD = f"{'':<14}" + "".join(f"{name:>9}" for name in COLUMNS)

type Table = dict[str, tuple[Result, Result]]
"""By page: what it costs, and what the bare view did in the moments before it."""


def site(times: int) -> dict[str, str]:
    """The environment of a built site; one that was built before is used again."""
    folder = Path(settings.VAR_DIR) / "bench" / f"{times}x"
    environment = live_site(folder) | {"UPKEEP_IN_WEB": "0"}
    is_built = (folder / "built").exists()
    if not is_built:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "bench.sqlite3").unlink(missing_ok=True)
    manage(environment, "migrate", "--verbosity", "0")
    if not is_built:
        code = f"from tests.bench.site import Site; Site({times}).build()"
        manage(environment, "shell", "--no-imports", "-c", code)
        (folder / "built").touch()
    manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
    return environment


def measured(times: int) -> list[Table]:
    """Each page made from nothing, made with what is kept besides finished pages, and kept; prints all."""
    environment = site(times)
    print(f"\n== {times} x: {times * 1_000:,} reviews, {times * 10_000:,} comments ==", flush=True)
    with gunicorn(environment, "tests.bench.bare") as bare:
        file, sent = _behind_nginx(environment, bare)
        tables = []
        for name, settings_ in RUNS.items():
            with gunicorn(environment | settings_) as server:
                tables.append(_table(server, bare))
                memory = server.memory()
            _print(name, tables[-1], file)
            print(f"{memory:.0f} MB after it, two workers", flush=True)
    if sent:
        tables.append(sent)
        _print(BEHIND, sent, file)
    return tables


def _table(server: Server, bare: Server) -> Table:
    pairs = {}
    for page, path in PAGES.items():
        before = measure(bare, "/")
        pairs[page] = measure(server, path), before
    return pairs


def _behind_nginx(environment: dict[str, str], bare: Server) -> tuple[Result | None, Table]:
    """What a file of nginx costs, the review as it is, compressed before; and pages as nginx sends them."""
    folder = Path(environment["BENCH_FOLDER"])
    told = {"ALLOWED_HOSTS": "127.0.0.1", "BEHIND_PROXY": "1", "PAGE_FILES": "1"}
    with gunicorn(environment | told) as behind, nginx(folder, behind) as server:
        if server is None:
            return None, {}
        page = _fetched(server, PAGES["review"])
        (folder / "static" / "page.html").write_bytes(page)
        (folder / "static" / "page.html.gz").write_bytes(gzip.compress(page))
        file = measure(server, "/static/page.html")
        return file, _table(server, bare)


def _fetched(server: Server, path: str) -> bytes:
    connection = http.client.HTTPConnection(server.host)
    connection.request("GET", path)
    return connection.getresponse().read()


def _print(name: str, table: Table, file: Result | None) -> None:
    print(f"\n{name}\n{HEAD}")
    bare = next(iter(table.values()))[1]
    first = {"bare view": (bare, bare), **({"file of nginx": (file, bare)} if file else {})}
    for page, (one, before) in (first | table).items():
        figures = (
            f"{one.cpu:.3f}",
            f"{_ratio(one, before):.2f}",
            f"{one.cpu / file.cpu:.1f}" if file else "-",
            f"{one.rate:.0f}",
            *(f"{value:.1f}" for value in (one.p50, one.p95, one.p99)),
            f"{one.size}",
        )
        print(f"{page:<14}" + "".join(f"{figure:>9}" for figure in figures))
    if file is None:
        print("There is no nginx here to compare with a file.")


def grown(small: list[Table], large: list[Table]) -> None:
    """How many times what a page costs, against the bare view, grew with the site."""
    names = [*RUNS, BEHIND][: len(small)]
    print(f"\ngrown by{'':<6}" + "".join(f"{name:>22}" for name in names))
    for page in PAGES:
        pairs = zip(small, large, strict=True)
        ratios = (_ratio(*after[page]) / _ratio(*before[page]) for before, after in pairs)
        print(f"{page:<14}" + "".join(f"{ratio:>22.2f}" for ratio in ratios))


def _ratio(one: Result, bare: Result) -> float:
    return one.cpu / bare.cpu


def main(times: int) -> None:
    first = measured(1)
    if times > 1:
        grown(first, measured(times))
        addresses.grown(site(1), site(times))
