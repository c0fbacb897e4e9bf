"""Who stands behind the camera."""

from reviews.page import BEHIND_THE_CAMERA
from shows.models import Credit


def test_every_role_is_in_front_of_the_camera_or_behind_it():
    assert [*Credit.CAST_ROLES, *BEHIND_THE_CAMERA] == list(Credit.Role)
