"""Runs manage.py and ends it by a signal just when a function is called for the nth time.

python -m tests.exchange.killing SIGKILL exchange.blogs.storing:keep_ledger 3 import_blog FILE
"""

import os
import signal
import sys
from pkgutil import resolve_name

import django
from django.core.management import execute_from_command_line


def die_at(place, times, ending):
    module, _, path = place.partition(":")
    within, _, name = path.rpartition(".")
    owner, whole = resolve_name(f"{module}:{within}" if within else module), resolve_name(place)
    calls = 0

    def watched(*args, **kwargs):
        nonlocal calls
        calls += 1
        if calls == times:
            os.kill(os.getpid(), ending)
        return whole(*args, **kwargs)

    setattr(owner, name, watched)


def main(ending, place, times, *command):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    die_at(place, int(times), signal.Signals[ending])
    execute_from_command_line(["manage.py", *command])


if __name__ == "__main__":
    main(*sys.argv[1:])
