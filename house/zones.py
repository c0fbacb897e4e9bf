"""The time zones that a site may live in."""

from itertools import groupby
from zoneinfo import available_timezones

SEOUL = "Asia/Seoul"
REGIONS = (
    *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe"),
    *("Indian", "Pacific"),
)


def zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """By region, named by a city; of the zones without one only UTC."""
    cities = (zone for zone in sorted(available_timezones()) if zone.split("/")[0] in REGIONS)
    regions = [
        (region, [(zone, zone.replace("_", " ")) for zone in zones])
        for region, zones in groupby(cities, lambda zone: zone.split("/")[0])
    ]
    return [*regions, ("No city", [("UTC", "UTC")])]
