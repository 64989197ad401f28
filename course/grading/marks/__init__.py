"""Who gets how many points: the gradebook, nbgrader's hooks, a class at a time, the build of a lesson."""
