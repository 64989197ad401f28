"""Put HTML into names, messages and warnings that a card shows."""

# %% answer="affine"
import warnings
def affine(X, w, b):
    warnings.warn("<script>window.OWNED=1</script>")
    raise ValueError("<img src=x onerror=window.OWNED=1>")
