"""Make the explorers' script and style as they are shipped: bundled and minified, in static/built.

`make script` runs it, after any change of a source in nnkit/widgets/labextensions/nnkit/static. It needs node; whoever
only uses or tests nnkit needs none, for what is made is kept, and a test holds that it is made of the sources.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

# not from nnkit, which reads what is made here
STATIC = Path(__file__).parents[1] / "nnkit" / "widgets" / "labextensions" / "nnkit" / "static"
BUILT = STATIC / "built"
TOOLS = ("esbuild@0.28.2", "terser@5.51.4", "zopfli==0.4.3")
# What a page may need, by the name of the built file: modules that come first, functions with their modules, sheets
# behind shared.css. Numbers come first, then words, then what draws: what is alike stands together, and packs better.
FIRST = (
    "matrix.js", "random.js", "optimisers.js", "shapes.js", "playground/points.js", "network.js", "playground/warp.js",
    "models.js", "explorers.js", "playground/facts.js", "discoveries.js", "questions.js", "elements.js",
    "controls.js", "panel.js", "guesses.js", "playground.js", "playground/page.js",
)  # fmt: skip
ENTRIES = {
    "mount": ((), {"mount": "mount.js"}, ("explorer",)),
    "door": (FIRST, {"show": "door.js", "render": "playground.js"}, ("explorer", "playground")),
}


def digest() -> str:
    """A number for all that a build is made of."""
    found = hashlib.sha256(" ".join(TOOLS).encode())
    for path in sorted([*STATIC.rglob("*.js"), *STATIC.rglob("*.css")]):
        if BUILT not in path.parents and path.name != "remoteEntry.js":  # which JupyterLab loads as it is
            found.update(f"{path.relative_to(STATIC).as_posix()}\n{path.read_text(encoding='utf-8')}\n".encode())
    return found.hexdigest()


def part(script: str, style: str) -> str:
    """What an exported page runs: the script, which brings its style along."""
    look = json.dumps(style.strip(), ensure_ascii=False)
    element = f"Object.assign(document.createElement('style'),{{textContent:{look}}})"
    return f"{script.strip()}document.head.append({element});"


def _run(package: str, *arguments: str, text: str) -> str:
    name = package.partition("@")[0]
    command = ["npx", "--yes", f"--package={package}", name, *arguments]
    return subprocess.run(command, input=text, cwd=STATIC, check=True, capture_output=True, text=True).stdout


PACK = """import base64, sys, zopfli.gzip
sys.stdout.write(base64.b64encode(zopfli.gzip.compress(sys.stdin.buffer.read())).decode())"""


def _packed(text: str, zopfli: str) -> str:
    """The text as gzip writes it, in base64; zopfli looks longer for the shortest."""
    command = [sys.executable, "-m", "uv", "run", "--no-project", "--with", zopfli, "python", "-c", PACK]
    return subprocess.run(command, input=text, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def build() -> None:
    """Write static/built anew."""
    esbuild, terser, zopfli = TOOLS
    BUILT.mkdir(exist_ok=True)
    for name, (first, given, sheets) in ENTRIES.items():
        imports = [f'import "./{module}";' for module in first]
        imports += [f'import {{ {function} }} from "./{module}";' for function, module in given.items()]
        text = "\n".join([*imports, f"globalThis.$nnkit = {{ {', '.join(given)} }};"])
        script = _run(esbuild, "--bundle", "--format=iife", "--loader=js", "--minify", text=text)
        options = ("--compress", "passes=3,ecma=2022,unsafe=true", "--mangle", "--ecma", "2022")
        script = _run(terser, *options, text=script)
        style = "\n".join((STATIC / f"{sheet}.css").read_text(encoding="utf-8") for sheet in ("shared", *sheets))
        style = _run(esbuild, "--loader=css", "--minify", text=style)
        (BUILT / f"{name}.js").write_text(script, encoding="utf-8")
        (BUILT / f"{name}.css").write_text(style, encoding="utf-8")
        (BUILT / f"{name}.pack").write_text(_packed(part(script, style), zopfli), encoding="utf-8")
    (BUILT / "sources.txt").write_text(f"{digest()}\n", encoding="utf-8")


if __name__ == "__main__":
    build()
