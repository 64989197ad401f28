"""A real JupyterLab and pages of a real browser on it, for tests that drive them."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, expect, sync_playwright

from tests import ROOT
from tests.pace import PACE
from tests.page import QUIET, browser_or_skip

THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Headless Chromium; without one the test is skipped, or fails where that is asked for."""
    path = browser_or_skip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        expect.set_options(timeout=10_000 * PACE)
        yield browser
        browser.close()


class Lab:
    """JupyterLab as `make lab` starts it, on a copy of the lessons."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.opened = 0
        self.windows: BrowserContext | None = None
        shutil.copytree(ROOT / "lessons", folder / "lessons")
        # all cells are drawn at once, so that a test finds those far below too
        self.set("@jupyterlab/notebook-extension", "tracker", {"windowingMode": "none"})
        self.log = (folder / "lab.log").open("w")
        arguments = [
            f"--config={ROOT / 'jupyter_lab_config.py'}",
            "--no-browser",
            "--expose-app-in-browser",  # window.jupyterapp tells what a test has to wait for
            f"--ServerApp.root_dir={folder}",
            "--ServerApp.port=0",
            f"--LabApp.user_settings_dir={folder / 'settings'}",
            f"--LabApp.workspaces_dir={folder / 'workspaces'}",
        ]
        environment = {**os.environ, "JUPYTER_RUNTIME_DIR": str(folder / "runtime")}
        command = [sys.executable, "-m", "jupyterlab", *arguments]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, env=environment, cwd=folder)
        self.url, self.token = self._address()

    def set(self, extension: str, plugin: str, settings: dict) -> None:
        folder = self.folder / "settings" / extension
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{plugin}.jupyterlab-settings").write_text(json.dumps(settings))

    def _address(self) -> tuple[str, str]:
        for _ in range(600):
            for path in (self.folder / "runtime").glob("jpserver-*.json"):
                if text := path.read_text():
                    info = json.loads(text)
                    return info["url"], info["token"]
            assert self.process.poll() is None, (self.folder / "lab.log").read_text()[-2000:]
            time.sleep(0.1)
        raise AssertionError("JupyterLab did not start: " + (self.folder / "lab.log").read_text()[-2000:])

    def ask(self, method: str, path: str, body: dict | None = None) -> dict | list | None:
        """A request to the server's own interface, such as ask("GET", "api/sessions")."""
        request = urllib.request.Request(
            self.url + path,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {self.token}"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=60 * PACE) as reply:
            text = reply.read()
        return json.loads(text) if text else None

    def fresh(self, name: str) -> str:
        """The path, from the server's root, of a notebook that no page has had open before.

        A page saves what it ran, its kernel goes on after it, and a second page on the same file would find both:
        outputs of widgets that are gone, a file changed on disk, and dozens of old widgets to fetch before its own.
        """
        self.opened += 1
        folder = f"lessons-{self.opened}/{name}"
        shutil.copytree(self.folder / "lessons" / name, self.folder / folder)
        return f"{folder}/{name}.ipynb"

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(60)  # it ends its kernels first
        self.log.close()


@contextmanager
def a_lab(folder: Path) -> Iterator[Lab]:
    lab = Lab(folder)
    yield lab
    lab.close()


# What JupyterLab must have done before anything is typed or run: the document loaded, its kernel connected and idle.
# The toolbar's circle says "idle" long before there is a kernel. Who runs cells in between makes JupyterLab start a
# second kernel beside the first; it finds that it can't, runs nothing, and may ask the reader to select one.
# Until the notebook is open, the panel in front is another: none, or a page of text, which has no session.
IS_READY = """() => {
  const asked = document.querySelector('dialog.jp-Dialog');
  if (asked) throw new Error('JupyterLab asks: ' + asked.innerText);
  const panel = window.jupyterapp?.shell.currentWidget, session = panel?.sessionContext;
  const kernel = session?.session?.kernel;
  return Boolean(panel?.context?.isReady && session?.isReady && kernel?.connectionStatus === 'connected'
    && kernel.status === 'idle' && panel.content.widgets.length
    && window.jupyterapp.commands.isEnabled('notebook:run-all-cells'));
}"""
HAS_RUN = """() => window.hasRun
  && window.jupyterapp.shell.currentWidget.content.widgets.every(
    cell => cell.model.type !== 'code' || cell.model.executionCount)  // folded cells show no number
  && window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'"""
# the outputs of cells whose widgets have not painted themselves yet
UNDRAWN = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.outputArea).filter(area => {
  if (!area) return false;
  const types = ['application/vnd.jupyter.widget-view+json', 'application/vnd.nnkit.explorer+json'];
  const wanted = area.model.toJSON().filter(o => types.some(type => o.data?.[type])).length;
  const drawn = '.nnk-live[data-serial], .pg:not([data-frames="0"]), .pg:has(.pg-failure *), .jupyter-widgets';
  return area.node.querySelectorAll(drawn).length < wanted;
}).map(area => area.node.innerText)"""


def new_window(lab: Lab, browser: Browser) -> Page:
    """An empty Page. Like the windows of one person all share what the first has fetched and compiled: JupyterLab's
    own script is most of what opening a notebook takes."""
    lab.windows = lab.windows or browser.new_context(viewport={"width": 1280, "height": 1000})
    page = lab.windows.new_page()
    page.set_default_timeout(30_000 * PACE)
    return page


def open_page(lab: Lab, browser: Browser, path: str, theme: str = "light") -> Page:
    """A Page with the notebook at a path from the server's root, its kernel ready; `page.outside` gathers requests to
    other machines. To be closed by close_page."""
    lab.set("@jupyterlab/apputils-extension", "themes", {"theme": THEMES[theme]})
    page = new_window(lab, browser)
    page.theme, page.outside = theme, []
    page.on("request", lambda r: page.outside.append(r.url) if _is_outside(r.url, lab.url) else None)
    page.goto(f"{lab.url}lab/tree/{path}?token={lab.token}&reset")
    page.wait_for_function(IS_READY, timeout=90_000 * PACE)
    return page


def switch_theme(page: Page, theme: str) -> None:
    """As with the menu, while the notebook is open."""
    page.evaluate("name => window.jupyterapp.commands.execute('apputils:change-theme', { theme: name })", THEMES[theme])
    light = str(theme == "light").lower()
    page.wait_for_function("light => document.body.dataset.jpThemeLight === light", arg=light)
    page.theme = theme


def close_page(lab: Lab, page: Page) -> None:
    """Close the page and end its kernel."""
    session = page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session?.id")
    page.close()
    if session:  # no kernel was shut down before
        lab.ask("DELETE", f"api/sessions/{session}")


def _is_outside(url: str, home: str) -> bool:
    return not url.startswith((home, "data:", "blob:", "ws://localhost", "ws://127.0.0.1", "about:"))


KERNEL = "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel"


def in_python(page: Page, expression: str) -> str:
    """What a Python expression is in the notebook's kernel, as text."""
    return page.evaluate(
        f"""async (it) => {{
          const asked = {KERNEL}.requestExecute({{ code: '', user_expressions: {{ it }} }}), reply = await asked.done;
          const {{ data, evalue }} = reply.content.user_expressions.it;
          return data ? data['text/plain'] : evalue;
        }}""",
        expression,
    )


@contextmanager
def busy(page: Page) -> Iterator[None]:
    """Meanwhile a cell runs, and Python answers nobody."""
    page.evaluate(
        f"""() => {{
          window.isBusy = true; // the kernel's own word may be of another thread, which answers widgets
          const asked = {KERNEL}.requestExecute({{ code: 'import time\\ntime.sleep(600)' }});
          asked.done.finally(() => (window.isBusy = false));
        }}"""
    )
    page.wait_for_function(f"() => {KERNEL}.status === 'busy'")
    yield
    assert page.evaluate("() => window.isBusy")
    page.evaluate(f"() => {KERNEL}.interrupt()")
    page.wait_for_function("() => !window.isBusy")


def errors(page: Page) -> list[str]:
    """What cells stopped with."""
    return page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']").all_inner_texts()


def save(page: Page) -> None:
    """Save the notebook, as a student does with Ctrl S, and the states of its widgets with it."""
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")


def run_all(page: Page) -> None:
    """Run all cells; wait until each has its number, the kernel is idle, and every widget has painted itself."""
    page.evaluate(
        """() => {
          window.hasRun = false;
          window.jupyterapp.commands.execute('notebook:run-all-cells').then(() => (window.hasRun = true));
        }"""
    )
    try:
        page.wait_for_function(HAS_RUN, timeout=120_000 * PACE)
    except TimeoutError:
        raise AssertionError(f"not all cells ran: {errors(page)}") from None
    try:
        page.wait_for_function(f"() => ({UNDRAWN})().length === 0", timeout=30_000 * PACE)
    except TimeoutError:
        raise AssertionError(f"widgets that did not paint themselves: {page.evaluate(UNDRAWN)}") from None
