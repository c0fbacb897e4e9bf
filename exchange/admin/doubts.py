"""What a text seems to tell, accepted or refused by one press for each."""

from collections.abc import Iterator
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from exchange.admin.written import OfBlogFilter, WrittenAdmin
from exchange.blogs.settling import CannotAccept, refuse
from exchange.models import Doubt, DoubtQuerySet, name_shows
from exchange.pasted.words import label_of


class AnsweredFilter(admin.SimpleListFilter):
    title = "answer"
    parameter_name = "answered"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "Waits for one"), ("yes", "Answered")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Doubt]) -> QuerySet[Doubt]:
        answers = {"no": True, "yes": False}
        is_open = answers.get(self.value() or "")
        return queryset if is_open is None else queryset.filter(settled_at__isnull=is_open)


class NamedFilter(admin.AllValuesFieldListFilter):
    """By what is asked, in the words of an editor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = "question"

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield choice | {"display": label_of(str(choice["display"]))}


@admin.register(Doubt)
class DoubtAdmin(WrittenAdmin):
    list_title = "Questions about imported texts"
    list_display = ["asked", "words_of_the_text", "post", "answer"]
    list_select_related: ClassVar[list[str]] = ["post"]
    list_filter = [AnsweredFilter, ("name", NamedFilter), ("post__blog_import", OfBlogFilter)]
    readonly_fields = ["asked", "words_of_the_text", "post", "given"]
    list_per_page = 50
    actions = ["accept_chosen", "refuse_chosen"]
    ordering = [F("settled_at").desc(nulls_first=True), "post", "pk"]
    change_form_template = "exchange/doubt_form.html"

    def get_urls(self) -> list[URLPattern]:
        presses = [("accept", self.accept_one), ("refuse", self.refuse_one)]
        own = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(require_POST(view)),
                name=f"exchange_doubt_{name}",
            )
            for name, view in presses
        ]
        return own + super().get_urls()

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changelist = super().get_changelist_instance(request)
        name_shows(changelist.result_list)
        return changelist

    @admin.display(description="question", ordering="name")
    def asked(self, row: Doubt) -> str:
        return str(row)

    @admin.display(description="what the text says")
    def words_of_the_text(self, row: Doubt) -> str:
        return row.evidence

    @admin.display(description="answer")
    def given(self, row: Doubt) -> str:
        return (
            "waits for one" if row.settled_at is None else ["refused", "accepted"][row.was_accepted]
        )

    @admin.display(description="answer", ordering="settled_at")
    def answer(self, row: Doubt) -> SafeString:
        return render_to_string("exchange/answer.html", {"doubt": row})

    def accept_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        doubt, back = self._doubt(request, pk), self._back(request, pk)
        self._accept(request, doubt)
        return back

    def refuse_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        doubt, back = self._doubt(request, pk), self._back(request, pk)
        if refuse(doubt):
            messages.success(request, f"{doubt} is refused and stays in the text.")
        else:
            messages.error(request, f"{doubt}: it has an answer by now.")
        return back

    def _doubt(self, request: HttpRequest, pk: int) -> Doubt:
        if not self.has_settle_permission(request):
            raise PermissionDenied
        doubts = Doubt.objects.select_related("post__review__show")
        found: Doubt = get_object_or_404(doubts, pk=pk)
        return found

    def _back(self, request: HttpRequest, pk: int) -> HttpResponse:
        """To the list as it was, with the buttons of the next question in view and under the keys."""
        came_from = urlsplit(request.META.get("HTTP_REFERER", ""))
        address = reverse("admin:exchange_doubt_changelist")
        if came_from.path != address or not came_from.query:
            return HttpResponseRedirect(address + self._place(request, pk))
        request.GET = QueryDict(came_from.query)
        return HttpResponseRedirect(f"{address}?{came_from.query}{self._place(request, pk)}")

    def _place(self, request: HttpRequest, pk: int) -> str:
        """Of the open question that stands after this one on its page of the list, or else before it."""
        try:
            shown = list(self.get_changelist_instance(request).result_list)
        except IncorrectLookupParameters:
            return ""
        at = next((number for number, row in enumerate(shown) if row.pk == pk), 0)
        others = [row for row in [*shown[at + 1 :], *shown[:at][::-1]] if row.settled_at is None]
        return f"#answer-{others[0].pk}" if others else ""

    def _accept(self, request: HttpRequest, doubt: Doubt) -> None:
        """What makes it true is large, and is loaded by the first who accepts something."""
        from exchange.blogs.doubts import accept

        try:
            has_left = accept(doubt)
        except CannotAccept as error:
            self.message_user(request, f"{doubt}: {error}", messages.ERROR)
        else:
            told = "has left the text" if has_left else "its words stay in the text as well"
            self.message_user(request, f"{doubt} is accepted, and {told}.", messages.SUCCESS)

    @admin.action(description="Accept: make it true of the review", permissions=["settle"])
    def accept_chosen(self, request: HttpRequest, chosen: DoubtQuerySet) -> None:
        for doubt in chosen.waiting().select_related("post__review__show"):
            self._accept(request, doubt)

    @admin.action(description="Refuse: leave it in the text", permissions=["settle"])
    def refuse_chosen(self, request: HttpRequest, chosen: DoubtQuerySet) -> None:
        for doubt in chosen.waiting():
            refuse(doubt)
        self.message_user(
            request, "They stay in the text and are not asked again.", messages.SUCCESS
        )

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("exchange.change_doubt")
