"""Have a raw cell carried to the browser as it is."""

# %% [raw] mimetype="text/html"
# <script>window.OWNED=1</script>
# %% answer="affine"
def affine(*args):
    return 0
