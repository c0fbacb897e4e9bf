"""Pages in the words of schema.org, for machines: nothing in it gives anything away."""
