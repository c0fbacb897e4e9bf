"""Who reads from the replica, and who never does; tests/drill/ has a real one."""

import pytest
from django.db import OperationalError, connections
from django.http import HttpResponse
from django.test import RequestFactory

from comments.models import Comment, Tally
from config import replica
from config.databases import replica as settings_of
from reviews.models import Review
from rows import changes

ROUTER = replica.Router()


@pytest.fixture(autouse=True)
def there(monkeypatch):
    """The copy has all there is, until it is said to lag."""
    has = {"all": True, "silent": ""}
    monkeypatch.setattr(replica.copy, "has", lambda mark: has["all"])
    monkeypatch.setattr(replica.copy, "_is_silent", lambda name: has["silent"] == name)
    return has


def read_in(request, work=lambda: [ROUTER.db_for_read(Review)]):
    """What the work gives while the request is answered."""
    told = []

    def answer(request):
        told.extend(work())
        return HttpResponse()

    replica.ReadReplica(answer)(request)
    return told


def test_pages_of_readers_are_read_from_the_copy():
    assert read_in(RequestFactory().get("/")) == ["replica"]
    assert read_in(RequestFactory().head("/")) == ["replica"]


def test_forms_and_the_desk_read_where_they_write():
    assert read_in(RequestFactory().post("/")) == [None]
    desk = RequestFactory().get("/admin/")
    desk.COOKIES["sessionid"] = "k"
    assert read_in(desk) == [None]
    assert ROUTER.db_for_read(Review) is None  # a command, or the upkeep


def test_what_moves_no_mark_is_read_where_it_is_written():
    def work():
        return [ROUTER.db_for_read(Tally), ROUTER.db_for_read(Comment)]

    assert read_in(RequestFactory().get("/"), work) == [None, "replica"]


def test_whoever_has_just_written_reads_there():
    def work():
        return [ROUTER.db_for_read(Review), ROUTER.db_for_write(Tally), ROUTER.db_for_read(Review)]

    assert read_in(RequestFactory().get("/"), work) == ["replica", "default", None]


def test_copy_that_lags_is_not_read_by_the_rest_of_the_request(there):
    def work():
        first = ROUTER.db_for_read(Review)
        there["all"] = False
        lagging = ROUTER.db_for_read(Review)
        there["all"] = True
        return [first, lagging, ROUTER.db_for_read(Review)]

    assert read_in(RequestFactory().get("/"), work) == ["replica", None, None]


def test_page_that_breaks_on_the_copy_is_made_again_without_it(there):
    told = []
    there["silent"] = "replica"

    def answer(request):
        told.append(ROUTER.db_for_read(Review))
        return HttpResponse(status=500 if told[-1] else 200)

    assert replica.ReadReplica(answer)(RequestFactory().get("/")).status_code == 200
    assert told == ["replica", None]


def test_page_that_breaks_with_the_database_is_made_from_the_copy(there):
    told = []
    there.update(all=False, silent="default")

    def answer(request):
        told.append(ROUTER.db_for_read(Review))
        there["all"] = True
        return HttpResponse(status=200 if told[-1] else 500)

    assert replica.ReadReplica(answer)(RequestFactory().get("/")).status_code == 200
    assert told == [None, "replica"]


def test_page_that_met_a_silent_database_is_made_again_even_if_that_is_back(there):
    told = []
    there["all"] = False
    middleware = replica.ReadReplica(lambda request: answer(request))

    def answer(request):
        told.append(ROUTER.db_for_read(Review))
        if len(told) == 1:
            middleware.process_exception(request, OperationalError("gone"))
        return HttpResponse(status=500 if len(told) == 1 else 200)

    assert middleware(RequestFactory().get("/")).status_code == 200
    assert len(told) == 2


def test_page_that_breaks_by_itself_is_not_made_twice():
    told = []

    def answer(request):
        told.append(request.path)
        return HttpResponse(status=500)

    assert replica.ReadReplica(answer)(RequestFactory().get("/")).status_code == 500
    assert told == ["/"]


class Server:
    """Answers what it is told to, or not at all; counts how often it was asked."""

    def __init__(self, answer):
        self.answer, self.asked = answer, 0

    def __call__(self, name, question, values=None):
        self.asked += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def servers(monkeypatch):
    """The database and its copy; each is asked by ``_asked``."""
    both = {"default": Server("0/5"), "replica": Server(True)}
    monkeypatch.setattr(replica, "_asked", lambda name, *told: both[name](name, *told))
    monkeypatch.setitem(connections.settings, "replica", connections.settings["default"])
    yield both
    if hasattr(connections._connections, "replica"):
        del connections["replica"]


def test_both_are_asked_once_for_each_mark(servers):
    copy = replica.Copy()
    assert [copy.has("a"), copy.has("a"), copy.has("b")] == [True] * 3
    assert (servers["default"].asked, servers["replica"].asked) == (2, 2)


def test_copy_is_asked_again_until_it_is_there(servers):
    copy = replica.Copy()
    servers["replica"].answer = False
    assert [copy.has("a"), copy.has("a")] == [False, False]
    servers["replica"].answer = True
    assert copy.has("a")
    assert servers["default"].asked == 1


def test_copy_goes_on_with_what_it_had_when_the_database_is_gone(servers):
    copy = replica.Copy()
    assert copy.has("a")
    servers["default"].answer = OperationalError("gone")
    assert copy.has("a")


def test_copy_stands_in_for_a_silent_database_and_nothing_of_that_is_kept(servers, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(replica, "_asked", lambda name, *told: servers[name](name, *told))
    moved, marks = [], ["before"]
    monkeypatch.setattr(changes, "move_on", lambda: moved.append(1))
    monkeypatch.setattr(changes, "look", lambda: marks[-1])
    monkeypatch.setattr(changes, "seen", lambda: marks[-1])
    monkeypatch.setattr(replica, "copy", replica.Copy())
    servers["default"].answer = OperationalError("gone")

    def work():
        return [ROUTER.db_for_read(Review), replica.is_sure(), moved == []]

    assert read_in(RequestFactory().get("/"), work) == ["replica", False, True]
    servers["default"].answer = "0/9"
    marks.append("written since")
    assert read_in(RequestFactory().get("/"), work) == [None, True, False]


def test_silent_copy_is_left_alone_and_then_asked_again(servers, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(replica, "monotonic", lambda: now[0])
    copy = replica.Copy()
    servers["replica"].answer = OperationalError("gone")
    assert [copy.has("a"), copy.has("a")] == [False, False]
    assert servers["replica"].asked == 1
    servers["replica"].answer = True
    now[0] += replica.LEFT_ALONE
    assert copy.has("a")


def test_replica_waits_shortly_and_is_of_postgres_alone():
    options = settings_of("postgres://u:p@copy.example/daesa?sslmode=require")["OPTIONS"]
    assert (options["connect_timeout"], options["sslmode"]) == (2, "require")
    with pytest.raises(ValueError, match="REPLICA_URL must begin with postgres://"):
        settings_of("sqlite:///copy.sqlite3")
