"""The desk's own tables, and which admin this site runs."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig


class DeskConfig(AppConfig):
    name = "desk"


class AdminConfig(DjangoAdminConfig):
    default = False
    default_site = "desk.site.Desk"
