"""The pictures of ``docs/editing.md``, taken of the demonstration site as it is now.

Run ``make pictures`` after a change of the desk's looks; it needs Chromium, as the browser tests do.
"""

import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.bench.serving import gunicorn, live_site, prepare
from tests.browser import chromium

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
LOGIN = ("hana.reyes", "only-for-the-pictures-1988")
MAKE_LOGIN = f"""
from accounts.models import User
user = User.objects.filter(display_name="Hana Reyes").first() or User(username="{LOGIN[0]}")
user.username, user.is_staff, user.is_superuser = "{LOGIN[0]}", True, True
user.set_password("{LOGIN[1]}")
user.save()
"""
MAKE_QUEUE = """
from comments.models import Comment, SpoilerReport
from comments.moderation import UNKNOWN
Comment.objects.filter(source_id__in=["luxury", "gallery"]).update(state="pending", held_because=UNKNOWN)
Comment.objects.filter(source_id="gallery").update(spoils_to=2)
SpoilerReport.objects.create(comment=Comment.objects.get(source_id="golfdad"), spoils_to=7, origin="a" * 64)
"""
WIDTH, HEIGHT = 1280, 800
FORM = "/admin/reviews/review/?q=needs+subtitles"


def main() -> None:
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    with tempfile.TemporaryDirectory(prefix="daesa-pictures-") as name:
        environment = live_site(Path(name))
        prepare(environment)
        for script in (MAKE_LOGIN, MAKE_QUEUE):
            shell = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command"]
            subprocess.run([*shell, script], env=environment, check=True)
        with gunicorn(environment) as server, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=path, args=chromium.FLAGS)
            context = browser.new_context(
                base_url=f"http://{server.host}", viewport={"width": WIDTH, "height": HEIGHT}
            )
            take_all(context.new_page())
            browser.close()


def take_all(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(LOGIN[0])
    page.get_by_label("Password").fill(LOGIN[1])
    page.get_by_role("button", name="Log in").click()
    take(page, "desk")
    page.goto("/admin/calendar/?month=2021-01")
    take(page, "calendar")
    page.goto("/admin/comments/comment/queue/")
    take(page, "queue")
    page.goto(FORM)
    page.locator("#result_list .field-headline a").first.click()
    page.get_by_label("Dek").fill("Typed a moment ago, and kept already.")
    page.wait_for_selector("text=not saved yet")
    take(page, "form")
    page.get_by_role("button", name="Phone").click()
    page.wait_for_timeout(2000)
    take(page, "preview")
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_role("link", name="History").first.click()
    page.get_by_role("link", name="Version 2").click()
    take(page, "version")


def take(page: Page, name: str) -> None:
    """In few colours, for a guide and not for print."""
    page.wait_for_load_state("networkidle")
    with Image.open(BytesIO(page.screenshot())) as picture:
        small = picture.convert("RGB").quantize(96)
    FOLDER.mkdir(exist_ok=True)
    small.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
