"""How somebody comes in at the desk: a password, a second factor, limits on guessing, and their sessions.

django-allauth knows the factors and the steps; its pages are dressed as the desk's, and what it would count
in the memory of each process is counted in a table.
"""
