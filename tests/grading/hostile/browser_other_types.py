"""Show by types that are no HTML: links in formulas, Markdown, Vega, widgets, PDF, and a picture that is none."""

# %% first

from IPython.display import display
script = "<script>window.OWNED=1</script>"
for kind, data in {
    "text/markdown": f"{script}[x](javascript:window.OWNED=1)", "text/latex": r"$\href{javascript:window.OWNED=1}{x}$" + script,
    "image/svg+xml": f"<svg>{script}</svg>", "application/javascript": "window.OWNED=1", "application/pdf": script,
    "application/vnd.jupyter.widget-view+json": script, "application/vnd.vegalite.v5+json": script, "text/html; charset=x": script,
    "image/png": f'" onerror="window.OWNED=1">{script}', "image/jpeg": script, "application/vnd.nnkit.explorer+json": script,
    "TEXT/HTML": script, "application/vnd.jupyter.stdout": script,
}.items():
    display({kind: data, "text/plain": "x"}, raw=True)
class Shows:
    def _repr_mimebundle_(self, **_):
        return {"text/html": script, "text/plain": script}, {"text/html": {"isolated": True}}
Shows()
# %% answer="affine"
def affine(*args):
    return 0
