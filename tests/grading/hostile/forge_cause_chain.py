"""Raise exceptions whose causes, notes, groups and tracebacks are endless, circular or hold what was given."""

# %% answer="affine"

TURN = [0]
def answer(X, w, b):
    TURN[0] += 1
    error = ValueError("a")
    if TURN[0] % 4 == 0:
        error.__cause__ = error
    elif TURN[0] % 4 == 1:
        for i in range(200):
            error.add_note(f"{X.tolist()} {i}")
    elif TURN[0] % 4 == 2:
        group = error
        for _ in range(500):
            group = ExceptionGroup("g", [group])
        error = group
    else:
        inner = error
        for _ in range(200):
            try:
                raise inner
            except ValueError as e:
                inner = ValueError(str(X.tolist())); inner.__context__ = e
        error = inner
    raise error
affine = answer
