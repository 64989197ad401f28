"""What serves the lessons: a student's own library, cases as text, given data, and the mathematics of single exercises.

It may use all of nnkit but the widgets, and nothing of nnkit but the widgets may use it: a network needs none of it.
"""
