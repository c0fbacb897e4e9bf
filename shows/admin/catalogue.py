"""The short lists that shows choose from."""

from django.contrib import admin
from django.db.models import Model

from desk.parts import ModelAdmin
from shows.models import Genre, Network, Platform


class CatalogueAdmin[M: Model](ModelAdmin[M]):
    list_display = ["name", "name_hangul", "slug"]
    fields = ["name", "name_hangul", "slug"]
    search_fields = ["name", "name_hangul"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Network)
class NetworkAdmin(CatalogueAdmin[Network]):
    pass


@admin.register(Genre)
class GenreAdmin(CatalogueAdmin[Genre]):
    pass


@admin.register(Platform)
class PlatformAdmin(CatalogueAdmin[Platform]):
    list_display = ["name", "name_hangul", "slug", "homepage"]
    fields = ["name", "name_hangul", "slug", "homepage"]
