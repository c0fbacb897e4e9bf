"""What somebody at the door has in their hands: a password, an app that shows codes, another address."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

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


def passkey_of(user) -> Authenticator:
    """One that the library can read, though nobody holds the private half of its key."""
    key = ES256({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32})
    credential = AttestedCredentialData.create(Aaguid.NONE, b"k" * 16, key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(b"h" * 32, flags, 0, credential)
    client = CollectedClientData.create("webauthn.create", b"c" * 32, "http://testserver")
    response = {
        "clientDataJSON": websafe_encode(client),
        "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
    }
    number = websafe_encode(credential.credential_id)
    told = {"id": number, "rawId": number, "type": "public-key", "response": response}
    stored = {"name": "Key", "credential": told}
    return Authenticator.objects.create(user=user, type="webauthn", data=stored)
