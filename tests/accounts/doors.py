"""What somebody at the door has in their hands: a password, an app that shows codes, another address."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from tests.factories import PASSWORD

DOOR, STEP, YOURS = "/admin/login/", "/admin/login/code/", "/admin/your-login/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def sign_in(client, user, password=PASSWORD, *, ip="203.0.113.7", follow=True, **more):
    name = getattr(user, "username", user)
    typed = {"login": name, "password": password}
    return client.post(DOOR, typed, follow=follow, REMOTE_ADDR=ip, **more)


def app_of(user) -> str:
    """A new authenticator app for somebody; its secret."""
    TOTP.activate(user, SECRET)
    return SECRET


def codes_of(user) -> list[str]:
    return RecoveryCodes.activate(user).get_unused_codes()


def code_of(secret: str, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def factors_of(user) -> set[str]:
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def words(response) -> str:
    """What the page says, without its tags."""
    text = re.sub(r"<(script|style).*?</\1>", " ", response.text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())
