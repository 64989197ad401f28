"""Use terminal codes and text direction marks to disguise output."""

# %% first
print("\x1b[2J\x1b]0;owned\x07\u202e<script>window.OWNED=1</script>")
# %% answer="affine"
def affine(*args):
    return 0
