from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    name = "newsletter"

    def ready(self) -> None:
        """Models can be imported from here on."""
        from comments import upkeep
        from newsletter.chore import look

        upkeep.CHORES.append(look)
