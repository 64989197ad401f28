"""The JavaScript of the widgets as one text: for outputs of other front ends, exported pages, and tests.

The files in labextensions/nnkit/static are ES modules, which JupyterLab loads as they are. Where one text is needed,
`bundle` puts them one behind the other, each in a function of its own, without comments and spaces (bare.py): no build
step, no tool.
"""

from __future__ import annotations

import base64
import functools
import gzip
import html
import itertools
import json
import posixpath
import re
from pathlib import Path
from typing import Any

from nnkit.widgets.bare import bare_script, bare_style

LABEXTENSIONS = Path(__file__).with_name("labextensions")  # for LabApp.extra_labextensions_path
STATIC = LABEXTENSIONS / "nnkit" / "static"
IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?:const|let|function|class) (\w+)", re.MULTILINE)


@functools.cache
def bundle(*entries: str) -> str:
    """A script that defines, for each of the modules and all that they need, a constant with what it exports.

    entries: files in STATIC, such as "mount.js", whose constant is then $mount.
    """
    order: list[str] = []
    for entry in entries:
        _gather(entry, order)
    return "\n".join(_wrapped(name) for name in order)


def _gather(name: str, order: list[str]) -> None:
    """Put a module into the order, behind those that it imports."""
    if name in order:
        return
    for _, other in IMPORT.findall(_read(name)):
        _gather(_target(name, other), order)
    order.append(name)


def _read(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def _target(name: str, other: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), other))


def _constant(name: str) -> str:
    return "$" + name.removesuffix(".js").replace("/", "_")


def _wrapped(name: str) -> str:
    text = _read(name)
    names = EXPORT.findall(text)
    text = IMPORT.sub(lambda found: f"const {{{found[1]}}} = {_constant(_target(name, found[2]))};\n", text)
    text = bare_script(re.sub(r"^export ", "", text, flags=re.MULTILINE)).strip()
    return f"const {_constant(name)} = (() => {{\n{text}\nreturn {{ {', '.join(names)} }};\n}})();"


@functools.cache
def style(*names: str) -> str:
    """The text of the shared style sheet and then of those named."""
    return bare_style("\n".join((STATIC / f"{name}.css").read_text(encoding="utf-8") for name in ("shared", *names)))


@functools.cache
def facts(name: str) -> dict[str, Any]:
    """What a module of data holds: it is JSON but for its first line and last character."""
    return json.loads(_read(name).partition("=")[2].rstrip().removesuffix(";"))


def schemas() -> dict[str, Any]:
    """What the state of each explorer may hold."""
    return facts("explorers.js")


# --- an explorer as a part of any page ------------------------------------------------------------------------------

_count = itertools.count(1)


# what a page needs to show things: the module, its function of (element, values), style sheets
_EXPLORERS, _ALL = ("mount", "mount", ("explorer",)), ("door", "show", ("explorer", "playground"))


def script(module: str, act: str, sheets: tuple[str, ...]) -> str:
    """JavaScript that sets window.nnkit_<module> to a module's function, and brings its style along."""
    look = f"Object.assign(document.createElement('style'), {{ textContent: {_quoted(style(*sheets))} }})"
    return f"{bundle(f'{module}.js')}\nwindow.nnkit_{module} = ${module}.{act};\ndocument.head.append({look});"


@functools.cache
def _packed(*needs: Any) -> str:
    return base64.b64encode(gzip.compress(script(*needs).encode(), mtime=0)).decode()


# The script is packed, a third of its size; the first explorer of a page unpacks it for all.
_PART = """<div id="{id}">{inside}</div>
<script>(async () => {{
  window.nnkit_{module}_ready ??= (async () => {{
    const bytes = Uint8Array.from(atob("{packed}"), (c) => c.charCodeAt(0));
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    new Function(text)();
  }})();
  await window.nnkit_{module}_ready;
  window.nnkit_{module}(document.getElementById("{id}"), {values});
}})();</script>"""


def page_part(values: dict[str, Any], words: str, inside: str = "") -> str:
    """HTML that shows an explorer alive in any page; where no script runs `words` stand there, or the HTML `inside`."""
    text = _quoted({key: value for key, value in values.items() if key != "id"})
    name = f"nnkit-{values.get('id', 'part')}-{next(_count)}"
    inside = inside or f"<p>{html.escape(words)}</p>"
    needs = _ALL if values["explorer"] == "Playground" else _EXPLORERS
    return _PART.format(id=html.escape(name), inside=inside, module=needs[0], packed=_packed(*needs), values=text)


def _quoted(value: Any) -> str:
    """JSON that may stand inside of a <script>."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
