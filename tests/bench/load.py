"""A bounded number of requests to one page, and how long each took."""

import http.client
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

READERS = 4
WARM_UP = 20
REQUESTS = 400
TIMEOUT = 10  # seconds


@dataclass(frozen=True)
class Result:
    """Requests per second, and milliseconds that 95 of 100 answers stay below."""

    rate: float
    p95: float


def measure(host: str, path: str) -> Result:
    """Four readers ask for one page as fast as it answers; any answer but 200 raises ``ValueError``."""
    _read(host, path, WARM_UP)
    started = time.perf_counter()
    with ThreadPoolExecutor(READERS) as readers:
        shares = [REQUESTS // READERS] * READERS
        runs = list(readers.map(lambda share: _read(host, path, share), shares))
    elapsed = time.perf_counter() - started
    times = [one for run in runs for one in run]
    return Result(len(times) / elapsed, statistics.quantiles(times, n=20)[-1] * 1000)


def _read(host: str, path: str, count: int) -> list[float]:
    connection = http.client.HTTPConnection(host, timeout=TIMEOUT)
    times = []
    for _ in range(count):
        started = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        times.append(time.perf_counter() - started)
        if answer.status != 200:
            raise ValueError(f"{path} answered {answer.status}")
    connection.close()
    return times
