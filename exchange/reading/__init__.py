"""From an export of another blog, file or folder, to its posts with their comments; no site, no database.

`exchange.reading.export.open_export` is the door; `items` says what comes out of it.
"""
