"""Public pages are the same for everyone, so each is made once and then sent as it is, until it changes."""
