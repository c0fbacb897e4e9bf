"""Hostile requests to every address and every form, found by walking the site itself."""
