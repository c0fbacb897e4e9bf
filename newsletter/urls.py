from django.conf import settings
from django.urls import path

from newsletter import views

app_name = "newsletter"
# All of it is about mail: where none can be sent, nothing is offered.
urlpatterns = (
    [
        path("newsletter/", views.subscribe, name="subscribe"),
        path("newsletter/archive/", views.mailing_list, name="mailing_list"),
        path("newsletter/archive/<int:pk>/", views.mailing_detail, name="mailing_detail"),
        path("newsletter/confirm/<str:signed>/", views.confirm, name="confirm"),
        path("newsletter/yours/<str:signed>/", views.yours, name="yours"),
        path("newsletter/stop/<str:signed>/", views.stop, name="stop"),
        path("newsletter/forget/<str:signed>/", views.forget, name="forget"),
    ]
    if settings.MAILERS
    else []
)
