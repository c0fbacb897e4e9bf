"""Posts of a blog read as reviews: what of their prose is a fact, and what remains."""
