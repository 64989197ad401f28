"""The JavaScript of the widgets as one text, and its style: for outputs of other front ends and exported pages.

The files in labextensions/nnkit/static are the sources, plain ES modules. What is shown is built of them
by `make script` and kept in static/built: mount.js for explorers and predictions, door.js for the Playground as well,
each with its style, and both packed for exported pages. Each sets the global $nnkit to the functions that it gives.
"""

from __future__ import annotations

import functools
import html
import itertools
import json
from pathlib import Path
from typing import Any

LABEXTENSIONS = Path(__file__).with_name("labextensions")  # for LabApp.extra_labextensions_path
STATIC = LABEXTENSIONS / "nnkit" / "static"
BUILT = STATIC / "built"


@functools.cache
def built(name: str) -> str:
    """The text of a built file, such as "door.js" or "door.css"."""
    return (BUILT / name).read_text(encoding="utf-8").strip()


@functools.cache
def facts(name: str) -> dict[str, Any]:
    """What a module of data holds: it is JSON but for its first line and last character."""
    return json.loads((STATIC / name).read_text(encoding="utf-8").partition("=")[2].rstrip().removesuffix(";"))


def schemas() -> dict[str, Any]:
    """What the state of each explorer may hold."""
    return facts("explorers.js")


# --- an explorer as a part of any page ------------------------------------------------------------------------------

_count = itertools.count(1)


# what a page needs to show things: the built file, and the function of (element, values) in it
_EXPLORERS, _ALL = ("mount", "mount"), ("door", "show")

# Script and style are packed, a third of their size; the first explorer of a page unpacks them for all.
_PART = """<div id="{id}">{inside}</div>
<script>(async () => {{
  window.nnkit_{module}_ready ??= (async () => {{
    const bytes = Uint8Array.from(atob("{packed}"), (c) => c.charCodeAt(0));
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    new Function(text)();
    window.nnkit_{module} = $nnkit.{act};
  }})();
  await window.nnkit_{module}_ready;
  window.nnkit_{module}(document.getElementById("{id}"), {values});
}})();</script>"""


def page_part(values: dict[str, Any], words: str, inside: str = "") -> str:
    """HTML that shows an explorer alive in any page; where no script runs `words` stand there, or the HTML `inside`."""
    text = _quoted({key: value for key, value in values.items() if key != "id"})
    name = f"nnkit-{values.get('id', 'part')}-{next(_count)}"
    inside = inside or f"<p>{html.escape(words)}</p>"
    module, act = _ALL if values["explorer"] == "Playground" else _EXPLORERS
    packed = built(f"{module}.pack")
    return _PART.format(id=html.escape(name), inside=inside, module=module, act=act, packed=packed, values=text)


def _quoted(value: Any) -> str:
    """JSON that may stand inside of a <script>."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
