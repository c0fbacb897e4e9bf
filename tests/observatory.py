"""How Mozilla's HTTP Observatory scores an answer, rule by rule.

The table is ``SCORE_TABLE`` in https://github.com/mdn/mdn-http-observatory, src/grader/charts.js at commit
01b4711, the rules are its src/analyzer/tests/*.js: 100 points, less the penalties; what is 90 or more then
gets the bonuses. Not scored: that a host is in the browsers' list of HSTS (5 points), which no answer tells,
and the integrity of scripts (5), which a page whose scripts are its own need not have.
"""

import re
from http.cookies import SimpleCookie

import lxml.html

BASE, ENOUGH_FOR_BONUS = 100, 90
SIX_MONTHS = 15_768_000
BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
INLINE = {"'unsafe-inline'", "data:"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
PROVEN = ("'nonce-", "'sha256-", "'sha384-", "'sha512-")


def score(response, cookies: SimpleCookie) -> int:
    """The points of a page; ``cookies`` are all that were set on the way to it."""
    found = modifiers(response, cookies).values()
    points = max(0, BASE + sum(points for points in found if points < 0))
    return points + (sum(p for p in found if p > 0) if points >= ENOUGH_FOR_BONUS else 0)


def modifiers(response, cookies: SimpleCookie) -> dict[str, int]:
    headers = response.headers
    policy = directives(headers.get("Content-Security-Policy", ""))
    return {
        "content-security-policy": of_policy(policy),
        "cookies": of_cookies(cookies, of_transport(headers) == 0),
        "cross-origin-resource-sharing": of_sharing(headers),
        "referrer-policy": of_referrer(headers.get("Referrer-Policy")),
        "strict-transport-security": of_transport(headers),
        "subresource-integrity": of_scripts(response),
        "x-content-type-options": 0 if headers.get("X-Content-Type-Options") == "nosniff" else -5,
        "x-frame-options": of_frames(policy, headers.get("X-Frame-Options", "")),
        "cross-origin-resource-policy": of_embedding(headers.get("Cross-Origin-Resource-Policy")),
    }


def directives(policy: str) -> dict[str, set[str]]:
    parts = (part.split() for part in policy.split(";"))
    return {name.lower(): set(sources) for name, *sources in parts} if policy else {}


def of_policy(policy: dict[str, set[str]]) -> int:
    if not policy:
        return -25
    default = policy.get("default-src", {"*"})
    script, style, objects = (
        set(policy.get(f"{kind}-src", default)) for kind in ("script", "style", "object")
    )
    for sources in (script, style):
        if any(source.startswith(PROVEN) for source in sources):
            sources.discard("'unsafe-inline'")
    if script & (BROAD | INLINE) or objects & BROAD:
        return -20
    passive = {"img-src", "media-src"}
    if any(_over_http(sources) for name, sources in policy.items() if name not in passive):
        return -20
    if "'unsafe-eval'" in script | style:
        return -10
    if any(_over_http(policy.get(name, default)) for name in passive):
        return -10
    if style & (BROAD | INLINE):
        return 0
    return 10 if default == {"'none'"} else 5


def _over_http(sources: set[str]) -> bool:
    return any(source.startswith(("http:", "ftp:")) for source in sources)


def of_cookies(cookies: SimpleCookie, is_protected: bool) -> int:
    """The worst of them; 5 where each is secure and bound to the site."""
    if not cookies:
        return 0
    return min(_of_cookie(name.lower(), cookie, is_protected) for name, cookie in cookies.items())


def _of_cookie(name: str, cookie, is_protected: bool) -> int:
    opens = "sess" in name or "login" in name
    if opens and not cookie["secure"] and not is_protected:
        return -40
    if opens and not cookie["httponly"]:
        return -30
    if "csrf" in name and not cookie["samesite"]:
        return -20
    if cookie["samesite"].lower() == "none" and not cookie["secure"]:
        return -20
    if not cookie["secure"]:
        return (-10 if opens else -5) if is_protected else -20
    return 5 if cookie["samesite"] else 0


def of_sharing(headers) -> int:
    shares_all = headers.get("Access-Control-Allow-Credentials", "").lower() == "true"
    return -50 if shares_all and headers.get("Access-Control-Allow-Origin") else 0


def of_referrer(policy: str | None) -> int:
    if policy is None:
        return 0
    return 5 if policy.split(",")[-1].strip().lower() in PRIVATE else -5


def of_transport(headers) -> int:
    age = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    if age is None:
        return -20
    return 0 if int(age[1]) >= SIX_MONTHS else -10


def of_scripts(response) -> int:
    """Only our own are expected: from elsewhere it is -5 over HTTPS, -50 without, less with integrity."""
    if not response.headers.get("Content-Type", "").startswith("text/html") or not response.content:
        return 0
    sources = lxml.html.fromstring(response.content.decode()).xpath("//script/@src")
    elsewhere = [source for source in sources if re.match(r"//|https?://", source)]
    if not elsewhere:
        return 0
    return -5 if all(source.startswith("https://") for source in elsewhere) else -50


def of_frames(policy: dict[str, set[str]], options: str) -> int:
    if policy.get("frame-ancestors"):
        return 5
    return 0 if options.strip().lower() in {"deny", "sameorigin"} else -20


def of_embedding(policy: str | None) -> int:
    if policy in {"same-origin", "same-site"}:
        return 10
    return 0 if policy in {None, "cross-origin"} else -5
