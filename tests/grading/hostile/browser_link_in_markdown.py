"""Hide scripts behind links, frames and forms in a text cell."""

# %% [markdown]
# [click](javascript:window.OWNED=1) <a href="data:text/html,<script>OWNED</script>">x</a> <iframe srcdoc="<script>parent.OWNED=1</script>"></iframe> <form action="//evil.example"><button>x</button></form>
# %% answer="affine"
def affine(*args):
    return 0
