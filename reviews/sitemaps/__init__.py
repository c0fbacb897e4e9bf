"""What search engines are told of: every page that is for them, when it last changed, and what it shows."""
