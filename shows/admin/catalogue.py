"""The short lists that shows choose from."""

from django.contrib import admin

from config.desk_parts import ModelAdmin
from shows.models import Genre, Network, Platform


@admin.register(Network)
class NetworkAdmin(ModelAdmin[Network]):
    list_display = ["name", "name_hangul", "slug"]
    fields = ["name", "name_hangul", "slug"]
    search_fields = ["name", "name_hangul"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Genre)
class GenreAdmin(ModelAdmin[Genre]):
    list_display = ["name", "name_hangul", "slug"]
    fields = ["name", "name_hangul", "slug"]
    search_fields = ["name", "name_hangul"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Platform)
class PlatformAdmin(ModelAdmin[Platform]):
    list_display = ["name", "name_hangul", "slug", "homepage"]
    fields = ["name", "name_hangul", "slug", "homepage"]
    search_fields = ["name", "name_hangul"]
    prepopulated_fields = {"slug": ["name"]}
