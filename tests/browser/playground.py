"""A notebook with a Playground in it, opened in the Lab of conftest.py."""

import nbformat
from playwright.sync_api import Page

from tests.lab import run_all
from tests.pace import PACE

IMPORT = "from nnkit.widgets import Playground\n"


def write_notebook(lab, name: str, *cells: str) -> None:
    """A notebook of code cells where open_notebook(name) finds it."""
    folder = lab.folder / "lessons" / name
    folder.mkdir(parents=True, exist_ok=True)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, folder / f"{name}.ipynb")


def open_playground(lab, open_notebook, name: str, *cells: str, theme: str = "light") -> Page:
    """The page, once all cells have run and the Playground has drawn itself."""
    write_notebook(lab, name, *cells)
    page = open_notebook(name, theme)
    run_all(page)
    return page


def wait_frames(page: Page, more: int = 1) -> None:
    """Until the Playground has painted so many more frames."""
    before = int(page.locator(".pg").first.get_attribute("data-frames"))
    page.wait_for_function(
        "least => Number(document.querySelector('.pg').dataset.frames) >= least",
        arg=before + more,
        timeout=15_000 * PACE,
    )


def number(page: Page, name: str) -> float:
    """What the Playground shows: epoch, train or test."""
    return float(page.locator(".pg").first.get_attribute(f"data-{name}"))
