"""The whole site as a folder that people can read, and back: ``docs/export-format.md`` describes it.

What is written follows from the models (``shape``), so that a new column is in the next export by itself.
"""
