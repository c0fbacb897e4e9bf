from django.conf import settings
from django.urls import path

from comments import reporting, views, writing
from comments.yours import views as own

app_name = "comments"
urlpatterns = [
    path("reviews/<slug:slug>/comments/new/", writing.comment_new, name="comment_new"),
    path("comments/held/<str:signed>/", views.comment_held, name="comment_held"),
    path("comments/<int:pk>/", views.comment_detail, name="comment_detail"),
    path("comments/<int:pk>/report/", reporting.comment_report, name="comment_report"),
    path("comments/<int:pk>/reported/", reporting.comment_reported, name="comment_reported"),
]
OWN = [
    path("comments/yours/", own.ask, name="ask"),
    path("comments/confirm/<str:signed>/", own.confirm, name="confirm"),
    path("comments/stop/<str:signed>/", own.stop, name="stop"),
    path("comments/yours/<str:signed>/", own.yours, name="yours"),
    path("comments/yours/<str:signed>/comments.json", own.export, name="export"),
    path("comments/yours/<str:signed>/replies/", own.replies, name="replies"),
    path("comments/yours/<str:signed>/forget/", own.forget, name="forget"),
    path("comments/yours/<str:signed>/<int:pk>/edit/", own.edit, name="edit"),
    path("comments/yours/<str:signed>/<int:pk>/delete/", own.delete, name="delete"),
]
# Their way to anybody is by mail.
urlpatterns += OWN if settings.MAILERS else []
