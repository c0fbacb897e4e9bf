"""A site on SQLite becomes one on PostgreSQL, while it goes on.

All is one transaction of the target: what the source holds at one moment is copied, the keys are checked,
each row is read back and compared, and only then is it there. What was written meanwhile a second run brings
over.
"""
