"""The desk's pages for shows, one module for each kind of page."""

from shows.admin.availability import AvailabilityAdmin
from shows.admin.catalogue import GenreAdmin, NetworkAdmin, PlatformAdmin
from shows.admin.credits import CreditAdmin
from shows.admin.show import ShowAdmin

__all__ = [
    "AvailabilityAdmin",
    "CreditAdmin",
    "GenreAdmin",
    "NetworkAdmin",
    "PlatformAdmin",
    "ShowAdmin",
]
