"""What “Forget this address” does, for an operator who is asked to."""

from comments.management.about_address import AddressCommand
from comments.models import Commenter


class Command(AddressCommand):
    help = "Erases an e-mail address, all comments written with it and all that is known of them."

    def about(self, commenter: Commenter) -> None:
        count = commenter.comments.count()
        commenter.forget()
        self.stdout.write(f"Erased, with {count} comment{'' if count == 1 else 's'}.")
