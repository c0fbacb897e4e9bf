"""Facts pasted as text become rows to look at; no table is asked here."""
