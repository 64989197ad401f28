"""A real JupyterLab and a real browser. Where no browser is installed these tests are skipped, and say so; where
NNKIT_BROWSER_REQUIRED is set, as in continuous integration, that is a failure."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError, sync_playwright

from course.lessons import ROOT

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
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


def find_browser() -> str | None:
    """The path of an installed browser."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="package")  # its event loop ends with these tests: others start loops of their own
def browser():
    path = find_browser()
    if path is None:
        message = f"no browser found (looked for {', '.join(BROWSERS)})"
        if os.environ.get("NNKIT_BROWSER_REQUIRED"):
            pytest.fail(f"{message}, and NNKIT_BROWSER_REQUIRED is set")
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


class Lab:
    """JupyterLab as `make lab` starts it, on a copy of the lessons."""

    def __init__(self, folder: Path):
        self.folder = folder
        shutil.copytree(ROOT / "lessons", folder / "lessons")
        # all cells are drawn at once, so that a test finds those far below too
        self.set("notebook-extension", "tracker", {"windowingMode": "none"})
        self.log = (folder / "lab.log").open("w")
        arguments = [
            f"--config={ROOT / 'jupyter_lab_config.py'}",
            "--no-browser",
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
        folder = self.folder / "settings" / "@jupyterlab" / extension
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

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


@pytest.fixture(scope="package")
def lab(tmp_path_factory, browser):
    lab = Lab(tmp_path_factory.mktemp("lab"))
    yield lab
    lab.close()


def open_page(lab, browser, name: str, theme: str = "light") -> Page:
    """A Page with the lesson of that name, its kernel ready; `page.outside` gathers requests to other machines."""
    lab.set("apputils-extension", "themes", {"theme": THEMES[theme]})
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.outside = []
    page.on("request", lambda r: page.outside.append(r.url) if _is_outside(r.url, lab.url) else None)
    page.goto(f"{lab.url}lab/tree/lessons/{name}/{name}.ipynb?token={lab.token}&reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
    page.wait_for_selector(".jp-NotebookPanel-toolbar [data-status=idle]", timeout=90_000)
    return page


@pytest.fixture
def open_notebook(lab, browser):
    """open_notebook("02-activations", theme="dark") -> a Page with the lesson, its kernel ready."""
    pages = []

    def open_(name: str, theme: str = "light") -> Page:
        pages.append(open_page(lab, browser, name, theme))
        return pages[-1]

    yield open_
    for page in pages:
        page.close()


def _is_outside(url: str, home: str) -> bool:
    return not url.startswith((home, "data:", "blob:", "ws://localhost", "ws://127.0.0.1", "about:"))


def run_all(page: Page) -> None:
    """Run > Run All Cells, and wait until every cell has its number and the kernel is idle."""
    dialog = page.locator("dialog.jp-Dialog")
    assert dialog.count() == 0, f"JupyterLab asks: {dialog.first.inner_text()}"
    for _ in range(5):
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        try:
            page.wait_for_function(
                "() => [...document.querySelectorAll('.jp-InputPrompt')].some(p => /[*0-9]/.test(p.textContent))",
                timeout=5_000,
            )
            break
        except TimeoutError:  # JupyterLab forgets the command while the notebook is still being set up
            continue
    page.wait_for_function(
        """() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].every(p => /\\d/.test(p.textContent))
                 && document.querySelector('.jp-NotebookPanel-toolbar [data-status=idle]')""",
        timeout=120_000,
    )
