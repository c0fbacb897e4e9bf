"""What every mail of the site is made of: one template in two faces, and a way to stop by one click."""

import email.message
import email.policy
from email.policy import EmailPolicy
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from comments.mail.plain import plain
from config.language import offered
from config.site import site_address
from house.models import House


class WholeStop(EmailPolicy):
    """Mail programs that find the address of ``List-Unsubscribe`` folded or encoded offer no button."""

    def fold(self, name: str, value: Any) -> str:
        if name == "List-Unsubscribe":
            return f"{name}: {value}{self.linesep}"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:
        if name == "List-Unsubscribe":
            return self.fold(name, value).encode("ascii")
        return super().fold_binary(name, value)


class Letter(EmailMultiAlternatives):
    def message(self, *, policy: Any = email.policy.default) -> email.message.EmailMessage:
        return super().message(policy=WholeStop(linesep=policy.linesep))


def spoken_to(language: str) -> str:
    """That of the page where the address was typed, as long as there are such pages."""
    return language if language in offered() else settings.LANGUAGE_CODE


def mail(to: str, subject: str, template: str, context: dict[str, Any]) -> EmailMultiAlternatives:
    """The template is of HTML; its text comes along."""
    site = site_address()
    context |= {"house": House.objects.current(), "protocol": site.scheme, "domain": site.netloc}
    page = render_to_string(template, context)
    message = Letter(
        subject=" ".join(subject.split()),  # no line break gets into a header
        body=plain(page),
        to=[to],
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(page, "text/html")
    return message


def stoppable(message: EmailMultiAlternatives, stop: str) -> EmailMultiAlternatives:
    """By one request, which the mail program sends from wherever it is (RFC 8058)."""
    message.extra_headers |= {
        "List-Unsubscribe": f"<{settings.SITE_ADDRESS}{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return message
