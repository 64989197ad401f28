"""From an author's text to what a student opens."""
