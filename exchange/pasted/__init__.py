"""A review that starts from one pasted article: read as a blog is, and put into the review's form."""
