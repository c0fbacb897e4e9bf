"""One connection to the mail server for many mails, and the moment from which a mail may have arrived."""

from collections.abc import Callable
from smtplib import SMTP, SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any, Self

from django.core.mail import EmailMessage, mailers

from newsletter.statuses import is_dead

PERMANENT = 500
BUSY = 421


class Taken(Exception):
    """Another process hands this mail over, or nobody wants it any more."""


class Refused(Exception):
    """The server said no to this mail, and goes on with the next."""

    def __init__(self, code: int, *, is_about_address: bool) -> None:
        super().__init__(code)
        self.is_permanent = code >= PERMANENT
        self.is_about_address = is_about_address


class Down(Exception):
    """The server cannot be reached, or went away before it was told the text."""


class Unknown(Exception):
    """The server went away while or after it was told the text: only it knows whether it took that."""


class Wire:
    def __init__(self) -> None:
        self.mailer: Any = mailers.create_connection("default")

    def __enter__(self) -> Self:
        try:
            self.mailer.open()
        except (SMTPException, OSError) as error:
            raise Down from error
        return self

    def __exit__(self, *fault: object) -> None:
        try:
            self.mailer.close()
        except (SMTPException, OSError):
            self.mailer.connection = None

    def send(self, message: EmailMessage, begin: Callable[[], bool]) -> None:
        """``begin`` is asked at the last moment at which nothing of the text is told, and may refuse."""
        begun = False

        def first() -> None:
            nonlocal begun
            if not begin():
                raise Taken
            begun = True

        server = getattr(self.mailer, "connection", None)
        if isinstance(server, SMTP):
            _ask_before_text(server, first)
        else:
            first()
        try:
            self.mailer.send_messages([message])
        except SMTPRecipientsRefused as refusal:
            code, told = min(refusal.recipients.values())
            if code == BUSY:
                raise Down from refusal
            is_about_address = is_dead(told.decode(errors="replace"), code)
            raise Refused(code, is_about_address=is_about_address) from refusal
        except SMTPDataError as refusal:
            raise Refused(refusal.smtp_code, is_about_address=False) from refusal
        except SMTPSenderRefused as refusal:
            raise Down from refusal
        except Taken:
            _forget_recipient(server)
            raise
        except (SMTPException, OSError) as error:
            raise (Unknown if begun else Down) from error


def _ask_before_text(server: SMTP, first: Callable[[], None]) -> None:
    def data(text: Any) -> tuple[int, bytes]:
        first()
        return type(server).data(server, text)

    server.data = data  # type: ignore[assignment, method-assign]


def _forget_recipient(server: Any) -> None:
    """What was begun for the mail that stays."""
    if isinstance(server, SMTP):
        try:
            server.rset()
        except (SMTPException, OSError) as error:
            raise Down from error
