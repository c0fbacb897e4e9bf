"""The work that a form asks of the browser while very many comments come in."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
