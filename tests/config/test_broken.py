"""What a reader gets whose page cannot be made."""

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

SENTENCE = "Something broke on our side"


def failing(error):
    def execute(*args):
        raise error

    return connection.execute_wrapper(execute)


@pytest.mark.parametrize("error", [OperationalError("gone"), InterfaceError("closed")])
@pytest.mark.parametrize("path", ["/shows/", "/api/v1/shows", "/no/such/page/"])
def test_silent_database_is_worth_another_try(db, path, error):
    with failing(error):
        response = Client(raise_request_exception=False).get(path)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert SENTENCE in response.text


def test_mistake_of_ours_is_not(db):
    with failing(ValueError("ours")):
        response = Client(raise_request_exception=False).get("/shows/")
    assert (response.status_code, "Retry-After" in response) == (500, False)
    assert SENTENCE in response.text
