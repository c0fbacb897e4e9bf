"""A whole run: the files are read, then people, then show after show, each in a transaction of its own."""

from collections.abc import Callable
from itertools import batched
from pathlib import Path

from django.db import DatabaseError, transaction

from exchange.facts.files import FactsFile, files_in
from exchange.facts.limits import MOST_FACTS, MOST_ROWS
from exchange.facts.people import People
from exchange.facts.persons import Persons
from exchange.facts.records import facts_of
from exchange.facts.report import Report
from exchange.facts.rows import Bad, UnreadableFileError
from exchange.facts.show_facts import ShowFacts
from exchange.facts.shows import Shows, Wanted
from exchange.facts.spool import Group, Spool
from people.models import Person
from reviews.search.weights import weigh
from search.models import SEARCH_COLUMNS
from shows.models import Show

type Watch = Callable[[int], object]
"""Is told how many bytes, people or shows are done since it was told last."""

AT_A_TIME = 100
"""People who are stored together: each commit waits for the disk."""
_PLURAL = {"credit": "credits", "episode": "episodes"}


class Run:
    """``read`` first, which says what there is to do; then ``people``, ``shows`` and ``finish``."""

    def __init__(self, paths: list[Path], *, is_dry: bool, overwrite: bool) -> None:
        self.files: list[FactsFile] = files_in(paths)
        if not self.files:
            raise UnreadableFileError("There is no file of CSV or JSON.")
        self.report = Report(is_dry)
        self._overwrite = overwrite
        self.spool = Spool()

    @property
    def size(self) -> int:
        return sum(file.path.stat().st_size for file in self.files)

    def read(self, watch: Watch) -> None:
        rows = 0
        for file in self.files:
            for row in file.rows(watch, self._bad):
                rows += 1
                if rows > MOST_ROWS:
                    reason = f"the files have more than {MOST_ROWS:,} rows; give the others apart"
                    self._bad(Bad(row.place, "", reason))
                    break
                for fact in facts_of(row, self._bad):
                    self.spool.add(fact)
            left_out = ", ".join(file.left_out)[:500]
            self.report.files.append(
                f"{file.told}" + (f"; left out: {left_out}" if left_out else "")
            )
        self.spool.finish()
        self._people, self._shows = People(), Shows()

    def _bad(self, bad: Bad) -> None:
        self.report.note("bad", str(bad))

    def people(self, watch: Watch) -> None:
        persons = Persons(self._people, self.report, overwrite=self._overwrite)
        for some in batched(self.spool.each_person(), AT_A_TIME):
            with transaction.atomic():
                for fact in some:
                    persons.take(fact)
            watch(len(some))

    def shows(self, watch: Watch) -> None:
        for group in self.spool.each_show():
            self._show(group)
            watch(1)

    def finish(self) -> None:
        """What is weightier now is found before the rest."""
        if not self.report.is_dry and any(
            self.report.totals[outcome] for outcome in ("created", "updated")
        ):
            weigh()

    def close(self) -> None:
        self.spool.close()

    def _show(self, group: Group) -> None:
        wanted = Wanted.of(group)
        facts = group.facts[:MOST_FACTS]
        if len(group.facts) > MOST_FACTS:
            self._bad(Bad(f"{wanted}", "", f"of its rows the first {MOST_FACTS:,} facts are taken"))
        if not wanted.names:
            for fact in facts:
                reason = f"its show {wanted.file_id} is in none of the files, or has no title"
                self._bad(Bad(fact.place, "", reason))
            return
        match = self._shows.find(wanted)
        doubt = group.doubt or match.doubt
        if doubt or match.key is None:
            self._doubt(group, wanted, doubt)
            return
        pk = self._shows.pk(match.key)
        show = _new_show(wanted) if pk is None else _stored_show(pk)
        before = self.report.counts.copy()
        plan = ShowFacts(
            show, self._people, self.report, is_new=match.is_new, overwrite=self._overwrite
        )
        plan.take(facts, wanted)
        if self.report.is_dry:
            for number, person in plan.new_people().items():
                self._count_person(number, person)
        elif not self._store(plan, match.key):
            self.report.counts = before

    def _doubt(self, group: Group, wanted: Wanted, doubt: str) -> None:
        if any(fact.kind == "show" for fact in group.facts):
            self.report.count("shows", "doubtful")
        for kind, thing in _PLURAL.items():
            number = sum(fact.kind == kind for fact in group.facts)
            self.report.count(thing, "doubtful", number)
        self.report.note("doubtful", f"{group.facts[0].place}: {wanted}: {doubt}")

    def _count_person(self, key: int, person: Person) -> None:
        if self._people.tell_once(key):
            self.report.count("people", "created")
            self.report.note("created", str(person))

    def _store(self, plan: ShowFacts, key: int) -> bool:
        new = plan.new_people()
        try:
            plan.store()
        except (DatabaseError, ValueError) as error:
            for row in (*new.values(), *([plan.show] if plan.is_new else [])):
                row.pk, row._state.adding = None, True
            self.report.note("bad", f"{plan.show} cannot be stored: {error}")
            return False
        self._shows.stored(key, plan.show)
        for number, person in new.items():
            self._people.stored(number, person)
            self._count_person(number, person)
        return True


def _new_show(wanted: Wanted) -> Show:
    return Show(title=wanted.title or wanted.title_hangul)


def _stored_show(pk: int) -> Show:
    shows = Show.objects.select_related("original_network").defer(*SEARCH_COLUMNS)
    return shows.get(pk=pk)
