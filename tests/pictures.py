"""Pictures for rows that come without: ``ShowFactory(poster=POSTER)`` writes one to ``MEDIA_ROOT``."""

from factory.django import ImageField

POSTER = ImageField(filename="poster.jpg", format="JPEG", width=100, height=150)
FACE = ImageField(filename="face.jpg", format="JPEG", width=80, height=100)
