"""Why a comment is not taken, as a sentence for the commenter, who keeps what was typed."""


class CommentRefused(ValueError):
    """A comment that cannot be posted; its message is a sentence for the commenter."""


class CommentArrived(CommentRefused):
    """Refused, for the same one is here already."""


class CommentTooSoon(CommentRefused):
    """Refused for now: it may be sent again in ``seconds``."""

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds
