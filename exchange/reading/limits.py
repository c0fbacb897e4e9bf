"""How much is read of anything, so that no file, however made, takes more than a fixed memory."""

CHUNK = 1 << 16

LONGEST_TEXT = 8_000_000
"""Characters in one item of a file, all its fields together; a long novel has two million."""
MOST_ELEMENTS = 50_000
"""In one item, its comments not counted."""
MOST_TERMS = 50_000
"""Categories and tags of a blog as a whole; those of a post come with the post."""
DEEPEST = 100
LONGEST_TAG = 1 << 20
"""Bytes from `<` to `>`, and those of a comment or an instruction."""
LONGEST_RAW = 16 << 20
"""Bytes of an item that are kept while it is read, to mend it if it is broken."""
LONGEST_PROLOGUE = 1 << 20

MOST_ENTRIES = 100_000
"""Files in an archive or a folder."""
LONGEST_DIRECTORY = 16 << 20
"""Bytes of a zip's own list of its files."""
MOST_UNPACKED = 64 << 30
HIGHEST_RATIO = 200
"""Unpacked to packed, for a file of an archive; prose reaches 5, the most repetitive exports 50."""
SMALL = 8 << 20
"""Files up to this size are not asked for their ratio."""

EARLIEST_YEAR, LATEST_YEAR = 1970, 2100
