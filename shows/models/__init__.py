"""What is known about shows; what is written about them is in ``reviews``."""

from shows.models.catalogue import Genre, Network, Platform
from shows.models.parts import Availability, Credit, Episode, Part
from shows.models.show import Show

__all__ = ["Availability", "Credit", "Episode", "Genre", "Network", "Part", "Platform", "Show"]
