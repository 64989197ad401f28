"""The page that a student opens first; it needs nothing but a browser."""

COMMANDS = {
    "Linux and macOS": (
        "python3 -m venv env",
        "env/bin/pip install -r requirements.txt",
        "env/bin/jupyter lab lessons",
    ),
    "Windows": (
        "py -m venv env",
        "env\\Scripts\\pip install -r requirements.txt",
        "env\\Scripts\\jupyter lab lessons",
    ),
}

HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Start here</title>
<style>
:root{color-scheme:light dark}
body{font:17px/1.55 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;
background:light-dark(#fff,#181818);color:light-dark(#1a1a1a,#eee)}
pre{font-size:.9em;background:light-dark(#f3f3f3,#2a2a2a);padding:.7rem 1rem;overflow-x:auto}
</style>
</head>
<body>
<main>
<h1>Start here</h1>
<p>Neural networks, built by hand. You need Python 3.11 or newer. Once, with the network, open a terminal in this folder
and type:</p>
"""

FOOT = """\
<p>JupyterLab opens. Open <strong>start.md</strong> in it, then a lesson. From now on the last line is enough, and
nothing needs the network. Without JupyterLab: open a notebook of the folder <code>lessons</code> in VS Code or another
editor, and choose the Python in <code>env</code>.</p>
<h2>Before you hand in</h2>
<pre>{doctor}</pre>
<p>names what is missing, still open, or does not run from top to bottom. It changes nothing. Hand in the notebook
under its own name, and what the lesson asks for beside it.</p>
<h2>When a corrected edition comes</h2>
<p>Unpack it elsewhere, never over this folder. Then, in this folder,</p>
<pre>{update}</pre>
<p>(<code>NEW-WHEEL</code>: the path of the .whl file that came) brings the corrections. What you wrote stays, and your
notebooks as they were are kept in <code>lessons/kept</code>. On Windows these commands begin with
<code>env\\Scripts\\</code> instead of <code>env/bin/</code>.</p>
</main>
</body>
</html>
"""


def start_here(example: str) -> str:
    """The page's text; example: the name of a lesson that is handed out."""
    ways = "".join(
        f"<h2>{system}</h2>\n<pre tabindex=0>{chr(10).join(lines)}</pre>\n" for system, lines in COMMANDS.items()
    )
    doctor = f"env/bin/python -m nnkit doctor lessons/{example}/{example}.ipynb"
    python = "env/bin/python -m"
    update = f"{python} pip install --force-reinstall --no-deps NEW-WHEEL\n{python} nnkit start lessons --update"
    foot = FOOT.replace("<pre>", "<pre tabindex=0>").format(doctor=doctor, update=update)
    return HEAD + ways + foot
