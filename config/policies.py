"""What browsers are told they may do with what the site sends them; no other module says it."""

from collections.abc import Collection

from django.utils.csp import CSP

type Policy = dict[str, Collection[str] | str]

PAGE: Policy = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
"""A page for readers: our own files and nothing else, no inline script and no inline style."""

DESK: Policy = {
    **PAGE,
    "script-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF],
}
"""A page of the desk. Its import map is an inline script, let through by the nonce of a form's media;
the preview stands in a frame, and a picture is shown before it is sent."""

WRITING: Policy = {**DESK, "style-src": [CSP.SELF, CSP.UNSAFE_INLINE]}
"""A page of the desk with the body editor, which writes one <style> into the page; without leave it would
store spaces as &nbsp;."""

FRAMED: Policy = {**PAGE, "frame-ancestors": [CSP.SELF]}
"""A page for readers as the desk shows it in a frame."""

FILE: Policy = {"default-src": [CSP.NONE], "frame-ancestors": [CSP.NONE], "sandbox": ""}
"""A file, or an answer that is no page: opened on its own it runs nothing and belongs to no origin."""

MAIL: Policy = {**FILE, "style-src": [CSP.UNSAFE_INLINE], "img-src": [CSP.SELF]}
"""A mail as the desk shows it before it is sent; its styles are inline, as every mail's are."""

# Those that Chromium knows; it complains of any other. Passkeys, sharing and the clipboard are left.
FEATURES_OFF = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid"),
    *("magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb"),
    "xr-spatial-tracking",
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in FEATURES_OFF)
REFERRER = "strict-origin-when-cross-origin"


def allow_pictures_from(address: str) -> None:
    """In every policy of a page. Called once, by the settings, where pictures lie elsewhere."""
    for policy in (PAGE, DESK, WRITING, FRAMED, MAIL):
        policy["img-src"] = [*policy["img-src"], address]
