"""What the comments keep for themselves, to be read by whoever looks after the site; in no list of apps."""

from django.contrib import admin

from comments.models import LinkedSite, Notice, Ruling, SpoilerReport, Tally, Trace
from desk.admin import KeptAdmin


@admin.register(LinkedSite)
class LinkedSiteAdmin(KeptAdmin):
    list_display = ["host", "comment"]
    list_select_related = ["comment"]
    ordering = ["host", "-pk"]


@admin.register(Notice)
class NoticeAdmin(KeptAdmin):
    list_display = ["kind", "commenter", "user", "comment", "due_at", "sent_at", "attempts"]
    list_select_related = ["commenter", "user", "comment"]
    ordering = ["-created_at", "-pk"]


@admin.register(Ruling)
class RulingAdmin(KeptAdmin):
    list_display = ["comment", "by", "at", "from_state", "to_state", "to_spoils_to", "undone_at"]
    list_select_related = ["comment", "by"]
    ordering = ["-at", "-pk"]


@admin.register(SpoilerReport)
class SpoilerReportAdmin(KeptAdmin):
    list_display = ["comment", "spoils_to", "created_at", "settled_at"]
    list_select_related = ["comment"]
    ordering = ["-created_at", "-pk"]


@admin.register(Tally)
class TallyAdmin(KeptAdmin):
    list_display = ["key", "window_at", "count"]
    list_select_related = []
    ordering = ["-window_at", "-pk"]


@admin.register(Trace)
class TraceAdmin(KeptAdmin):
    list_display = ["comment", "address", "network", "created_at"]
    list_select_related = ["comment"]
    ordering = ["-created_at", "-pk"]
