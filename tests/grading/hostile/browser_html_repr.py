"""Show an object whose HTML, Markdown and LaTeX forms are hostile."""

# %% first
class Thing:
    def _repr_html_(self): return "<style>body{display:none}</style><script>window.OWNED=1</script>"
    def _repr_markdown_(self): return "<script>window.OWNED=1</script>"
    def _repr_latex_(self): return "$\\href{javascript:window.OWNED=1}{x}$"
Thing()
# %% answer="affine"
def affine(*args):
    return 0
