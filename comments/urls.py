from django.urls import path

from comments import views, writing

app_name = "comments"
urlpatterns = [
    path("reviews/<slug:slug>/comments/new/", writing.comment_new, name="comment_new"),
    path("comments/held/<str:signed>/", views.comment_held, name="comment_held"),
    path("comments/<int:pk>/", views.comment_detail, name="comment_detail"),
]
