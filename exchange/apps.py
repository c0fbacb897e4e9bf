from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "exchange"
    verbose_name = "Arrive and leave"

    def ready(self) -> None:
        """Models can be imported from here on."""
        from comments import upkeep
        from exchange.uploads.sweeping import sweep

        upkeep.CHORES.append(sweep)
