"""What pages call the countries that shows come from, by ISO 3166 code."""

from django.utils.translation import gettext_lazy as _

NAMES = {
    "AU": _("Australia"),
    "CA": _("Canada"),
    "CN": _("China"),
    "DE": _("Germany"),
    "ES": _("Spain"),
    "FR": _("France"),
    "GB": _("United Kingdom"),
    "HK": _("Hong Kong"),
    "ID": _("Indonesia"),
    "IN": _("India"),
    "IT": _("Italy"),
    "JP": _("Japan"),
    "KP": _("North Korea"),
    "KR": _("South Korea"),
    "MY": _("Malaysia"),
    "PH": _("Philippines"),
    "SG": _("Singapore"),
    "TH": _("Thailand"),
    "TR": _("Turkey"),
    "TW": _("Taiwan"),
    "US": _("United States"),
    "VN": _("Vietnam"),
}


def country_name(code: str) -> str:
    """The code itself, where the country is none of those."""
    return str(NAMES.get(code, code))
