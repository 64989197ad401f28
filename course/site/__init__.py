"""Pages of the course for a browser alone: the site that anyone can open, and slides for a lecture."""
