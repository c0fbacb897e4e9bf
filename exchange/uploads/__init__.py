"""Exports that editors send to the desk: received, kept in a private folder, and worked at."""
