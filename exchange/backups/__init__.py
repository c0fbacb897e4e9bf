"""The whole site as one file, and back: the database, and the pictures.

A backup is a plain tar: the database, ``media/``, and last ``manifest.json`` with the digest of every other
file, so that a backup proves itself without the site that it came from.
"""
