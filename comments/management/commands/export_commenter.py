"""What the page of somebody's own comments saves as a file, for an operator who is asked for it."""

import json

from comments.management.about_address import AddressCommand
from comments.models import Commenter
from comments.yours.export import everything_of


class Command(AddressCommand):
    help = "Prints all that is kept of an e-mail address, as JSON."

    def about(self, commenter: Commenter) -> None:
        self.stdout.write(json.dumps(everything_of(commenter), ensure_ascii=False, indent=1))
