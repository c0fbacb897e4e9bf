"""A bounded number of requests to one page, and what each took."""

import http.client
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count

from tests.bench.serving import Server

READERS = 4
WARM_UP = 8
MOST_REQUESTS, MOST_SECONDS = 2_000, 4
TIMEOUT = 120  # seconds; the first page of a very large site takes its time


@dataclass(frozen=True)
class Result:
    """``cpu`` is the server's processor time for one answer; it and the percentiles are milliseconds."""

    cpu: float
    rate: float
    p50: float
    p95: float
    p99: float
    size: int


def measure(server: Server, path: str) -> Result:
    """Four readers ask for one page as fast as it answers; any answer but 200 raises ``ValueError``."""
    with ThreadPoolExecutor(READERS) as readers:  # so many that each worker has answered some
        until = time.monotonic() + TIMEOUT
        sizes = readers.map(lambda _: _read(server.host, path, until, WARM_UP)[1], range(READERS))
        size = max(sizes)
    before, started = server.processor_seconds(), time.monotonic()
    share = MOST_REQUESTS // READERS
    with ThreadPoolExecutor(READERS) as readers:
        runs = readers.map(
            lambda number: _read(server.host, path, started + MOST_SECONDS, share)[0],
            range(READERS),
        )
        times = [one for run in runs for one in run]
    elapsed, used = time.monotonic() - started, server.processor_seconds() - before
    steps = statistics.quantiles(times, n=100)
    p50, p95, p99 = (steps[step - 1] * 1000 for step in (50, 95, 99))
    return Result(used / len(times) * 1000, len(times) / elapsed, p50, p95, p99, size)


def _read(host: str, path: str, until: float, most: int) -> tuple[list[float], int]:
    """The seconds of each answer, and the bytes of the last."""
    connection = http.client.HTTPConnection(host, timeout=TIMEOUT)
    times: list[float] = []
    for number in count():
        started = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        size = len(answer.read())
        times.append(time.perf_counter() - started)
        if answer.status != 200:
            raise ValueError(f"{path} answered {answer.status}")
        if number + 1 >= most or time.monotonic() > until:
            break
    connection.close()
    return times, size
