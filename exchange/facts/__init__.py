"""Shows, people, credits and episodes from tables: read, compared with what is known, stored show by show."""
