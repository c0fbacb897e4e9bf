"""The way to a new password, under the desk's own address. The login links to the first of these names."""

from django.urls import path

from accounts import views

urlpatterns = [
    path("password/", views.PasswordReset.as_view(), name="admin_password_reset"),
    path("password/sent/", views.PasswordResetDone.as_view(), name="password_reset_done"),
    path(
        "password/<uidb64>/<token>/",
        views.PasswordResetConfirm.as_view(),
        name="password_reset_confirm",
    ),
    path(
        "password/changed/", views.PasswordResetComplete.as_view(), name="password_reset_complete"
    ),
]
