"""The main job, from an empty site to an answered review, in a real browser.

An editor makes a show, two people and a review with everything a review may hold, and publishes it; a reader
finds it on a phone and shields themselves; a guest answers; the editor approves.
"""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from reviews.models import Review
from tests.browser.conftest import sign_in

LATE = "She keeps the lighter."


@pytest.fixture
def still(tmp_path) -> Path:
    path = tmp_path / "track.png"
    Image.new("RGB", (1600, 900), "#8a2b3a").save(path)
    return path


def choose(page: Page, box: Locator, typed: str, option: str) -> None:
    """Picks from an autocomplete: open it, type, take the option."""
    box.locator("xpath=..").locator(".select2-selection").click()
    page.locator(".select2-search__field").last.fill(typed)
    page.locator(".select2-results__option", has_text=option).first.click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success, .messagelist li").first).to_be_visible()


def add_people(page: Page) -> None:
    for name, family, hangul in (
        ("Im Si-wan", "Im", "임시완"),
        ("Shin Se-kyung", "Shin", "신세경"),
    ):
        page.goto("/admin/people/person/add/")
        page.locator("#id_name").fill(name)
        page.locator("#id_family_name").fill(family)
        page.locator("#id_name_hangul").fill(hangul)
        save(page)


def add_names(page: Page) -> None:
    for model, name in (("network", "JTBC"), ("genre", "Romance"), ("platform", "Viki")):
        page.goto(f"/admin/shows/{model}/add/")
        page.locator("#id_name").fill(name)
        save(page)


def add_show(page: Page) -> None:
    page.goto("/admin/shows/show/add/")
    page.locator("#id_title").fill("Run On")
    page.locator("#id_title_hangul").fill("런 온")
    page.locator("#id_year").fill("2020")
    page.locator("#id_episode_count").fill("16")
    page.locator("#id_synopsis").fill("A sprinter and a subtitle translator.")
    page.locator("#id_aired_from").fill("2020-12-16")
    page.locator("#id_aired_to").fill("2021-02-04")
    choose(page, page.locator("#id_original_network"), "JTB", "JTBC")
    choose(page, page.locator("#id_genres"), "Rom", "Romance")
    page.locator("#episodes-group").get_by_text("Add another Episode").click()
    page.locator("#id_episodes-0-number").fill("1")
    page.locator("#id_episodes-0-viewership").fill("2.145")
    page.locator("#availability-group").get_by_text("Add another Availability").click()
    choose(page, page.locator("#id_availability-0-platform"), "Vik", "Viki")
    page.locator("#id_availability-0-checked_on").fill("2026-11-01")
    for row, (typed, name, character) in enumerate(
        [("임시완", "Im Si-wan", "Ki Seon-gyeom"), ("sin se gyeong", "Shin Se-kyung", "Oh Mi-joo")]
    ):
        page.locator("#credits-group").get_by_text("Add another Credit").click()
        choose(page, page.locator(f"#id_credits-{row}-person"), typed, name)
        page.locator(f"#id_credits-{row}-character").fill(character)
    save(page)


def add_review(page: Page, still: Path) -> None:
    page.goto("/admin/reviews/review/add/")
    choose(page, page.locator("#id_show"), "ㄹㅇ", "Run On")
    page.locator("#id_headline").fill("A man who needs subtitles")
    page.locator("#id_dek").fill("Two adults ask each other what they meant.")
    page.locator("#id_in_brief").fill("The talk is the action.\nPut the phone away.")
    write_body(page)
    page.locator("#id_spoils_to").fill("2")
    page.locator("#id_rating").select_option("4.5")
    page.locator("#id_watched").fill("1–16")
    page.locator("#id_tags").fill("slow burn, 오피스")
    page.locator("#id_disclosure").fill("The network sent a calendar.")
    page.locator("#id_featured_at_0").fill("2026-11-01")
    page.locator("#id_featured_at_1").fill("09:00")
    add_photo(page, still)
    place_photo(page)
    add_moments(page)
    add_lines(page)


def write_body(page: Page) -> None:
    text = page.get_by_role("textbox", name="Body")
    text.click()
    page.keyboard.type("## Two people talking")
    page.keyboard.press("Enter")
    page.keyboard.type("Everything is said twice, once in each language.")
    page.keyboard.press("Enter")
    page.keyboard.type(LATE)
    page.keyboard.press("Shift+Home")
    page.get_by_role("button", name="Spoiler block").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("spinbutton").fill("12")
    dialog.get_by_role("button", name="Mark as spoiler").click()
    expect(text).to_contain_text(LATE)


def add_photo(page: Page, still: Path) -> None:
    page.locator("#photos-group").get_by_text("Add another Photo").click()
    page.locator("#id_photos-0-image").set_input_files(still)
    page.locator("#id_photos-0-alt").fill("A running track towards a low sun.")
    page.locator("#id_photos-0-caption").fill("A finish line, waiting.")
    page.locator("#id_photos-0-credit").fill("Drawing: Daesa")


def place_photo(page: Page) -> None:
    page.get_by_text("once in each language.").click()
    page.keyboard.press("End")
    bar = page.get_by_role("toolbar", name="Body: formatting")
    bar.get_by_role("button", name="photo", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Place it here").click()
    expect(page.locator("figure.desk-photo")).to_be_visible()


def add_moments(page: Page) -> None:
    for row, (episodes, title) in enumerate([("2", "The rehearsal"), ("9–10", "A late moment")]):
        page.locator("#moments-group").get_by_text("Add another Highlight moment").click()
        page.locator(f"#id_moments-{row}-episodes").fill(episodes)
        page.locator(f"#id_moments-{row}-title").fill(title)


def add_lines(page: Page) -> None:
    page.locator("#lines-group").get_by_text("Add another Memorable line").click()
    page.locator("#id_lines-0-quote").fill("May I be the one who makes that mistake?")
    page.locator("#id_lines-0-quote_hangul").fill("그 실수 내가 해도 돼요?")
    choose(page, page.locator("#id_lines-0-credit"), "Seon-gyeom", "Ki Seon-gyeom")
    page.locator("#id_lines-0-episode").fill("2")
    page.locator("#lines-group").get_by_text("Add another Memorable line").click()
    page.locator("#id_lines-1-quote").fill("Run towards somebody.")
    page.locator("#id_lines-1-speaker").fill("Poster copy")
    page.locator("#id_lines-1-comment").fill("It was hired as one.")


def read_on_a_phone(phone: Page) -> None:
    phone.goto("/search/?q=Yim+Siwan")
    expect(phone.get_by_role("link", name="Im Si-wan").first).to_be_visible()
    phone.goto("/")
    phone.get_by_role("link", name="A man who needs subtitles").first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("A man who needs subtitles")
    for words in (
        *("The talk is the action.", "Two people talking", "once in each language."),
        *("The network sent a calendar.", "A finish line, waiting.", "Drawing: Daesa", "slow burn"),
        *("오피스", "JTBC", "Romance", "Viki", "1 November 2026", "Run towards somebody."),
        *("Poster copy", "It was hired as one.", "Hana Reyes", "whole series", "4.5"),
    ):
        expect(phone.get_by_text(words).filter(visible=True).first).to_be_visible()
    expect(phone.get_by_alt_text("A running track towards a low sun.")).to_be_visible()
    for hidden in (LATE, "The rehearsal", "A late moment", "그 실수 내가 해도 돼요?"):
        expect(phone.get_by_text(hidden).last).to_be_hidden()


def shield_up_to_six(phone: Page) -> None:
    phone.locator("label", has=phone.locator("input[name=watched][value='6']")).click()
    for shown in ("The rehearsal", "그 실수 내가 해도 돼요?"):
        expect(phone.get_by_text(shown).last).to_be_visible()
    for hidden in (LATE, "A late moment"):
        expect(phone.get_by_text(hidden).last).to_be_hidden()
    phone.reload()
    expect(phone.get_by_text("The rehearsal").last).to_be_visible()
    expect(phone.get_by_text("A late moment").last).to_be_hidden()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def answer_as_a_guest(phone: Page) -> None:
    phone.get_by_role("link", name="Write a comment").last.click()
    phone.get_by_label("Name", exact=True).fill("Ines")
    phone.get_by_label("E-mail").fill("ines@mail.example")
    phone.get_by_label("Comment", exact=True).fill("The translator is the athlete.")
    phone.get_by_role("button", name="Post comment").click()
    expect(phone.locator("main").get_by_text("an editor reads it first").first).to_be_visible()


def approve(page: Page) -> None:
    page.goto("/admin/comments/comment/")
    page.locator("#result_list tbody input[type=checkbox]").first.check()
    page.locator("select[name=action]").select_option(label="Approve")
    page.get_by_role("button", name="Run").or_(page.get_by_role("button", name="Go")).click()


@pytest.mark.django_db(transaction=True)
def test_from_an_empty_site_to_an_answered_review(page, phone, still):
    sign_in(page)
    add_people(page)
    add_names(page)
    add_show(page)
    add_review(page, still)
    page.get_by_role("button", name="Save and publish now").click()
    expect(page.get_by_text("is published")).to_be_visible()
    review = Review.objects.get()
    assert (review.moments.count(), review.lines.count(), review.photos.count()) == (2, 2, 1)
    read_on_a_phone(phone)
    shield_up_to_six(phone)
    answer_as_a_guest(phone)
    phone.goto(review.get_absolute_url())
    expect(phone.get_by_text("The translator is the athlete.")).to_have_count(0)
    approve(page)
    phone.goto(review.get_absolute_url())
    expect(phone.get_by_text("The translator is the athlete.")).to_be_visible()
