from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self) -> None:
        """Models can be imported from here on."""
        from comments import upkeep
        from config.pages import files
        from reviews.cards.kept import sweep
        from reviews.feeds.hub import Hub
        from reviews.models import RankedList, Review
        from rows import until

        until.DATED += [Review, RankedList]
        upkeep.CHORES += [sweep, Hub().tell, files.sweep]
