"""The grader under test: banks of right and wrong answers, slips that nobody wrote, piles that others wrote, and the
search for what answers an exercise by itself."""
