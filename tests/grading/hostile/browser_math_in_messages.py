"""Hide a script behind formulas in messages, in rich text and in a LaTeX form, by every command of MathJax's."""

# %% first

from IPython.display import Latex, Markdown, display
display(Latex("<img src=x onerror=window.OWNED=1> $\\mmlToken{mi}[href=\"javascript:OWNED\"]{x}$"))
display(Markdown("[a](java\tscript:OWNED) <javascript:OWNED> ![i](javascript:OWNED) $\\mmlToken{mi}[href='javascript:OWNED']{x}$"))
# %% answer="affine"
def affine(X, w, b):
    raise ValueError("$\\href{javascript:window.OWNED=1}{x}$ $\\mmlToken{mi}[href='javascript:OWNED']{y}$")
