"""What is new, for programs that look by themselves: Atom and JSON Feed with the whole text.

A feed cannot veil. Where the page has a veil, a feed has a link to it.
"""
