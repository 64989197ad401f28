"""The explorers' JavaScript as tests ask for it: a page of Chromium that runs their models, mounts them, and answers.

`with_page` is a fixture for any test: `page.look(explorer)` gives what it shows. Playwright's loop lives in a thread of
its own, so that it is in the way of no test that starts a loop.
"""

import atexit
import functools
import os
import posixpath
import queue
import re
import shutil
import threading
from concurrent.futures import Future

import pytest

from nnkit.widgets.page import STATIC
from tests.pace import PACE

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MODULES = ("door.js", "mount.js", "discoveries.js", "random.js", "activations.js", "scene.js")
# an explorer's picture after changes [name, value] and presses; typed arrays as lists, since they travel as JSON
LOOK = """([values, steps]) => {
  const explorer = new $state.Explorer(values);
  if (values.told) explorer.tell(values.told);
  for (const [name, ...value] of steps) value.length ? explorer.change(name, value[0]) : explorer.act(name);
  const plain = (v) => ArrayBuffer.isView(v) ? Array.from(v) : Array.isArray(v) ? v.map(plain)
    : v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, u]) => [k, plain(u)]))
    : typeof v === 'number' && !Number.isFinite(v) ? String(v) : v;
  return plain({ ...explorer.picture(), state: explorer.state });
}"""

# moves every control of an explorer through its range and every handle a bit: what moved nothing, and how many moved
DRIVE = """values => {
  const stuck = [], explorer = new $state.Explorer(values), first = JSON.stringify(explorer.state);
  if (values.told) explorer.tell(values.told);
  const buttons = explorer.controls.filter(c => c.kind === 'button');
  const seen = () => JSON.stringify(explorer.picture());
  const pressed = () => { // the pictures after each button: some controls are for buttons
    const state = JSON.stringify(explorer.state);
    return JSON.stringify(buttons.map(({ name }) => {
      explorer.act(name);
      const picture = explorer.picture();
      explorer.state = JSON.parse(state);
      return picture;
    }));
  };
  const places = ({ kind, low, high, step, options }) => kind === 'slider'
    ? [low, high, low + step * Math.round((high - low) / 2 / step)] : kind === 'choice' ? options : [true, false];
  const begin = () => (explorer.state = JSON.parse(first));
  const differs = (control, look) => { // no more pictures than it takes: some take long
    const first = [];
    return places(explorer.control(control)).some((place) => {
      explorer.change(control.name, place);
      first.push(look());
      return first.at(-1) !== first[0];
    });
  };
  const changes = (control) => differs(control, seen) || (buttons.length > 0 && differs(control, pressed));
  const changesSomewhere = (control) => explorer.controls.some((other) =>
    other.kind === 'choice' && other !== control
      && other.options.some((option) => (begin(), explorer.change(other.name, option), changes(control))));
  let moved = 0;
  for (const control of explorer.controls) {
    if (control.kind === 'button') explorer.act(control.name);
    else if (!changes(control) && !changesSomewhere(control)) stuck.push(control.name);
    begin();
    moved++;
  }
  for (const panel of explorer.picture().panels)
    for (const { name, x, y } of panel.handles) {
      const before = seen();
      explorer.change(name, [x + 0.3, y + 0.2]);
      if (seen() === before) stuck.push(name);
      begin();
    }
  return { moved, stuck, problem: explorer.picture().problem ?? '' };
}"""


def find_browser() -> str | None:
    """The path of an installed browser."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def browser_or_skip() -> str:
    """The path of a browser; without one the test is skipped, or fails where NNKIT_BROWSER_REQUIRED is set."""
    path = find_browser()
    if path is None:
        message = f"no browser found (looked for {', '.join(BROWSERS)})"
        if os.environ.get("NNKIT_BROWSER_REQUIRED"):
            pytest.fail(f"{message}, and NNKIT_BROWSER_REQUIRED is set")
        pytest.skip(message)
    return path


IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?:const|let|function|class) (\w+)", re.MULTILINE)


def source(name: str) -> str:
    """The text of a source of the explorers."""
    return (STATIC / name).read_text(encoding="utf-8")


def bundle(*entries: str) -> str:
    """The sources of these modules and of all that they need, one behind the other.

    Each is a constant ($mount for mount.js) with what it exports, so that a test can call any of it.
    """
    order: list[str] = []

    def gather(name: str) -> None:
        if name not in order:
            for _, other in IMPORT.findall(source(name)):
                gather(_target(name, other))
            order.append(name)

    for entry in entries:
        gather(entry)
    return "\n".join(_wrapped(name) for name in order)


def _target(name: str, other: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), other))


def _constant(name: str) -> str:
    return "$" + name.removesuffix(".js").replace("/", "_")


def _wrapped(name: str) -> str:
    text = source(name)
    names = EXPORT.findall(text)
    text = IMPORT.sub(lambda found: f"const {{{found[1]}}} = {_constant(_target(name, found[2]))};\n", text)
    text = re.sub(r"^export ", "", text, flags=re.MULTILINE)
    return f"const {_constant(name)} = (() => {{\n{text}\nreturn {{ {', '.join(names)} }};\n}})();"


class ExplorerPage:
    """An empty page with the explorers' script."""

    def __init__(self, path: str):
        self._work: queue.Queue = queue.Queue()
        threading.Thread(target=self._serve, daemon=True).start()
        self._do(self._start, path)
        atexit.register(self._do, self._stop)

    def _serve(self) -> None:
        while True:
            future, act, arguments = self._work.get()
            try:
                future.set_result(act(*arguments))
            except Exception as error:  # it is raised where it was asked for
                future.set_exception(error)

    def _do(self, act, *arguments):
        future = Future()
        self._work.put((future, act, arguments))
        return future.result()

    def _start(self, path: str) -> None:
        from playwright.sync_api import sync_playwright

        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=path, args=QUIET)
        self.page = self._browser.new_page()
        self.page.set_default_timeout(30_000 * PACE)
        script = bundle(*MODULES)
        names = ", ".join(re.findall(r"^const (\$\w+) = ", script, re.MULTILINE))
        style = "".join(source(f"{sheet}.css") for sheet in ("shared", "explorer", "playground"))
        self.page.set_content(f"<!doctype html><style>{style}</style><div id=here></div>")
        self.page.add_script_tag(content=f"{script}\nObject.assign(window, {{ {names} }});")

    def _stop(self) -> None:
        self._browser.close()
        self._playwright.stop()

    def run(self, script, argument=None):
        """The value of a JavaScript function of `argument`; all modules are there as $name."""
        return self._do(self.page.evaluate, script, argument)

    def look(self, explorer, *steps):
        """{panels, says, facts, state} of a Live, after steps: a button's name, or a pair of a name and a value.

        A value is what a hand gives: a control's value, or [x, y] for a handle.
        """
        values = explorer if isinstance(explorer, dict) else explorer.values()
        return self.run(LOOK, [values, [[step] if isinstance(step, str) else list(step) for step in steps]])

    def drive(self, values):
        """{moved, stuck, problem}: how many controls moved, and what did not."""
        return self.run(DRIVE, values)

    def says(self, explorer, *steps):
        """The sentence below the picture."""
        return self.look(explorer, *steps)["says"]


@functools.cache
def the_page() -> ExplorerPage:
    """One page for all tests of a process."""
    return ExplorerPage(browser_or_skip())


@pytest.fixture
def with_page() -> ExplorerPage:
    return the_page()
