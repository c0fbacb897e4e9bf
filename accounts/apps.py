from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        """Models can be imported from here on."""
        from accounts.doors.sessions import sweep
        from comments import upkeep

        upkeep.CHORES.append(sweep)
