"""How much is taken of a facts file, so that no file, however made, takes more than a fixed memory."""

LONGEST_CELL = 131_072
"""Characters, as Python's own reader of CSV has it; a synopsis has some thousands."""
LONGEST_ROW = 1 << 20
"""Characters of a row of CSV, over however many lines."""
LONGEST_WHOLE = 2_000_000
"""Characters of a JSON file that is read at once."""
MOST_COLUMNS = 500
MOST_UNCLOSED = 100
"""Rows that are read again because a quotation mark of theirs closes nowhere."""
MOST_ROWS = 250_000
MOST_PARTS = 2_000
"""Of one show: episodes and credits in one row of JSON."""
MOST_FACTS = 10_000
"""Of one show, from all rows."""
MOST_SHOWS = 50_000
MOST_PEOPLE = 60_000
"""New ones of one run; each is compared with all, so that all are in memory."""
MOST_NOTES = 10_000
"""Kept of each kind for the report; all are counted."""
