"""One JupyterLab and one browser for all tests here. Where no browser is installed they are skipped, and say so; where
NNKIT_BROWSER_REQUIRED is set, as in continuous integration, that is a failure."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pictures import save_picture
from tests.lab import a_browser, a_lab, close_page, open_page, run_all


@pytest.fixture(scope="package")  # its event loop ends with these tests: others start loops of their own
def browser():
    with a_browser() as browser:
        yield browser


@pytest.fixture(scope="package")
def lab(tmp_path_factory, browser):
    with a_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture
def open_notebook(lab, browser):
    """open_notebook("02-activations", theme="dark") -> a Page with the lesson, its kernel ready."""
    pages = []

    def open_(name: str, theme: str = "light") -> Page:
        pages.append(open_page(lab, browser, lab.fresh(name), theme))
        return pages[-1]

    yield open_
    for page in pages:
        close_page(lab, page)


@pytest.fixture(scope="package")
def pictures(tmp_path_factory) -> Path:
    """Where the tests leave pictures of what they saw: docs/images for `make screenshots`, else a folder for now."""
    folder = os.environ.get("NNKIT_SCREENSHOTS")
    return Path(folder) if folder else tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="package", params=["light", "dark"])
def gallery(request, lab, browser, pictures):
    """The gallery, run from top to bottom; one page for all tests of a theme."""
    page = open_page(lab, browser, lab.fresh("00-gallery"), request.param)
    run_all(page)
    for explorer in page.locator(".nnk-live").all()[:-1]:  # the last one shows a student's own function
        name = explorer.get_attribute("aria-label").lower().replace(" ", "-")
        save_picture(explorer, pictures / f"{name}-{page.theme}.png")
    yield page
    assert page.outside == []
    close_page(lab, page)
