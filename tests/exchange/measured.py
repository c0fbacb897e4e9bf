"""Reads an export in a process of its own, which may not connect to anything, and says what it took.

python -m tests.exchange.measured FILE
"""

import json
import resource
import sys
import time
from itertools import islice
from pathlib import Path

from exchange.reading.export import open_export
from exchange.reading.items import NotAnExport

MEMORY = 300 << 20
ADDRESSES = 500 << 20
"""Of the process, its libraries included; a runaway ends here, long before the machine does."""

connections = []


def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        connections.append(event)
        raise PermissionError(event)


def most_memory():
    """Of this program alone: what `getrusage` says begins with the size of whoever started it."""
    (line,) = (
        line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line
    )
    return int(line.split()[1]) * 1024


def main(path):
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    sys.addaudithook(watch)
    told = {"error": "", "posts": [], "comments": 0, "faults": [], "others": []}
    began = time.process_time()
    try:
        with open_export(Path(path)) as export:
            for _, post in export.posts():
                told["posts"].append(post.title)
                told["comments"] += len(post.comments)
            faults = [
                f"{fault.place}: {fault.what[:200]}: {fault.why}" for fault in export.faults()
            ]
            told["faults"], told["fault_count"] = faults[:20], len(faults)
            told["others"] = [other.title for other in islice(export.others(), 20)]
            told["media"] = export.counts()["media"]
    except NotAnExport as wrong:
        told["error"] = str(wrong)
    told["seconds"] = time.process_time() - began
    told["memory"] = most_memory()
    told["connections"] = connections
    told["posts"] = [title[:100] for title in told["posts"][:20]] + [len(told["posts"])]
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
