"""How the site is, for whoever runs it: whether it answers, how it does, and which request a line is about.

No reader is told of here. Our lines and counts name views and never addresses: an address may hold the key of
a commenter or of a draft.
"""
