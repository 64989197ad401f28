"""What `python -m nnkit` does for a student: a folder of lessons of their own, and a look over what is in it."""
