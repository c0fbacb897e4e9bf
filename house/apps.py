from django.apps import AppConfig
from django.core import checks


class HouseConfig(AppConfig):
    name = "house"
    verbose_name = "The site"

    def ready(self) -> None:
        from config.checks import live_settings

        checks.register(live_settings, checks.Tags.security, deploy=True)
