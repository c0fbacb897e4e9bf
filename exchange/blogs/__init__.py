"""From the posts of an export to reviews of this site, with a list of all that does not survive."""
