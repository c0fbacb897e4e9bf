"""People, found by any spelling of their names."""

from collections.abc import Iterable

from django.contrib import admin
from django.utils.safestring import SafeString

from desk.addresses import AddressedAdmin
from desk.finding import ClosestFirstAdmin
from desk.merging import MergingAdmin
from desk.parts import PictureInput, thumbnail, whole_picture
from images.fields import CleanImageField
from people.known import KnownPeople, joined
from people.models import Person
from text.names.scripts import Names


@admin.register(Person)
class PersonAdmin(AddressedAdmin[Person], MergingAdmin[Person], ClosestFirstAdmin[Person]):
    list_display = ["picture", "name", "name_hangul", "groups", "born_on"]
    list_display_links = ["name"]
    list_per_page = 50
    ordering = ["name", "pk"]
    search_fields = ["search_key"]
    prepopulated_fields = {"slug": ["name"]}
    formfield_overrides = {CleanImageField: {"widget": PictureInput}}
    readonly_fields = ["preview"]
    fieldsets = [
        (None, {"fields": ["name", "family_name", "name_hangul", "slug"]}),
        ("Also known as", {"fields": ["aliases", "groups"]}),
        ("Life", {"fields": ["born_on", "bio"]}),
        ("Photo", {"fields": ["preview", "photo", ("focus_across", "focus_down"), "photo_credit"]}),
    ]

    def twins_of(self, row: Person) -> Iterable[Person]:
        """Those whose names may be other spellings of this one's."""
        found = KnownPeople.load().find(joined(map(Names.of, row.every_name))).found
        return Person.objects.filter(pk__in=found).exclude(pk=row.pk).in_order()

    @admin.display(description="preview")
    def preview(self, person: Person) -> SafeString:
        return whole_picture(person.photo)

    @admin.display(description="photo")
    def picture(self, person: Person) -> SafeString:
        return thumbnail(person.photo, person.name_hangul or person.name)
