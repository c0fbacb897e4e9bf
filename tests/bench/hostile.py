"""What each file of the collection that does harm costs ``import_blog``: seconds of the processor, memory."""

import tempfile
from pathlib import Path

from tests.exchange.hostile import HOSTILE
from tests.exchange.measured import MEMORY, bringing

MOST_SECONDS = 30


def main() -> None:
    print("\nhostile file                                   processor s    most MB")
    with bringing() as bring:
        for name, (write, *_) in HOSTILE.items():
            with tempfile.TemporaryDirectory(prefix="daesa-bench-") as folder:
                path = Path(folder, "export")
                write(path)
                told = bring(path)
            if told["crash"]:
                print(f"{name:<44} {told['crash']} (!)")
                continue
            is_over = told["seconds"] > MOST_SECONDS or told["memory"] > MEMORY
            fault = " (!)" if is_over else ""
            print(f"{name:<44} {told['seconds']:>13.1f} {told['memory'] >> 20:>10}{fault}")


if __name__ == "__main__":
    main()
