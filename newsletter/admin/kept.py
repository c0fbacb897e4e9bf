"""What the newsletter keeps for itself, to be read by whoever looks after the site; in no list of apps."""

from django.contrib import admin

from desk.admin import KeptAdmin
from newsletter.models import Delivery


@admin.register(Delivery)
class DeliveryAdmin(KeptAdmin):
    list_display = [
        "mailing",
        "subscriber",
        "due_at",
        "begun_at",
        "sent_at",
        "bounced_at",
        "attempts",
    ]
    list_select_related = ["mailing__review", "subscriber"]
    ordering = ["-created_at", "-pk"]
