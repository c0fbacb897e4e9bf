"""A newsletter, killed twenty times while the mail server behaves badly: nobody gets it twice.

To 2,000 in the tests, to 10,000 by ``make drill``.
"""

import os
import random
import signal
from time import monotonic, sleep

from tests.exchange.elsewhere import done
from tests.newsletter.smtp import mail_server

MANY, KILLS = int(os.environ.get("DRILL_READERS", "2000")), 20
MAKE = f"""
from datetime import timedelta
from django.utils import timezone
from newsletter.models import Mailing, Subscriber
ago = timezone.now() - timedelta(days=9)
Subscriber.objects.bulk_create(
    (Subscriber(email=f"r{{n}}@mail.example", confirmed_at=ago) for n in range({MANY})), batch_size=500
)
Mailing.objects.create(subject="A note", text="We are back.", due_at=timezone.now())
"""
TELL = """
from newsletter.models import Delivery
found = Delivery.objects
print(found.count(), found.filter(sent_at=None, begun_at__isnull=False).count(), found.due().count())
"""
FAULTS = {"busy": 40, "spam": 20, "leave": 10, "drop": 10, "lose": 10, "stall": 5}
"""Recipients at whose first mail something goes wrong; those of ``refuse`` take none at all."""
REFUSED = 40


def faults(chance):
    names = [f"r{number}@mail.example" for number in range(MANY)]
    chosen = iter(chance.sample(names, sum(FAULTS.values()) + REFUSED))
    first = {next(chosen): fault for fault, count in FAULTS.items() for _ in range(count)}
    never = set(chosen)

    def behaviour(recipient, time):
        if recipient in never:
            return "refuse"
        return first.get(recipient, "accept") if time == 1 else "accept"

    return behaviour, never


def send(run, server):
    return run(str(server.port), program=("-m", "tests.newsletter.sending"))


def test_nobody_gets_it_twice_whatever_dies(elsewhere, record_property):
    chance = random.Random(8)
    run, _folder = elsewhere("killed")
    done(run("migrate", "-v0"))
    done(run("shell", "-v0", "-c", MAKE))
    behaviour, never = faults(chance)
    began = monotonic()
    with mail_server(behaviour) as server:
        server.keeps_texts = False
        for point in sorted(chance.sample(range(MANY * 19 // 20), KILLS)):
            process = send(run, server)
            while server.count < point and process.poll() is None:
                sleep(0.002)
            sleep(chance.random() / 100)
            process.kill()
            process.communicate()
            assert process.returncode == -signal.SIGKILL
        one, other = send(run, server), send(run, server)
        done(one), done(other)
        names = {f"r{number}@mail.example" for number in range(MANY)}
        nobody = names - set(server.taken) - never
        cut_short = {to for to in nobody if {"drop", "stall"} & set(server.done.get(to, []))}
        not_said = nobody | server.lost
    total, unknown, due = map(int, done(run("shell", "-v0", "-c", TELL)).split())
    seconds = monotonic() - began

    assert max(server.taken.values()) == 1
    assert (total, due) == (MANY, 0)
    assert not never & set(server.taken)
    assert len(nobody - cut_short) <= KILLS
    assert len(not_said) <= unknown <= len(not_said) + KILLS
    record_property(
        "told",
        f"newsletter: {MANY} subscribers, {KILLS} kills, {len(server.taken)} taken once, 0 twice,"
        f" {len(never)} refused, {len(cut_short)} cut short by the server,"
        f" {len(nobody - cut_short)} in hand at a kill, {seconds:.0f} s",
    )
