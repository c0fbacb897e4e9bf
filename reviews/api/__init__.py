"""What the site knows and says, as JSON that anybody's program may read and none may write."""
