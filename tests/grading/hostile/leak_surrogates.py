"""Print halves of characters and bytes that no file can hold."""

# %% answer="affine"

def affine(X, w, b):
    print("\ud800\udfff\x00\x1b[31m\u202e" * 100)
    raise type("\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), (ValueError,), {})("\udcff" * 600 + repr(X))
