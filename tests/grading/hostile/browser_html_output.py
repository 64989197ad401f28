"""Display HTML and JavaScript with a script."""

# %% first
from IPython.display import HTML, Javascript, SVG, display
display(HTML("<script>window.OWNED=1</script><img src=x onerror='window.OWNED=1'>"))
display(Javascript("window.OWNED=1"))
display(SVG("<svg xmlns='http://www.w3.org/2000/svg' onload='window.OWNED=1'><script>window.OWNED=1</script></svg>"))
# %% answer="affine"
def affine(*args):
    return 0
