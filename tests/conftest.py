"""What every test may rely on."""

import os
from pathlib import Path

import hypothesis
import pytest

# No deadline: the first example pays for imports. No database: runs do not depend on each other.
hypothesis.settings.register_profile(
    "house", deadline=None, database=None, derandomize=os.environ.get("CI") == "true"
)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True)
def house_settings(settings, tmp_path_factory) -> None:
    """Quick passwords, and uploads that land in a folder of this run."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = Path(tmp_path_factory.getbasetemp()) / "media"
