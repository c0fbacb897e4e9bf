"""What a row of the index is: the letter of its table."""

PERSON, SHOW, CHARACTER = "p", "s", "c"
