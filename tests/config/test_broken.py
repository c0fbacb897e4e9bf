"""What a reader gets whose page cannot be made."""

from unittest.mock import Mock

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

SENTENCE = "Something broke on our side"


@pytest.mark.parametrize("error", [OperationalError("gone"), InterfaceError("closed")])
@pytest.mark.parametrize("path", ["/shows/", "/api/v1/shows", "/no/such/page/"])
def test_silent_database_is_worth_another_try(db, path, error):
    with connection.execute_wrapper(Mock(side_effect=error)):
        response = Client(raise_request_exception=False).get(path)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert SENTENCE in response.text


def missing_table(execute, sql, params, *more):
    return execute("SELECT 1 FROM nowhere", (), *more)


def mistaken(*args):
    raise ValueError("ours")


@pytest.mark.parametrize("execute", [missing_table, mistaken])
def test_fault_of_ours_is_not(db, execute):
    with connection.execute_wrapper(execute):
        response = Client(raise_request_exception=False).get("/shows/")
    assert (response.status_code, "Retry-After" in response) == (500, False)
    assert SENTENCE in response.text
