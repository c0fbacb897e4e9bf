"""Every constraint is broken on purpose, past all forms, and the database refuses."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from tests import factories as make
from tests.house_rules import RUNGS

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FILM = {"kind": "film", "episode_count": None}
OFF_THE_PICTURE = [{"focus_across": 101}, {"focus_down": 101}]

# Constraint → what makes a valid row, and the values that no row may take. NULL passes a CHECK: both
# halves of every pair are tried.
CHECKS = {
    "house_is_one": (make.HouseFactory, [{"id": 2}]),
    "house_has_a_name": (make.HouseFactory, [{"name": ""}]),
    "loss_counts_from_one": (make.LossFactory, [{"count": 0}]),
    "person_has_a_name": (make.PersonFactory, [{"name": ""}]),
    "person_focus_in_percent": (make.PersonFactory, OFF_THE_PICTURE),
    "show_focus_in_percent": (make.ShowFactory, OFF_THE_PICTURE),
    "photo_focus_in_percent": (make.PhotoFactory, OFF_THE_PICTURE),
    "show_has_a_title": (make.ShowFactory, [{"title": ""}]),
    "show_kind_is_known": (make.ShowFactory, [{"kind": "series"}]),
    "show_film_has_no_episodes": (make.ShowFactory, [{"kind": "film"}]),
    "show_episode_count_in_range": (
        make.ShowFactory,
        [{"episode_count": 0}, {"episode_count": 999}],
    ),
    "show_run_ends_after_it_begins": (
        make.ShowFactory,
        [{"aired_to": date(2020, 12, 15)}, {"aired_from": None}],
    ),
    "show_year_agrees_with_aired_from": (make.ShowFactory, [{"year": 2019}]),
    "show_runtime_in_order": (make.ShowFactory, [{"runtime_max": 69}, {"runtime_min": None}]),
    "show_does_not_follow_itself": (make.ShowFactory, [{"follows": models.F("pk")}]),
    "episode_number_in_range": (make.EpisodeFactory, [{"number": 0}, {"number": 999}]),
    "episode_viewership_is_percent": (
        make.EpisodeFactory,
        [{"viewership": Decimal("-0.1")}, {"viewership": Decimal("100.1")}],
    ),
    "credit_role_is_known": (make.CreditFactory, [{"role": "star"}]),
    "availability_status_is_known": (make.AvailabilityFactory, [{"status": "soon"}]),
    "show_trailer_is_a_web_address": (make.ShowFactory, [{"trailer_url": "javascript:alert(1)"}]),
    "availability_url_is_a_web_address": (
        make.AvailabilityFactory,
        [{"url": "javascript:alert(1)"}],
    ),
    "platform_homepage_is_a_web_address": (
        make.PlatformFactory,
        [{"homepage": "data:text/html,x"}],
    ),
    "subscriber_has_an_address": (make.SubscriberFactory, [{"email": ""}]),
    "subscriber_stopped_for_a_reason": (
        make.SubscriberFactory,
        [
            {"stopped_at": NOON},
            {"stopped_because": "asked"},
            {"stopped_at": NOON, "stopped_because": "x"},
        ],
    ),
    "subscription_is_to_one_thing": (
        make.SubscriptionFactory,
        [{"kind": "show"}, {"kind": "person"}, {"kind": "both"}],
    ),
    "mailing_is_about_one_thing": (
        make.MailingFactory,
        [
            {"subject": ""},
            {"text": ""},
            {"kind": "review"},
            {"kind": "week"},
            {"week_on": NOON.date()},
        ],
    ),
    "mailing_is_due_before_it_goes": (make.MailingFactory, [{"listed_at": NOON}]),
    "delivery_begun_before_it_is_sent": (make.DeliveryFactory, [{"sent_at": NOON}]),
    "commenter_has_an_address": (make.CommenterFactory, [{"email": ""}]),
    "comment_about_one_thing": (
        lambda: make.CommentFactory(moment=make.HighlightMomentFactory()),
        [{"line": models.F("moment")}],
    ),
    "linked_site_has_a_host": (make.LinkedSiteFactory, [{"host": ""}]),
    "block_has_a_value": (make.BlockFactory, [{"value": ""}]),
    "block_kind_is_known": (make.BlockFactory, [{"kind": "planet"}]),
    "block_effect_is_known": (make.BlockFactory, [{"effect": "shout"}]),
    "block_of_a_place_ends": (make.BlockFactory, [{"kind": "address"}, {"kind": "network"}]),
    "notice_kind_is_known": (make.NoticeFactory, [{"kind": "advert"}]),
    "notice_has_one_recipient": (make.NoticeFactory, [{"commenter": None}]),
    "spoiler_report_boundary_in_range": (make.SpoilerReportFactory, [{"spoils_to": 1000}]),
    "tag_has_a_slug": (make.TagFactory, [{"slug": ""}]),
    "review_rating_half_stars": (
        make.ReviewFactory,
        [{"rating": Decimal(wrong)} for wrong in ("0", "0.3", "4.7", "5.5")],
    ),
    "review_has_a_headline": (make.ReviewFactory, [{"headline": ""}]),
    "review_kind_is_known": (make.ReviewFactory, [{"kind": "rant"}]),
    "review_is_about_a_show": (
        lambda: make.ReviewFactory(article=True),
        [{"kind": kind} for kind in ("review", "recap", "first-look")],
    ),
    "review_page_is_about_no_show": (make.ReviewFactory, [{"kind": "page"}]),
    "review_rates_a_show": (
        lambda: make.ReviewFactory(article=True),
        [{"rating": Decimal("4.5")}, {"first_episode": 1, "last_episode": 1}],
    ),
    "review_episodes_in_order": (
        make.ReviewFactory,
        [
            {"first_episode": 7, "last_episode": 6},
            {"first_episode": 0},
            {"first_episode": None},
            {"last_episode": None},
            {"last_episode": 999},
        ],
    ),
    "review_boundary_in_range": (make.ReviewFactory, [{"spoils_to": 1000}]),
    "photo_number_from_one": (make.PhotoFactory, [{"number": 0}]),
    "photo_has_a_picture": (make.PhotoFactory, [{"image": ""}]),
    "photo_boundary_in_range": (make.PhotoFactory, [{"spoils_to": 1000}]),
    "moment_has_a_title": (make.HighlightMomentFactory, [{"title": ""}]),
    "moment_episodes_in_order": (
        make.HighlightMomentFactory,
        [
            {"first_episode": 8},
            {"first_episode": 0},
            {"first_episode": None},
            {"last_episode": None},
        ],
    ),
    "moment_boundary_in_range": (make.HighlightMomentFactory, [{"spoils_to": 1000}]),
    "verdict_kind_is_known": (make.VerdictFactory, [{"kind": "second-look"}]),
    "verdict_says_something": (make.VerdictFactory, [{"rating": None, "text": ""}]),
    "verdict_rating_half_stars": (
        make.VerdictFactory,
        [{"rating": Decimal(wrong)} for wrong in ("0", "0.3", "4.7", "5.5")],
    ),
    "verdict_episodes_in_order": (
        make.VerdictFactory,
        [
            {"first_episode": 9},
            {"first_episode": 0},
            {"first_episode": None},
            {"last_episode": None},
            {"last_episode": 999},
        ],
    ),
    "verdict_boundary_in_range": (make.VerdictFactory, [{"spoils_to": 1000}]),
    "correction_has_a_text": (make.CorrectionFactory, [{"text": ""}]),
    "correction_boundary_in_range": (make.CorrectionFactory, [{"spoils_to_override": 1000}]),
    "line_has_a_quote": (make.MemorableLineFactory, [{"quote": "", "quote_hangul": ""}]),
    "line_has_one_speaker": (
        lambda: make.MemorableLineFactory(spoken=True),
        [{"speaker": "Poster copy"}],
    ),
    "line_episode_in_range": (make.MemorableLineFactory, [{"episode": 0}, {"episode": 999}]),
    "line_boundary_in_range": (make.MemorableLineFactory, [{"spoils_to": 1000}]),
    "ranked_list_has_a_title": (make.RankedListFactory, [{"title": ""}]),
    "ranked_list_counts_down_in_numbers": (
        make.RankedListFactory,
        [{"counts_down": True, "is_numbered": False}],
    ),
    "ranked_list_year_of_four_digits": (make.RankedListFactory, [{"year": 24}, {"year": 2101}]),
    "list_entry_is_a_show_or_a_review": (make.ListEntryFactory, [{"show": None}]),
    "list_rank_from_one": (make.ListEntryFactory, [{"rank": 0}]),
    "old_path_begins_at_the_root": (make.OldPathFactory, [{"path": "2021/run-on.html"}]),
    "old_path_leads_to_one_page": (make.OldPathFactory, [{"review": None}]),
    "daily_views_from_one": (make.DailyViewsFactory, [{"count": 0}]),
    "version_number_from_one": (make.VersionFactory, [{"number": 0}]),
    "ignored_name_is_not_empty": (make.IgnoredNameFactory, [{"name": ""}]),
    "comment_reply_has_parent_and_thread": (
        lambda: make.CommentFactory(parent=make.CommentFactory()),
        [{"parent": None}, {"thread": None}],
    ),
    "comment_state_is_known": (make.CommentFactory, [{"state": "loud"}]),
    "comment_has_text": (make.CommentFactory, [{"body": ""}]),
    "comment_boundary_in_range": (make.CommentFactory, [{"spoils_to": 1000}]),
}

# Unique constraint → what makes a row, with columns whose values a second row may not repeat.
UNIQUE = {
    "episode_number_once_per_show": (make.EpisodeFactory, ["show", "number"]),
    "credit_once_per_role": (make.CreditFactory, ["show", "person", "role", "character"]),
    "availability_once_per_region": (make.AvailabilityFactory, ["show", "platform", "region"]),
    "tag_once_per_review": (make.ReviewTagFactory, ["content_object", "tag"]),
    "review_once_per_source": (
        lambda **more: make.ReviewFactory(**{"source": "blogger", "source_id": "7"} | more),
        ["source", "source_id"],
    ),
    "photo_number_once": (make.PhotoFactory, ["review", "number"]),
    "list_show_once": (make.ListEntryFactory, ["ranked_list", "show"]),
    "list_review_once": (
        lambda **more: make.ListEntryFactory(
            **{"show": None, "review": make.ReviewFactory()} | more
        ),
        ["ranked_list", "review"],
    ),
    "list_rank_once": (make.ListEntryFactory, ["ranked_list", "rank"]),
    "daily_views_once_per_day": (make.DailyViewsFactory, ["review", "day"]),
    "version_number_once": (make.VersionFactory, ["review", "number"]),
    "unsaved_work_once_per_form": (make.UnsavedWorkFactory, ["user", "form_id"]),
    "presence_once_per_review": (make.PresenceFactory, ["user", "review"]),
    "ignored_name_once_per_review": (make.IgnoredNameFactory, ["review", "name"]),
    "comment_sent_once": (
        lambda **more: make.CommentFactory(**{"sent_as": "a-form"} | more),
        ["sent_as"],
    ),
    "tally_once_per_window": (make.TallyFactory, ["key", "window_at"]),
    "linked_site_once_per_comment": (make.LinkedSiteFactory, ["comment", "host"]),
    "block_once": (make.BlockFactory, ["kind", "value"]),
    "subscription_once_per_kind": (make.SubscriptionFactory, ["subscriber", "kind"]),
    "subscription_once_per_show": (
        lambda **more: make.SubscriptionFactory(
            **{"kind": "show", "show": make.ShowFactory()} | more
        ),
        ["subscriber", "show"],
    ),
    "subscription_once_per_person": (
        lambda **more: make.SubscriptionFactory(
            **{"kind": "person", "person": make.PersonFactory()} | more
        ),
        ["subscriber", "person"],
    ),
    "delivery_once": (
        lambda **more: make.DeliveryFactory(**{"mailing": make.MailingFactory()} | more),
        ["mailing", "subscriber"],
    ),
    "notice_once_per_comment": (make.NoticeFactory, ["kind", "commenter", "comment"]),
    "spoiler_report_once_per_place": (make.SpoilerReportFactory, ["comment", "origin"]),
    "imported_post_once_per_blog": (make.ImportedPostFactory, ["blog_import", "source_id"]),
    "count_once_per_post_and_kind": (make.CountFactory, ["post", "kind"]),
    "count_once_per_blog_and_kind": (
        lambda **more: make.CountFactory(
            **{"post": None, "blog_import": make.BlogImportFactory()} | more
        ),
        ["blog_import", "kind"],
    ),
    "comment_once_per_source": (
        lambda **more: make.CommentFactory(**{"source": "blogger", "source_id": "7"} | more),
        ["source", "source_id"],
    ),
}


def _refused(change) -> str:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        change()
    return str(error.value)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [(name, wrong) for name, (_, wrongs) in CHECKS.items() for wrong in wrongs],
    ids=str,
)
def test_check_refuses(db, name, wrong):
    row = CHECKS[name][0]()
    message = _refused(lambda: type(row).objects.filter(pk=row.pk).update(**wrong))
    assert name in message


@pytest.mark.parametrize("name", UNIQUE)
def test_unique_refuses_a_second_row(db, name):
    make_row, columns = UNIQUE[name]
    first = make_row()
    same = {column: getattr(first, column) for column in columns}
    message = _refused(lambda: make_row(**same)).casefold()
    assert "unique" in message


def test_a_second_row_without_a_source_is_no_repeat(db):
    first, second = make.ReviewFactory.create_batch(2)
    assert (first.source, second.source) == ("", "")


def test_every_constraint_is_tried(db):
    ours = [model for model in apps.get_models() if model._meta.app_label in RUNGS]
    names = {
        constraint.name
        for model in ours
        for constraint in model._meta.constraints
        if model._meta.app_label != "accounts"
    }
    assert set(CHECKS) | set(UNIQUE) == names


def test_constraint_names_are_messages_a_person_can_read(db):
    show = make.ShowFactory.build(kind="film", episode_count=16, original_network=None)
    with pytest.raises(Exception, match="A film has no episodes") as error:
        show.full_clean()
    assert "episode" in str(error.value)
