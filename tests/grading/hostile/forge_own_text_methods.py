"""Objects whose text, length and order forge, raise or never end."""

# %% answer="affine"

class Answer:
    def __repr__(self): return "<script>window.OWNED=1</script>" * 1000
    def __str__(self): raise SystemExit("said enough")
    def __format__(self, form): return self
    def __len__(self): return 10**30
    def __dir__(self): return self
    def __next__(self): return 3.0
    def __iter__(self): return self
    def __array__(self, *a, **k): return self
def affine(X, w, b):
    return Answer()
