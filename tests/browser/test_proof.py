"""The work that a form asks of the browser while very many comments come in."""

import time

import pytest
from django.urls import reverse

from comments import limits
from comments.models import Comment
from comments.models.origins import window_at
from comments.moderation import FLOOD
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
