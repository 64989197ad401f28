"""nbgrader's formgrader in a real browser, on a course with a class: its buttons grade with the engine, and what a
submission shows there and in the feedback page runs nothing."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import ROOT
from tests.grading.conftest import FULL, LESSON, course  # noqa: F401  the fixture
from tests.grading.corpus import CORPUS, Hostile, hand_in
from tests.pace import PACE

pytestmark = pytest.mark.browser
ANSWER_WITH_HTML = "browser_html_in_messages"
LOUD = "() => window.OWNED !== undefined || [...document.querySelectorAll('iframe')].some(f => f.srcdoc)"


def attack() -> Hostile:
    """All that the corpus tries on a browser, in one submission."""
    parts = [hostile for hostile in CORPUS if hostile.name.startswith("browser_")]
    assert len(parts) >= 8
    answers = next(part.answers for part in parts if part.name == ANSWER_WITH_HTML)
    first = [cell for part in parts for cell in part.first]
    return Hostile("attack", "all at once", answers, first, [cell for part in parts for cell in part.last])


@pytest.fixture(scope="module")
def formgrader(course, tmp_path_factory):  # noqa: F811
    """(address, token, folder) of a Jupyter server in the folder of a course with two submissions."""
    folder = tmp_path_factory.mktemp("formgrader")
    root = folder / "class"
    shutil.copytree(course.root, root, ignore=shutil.ignore_patterns("submitted", "autograded", "feedback"))
    shutil.copy(ROOT / "nbgrader_config.py", root)
    hand_in(Hostile("honest", ""), root / "submitted" / "honest" / LESSON, course.solved, [])
    hand_in(attack(), root / "submitted" / "attack" / LESSON, course.solved, [])
    arguments = ["--no-browser", "--allow-root", "--ServerApp.port=0", f"--ServerApp.root_dir={root}"]
    environment = {**os.environ, "JUPYTER_RUNTIME_DIR": str(folder / "runtime"), "PYTHONPATH": str(ROOT)}
    with (folder / "log").open("w") as log:
        command = [sys.executable, "-m", "jupyter_server", *arguments]
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=root)
        try:
            yield *_address(folder, process), root
        finally:
            process.terminate()
            process.wait(20)


def _address(folder: Path, process: subprocess.Popen) -> tuple[str, str]:
    for _ in range(600):
        for path in (folder / "runtime").glob("jpserver-*.json"):
            if text := path.read_text():
                info = json.loads(text)
                return info["url"], info["token"]
        assert process.poll() is None, (folder / "log").read_text()[-2000:]
        time.sleep(0.1)
    raise AssertionError((folder / "log").read_text()[-2000:])


@pytest.fixture
def page(browser):
    """A page that notes dialogs, and requests to the attacker's host."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(30_000 * PACE)
    page.noted = []
    page.on("dialog", lambda dialog: (page.noted.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: page.noted.append(request.url) if "evil" in request.url else None)
    yield page
    page.close()


def is_owned(page: Page) -> bool:
    return bool(page.noted) or page.evaluate(LOUD)


def click_links(page: Page, within: str) -> None:
    """Click what a reader could click in the submission's own cells."""
    for link in page.locator(f"{within} a:visible").all():
        if not (link.get_attribute("href") or "").startswith(("http", "#")):
            link.click(timeout=2_000 * PACE, no_wait_after=True)


def test_the_buttons_grade_and_nothing_of_a_submission_runs(formgrader, page):
    url, token, root = formgrader
    page.goto(f"{url}login?token={token}&next=/formgrader/manage_submissions/{LESSON}")
    for student, points in (("honest", sum(FULL.values())), ("attack", sum(FULL.values()) - FULL["check-affine"])):
        row = page.locator("#main-table tr").filter(has=page.locator(f".student-id:text-is('{student}')"))
        for button in (".autograde a", ".generate-feedback a"):
            row.locator(button).click()
            expect(page.locator("#success-modal")).to_be_visible(timeout=40_000 * PACE)
            page.locator("#success-modal .close, #success-modal [data-dismiss=modal]").first.click()
            expect(page.locator("#success-modal")).to_have_count(0)
        expect(row.locator(".score")).to_have_text(f"{points:g} / {sum(FULL.values()) + 2:g}")
        assert not is_owned(page)

    # the submission as the teacher sees it
    page.goto(f"{url}formgrader/gradebook/{LESSON}/{LESSON}")
    page.locator("#main-table a", has_text="Submission #").first.wait_for()
    links = [a.get_attribute("href") for a in page.locator("#main-table a", has_text="Submission #").all()]
    assert len(links) == 2
    shown = []
    for link in links:
        page.goto(url.rstrip("/") + link)
        page.locator("#notebook-container").first.wait_for()
        shown.append("owned" in page.content().lower())
        click_links(page, "#notebook-container")
        assert not is_owned(page)
    assert sorted(shown) == [False, True]  # the attack's cells are there, as text

    # the page that the student gets
    for student in ("honest", "attack"):
        (feedback,) = (root / "feedback" / student).rglob("*.html")
        page.goto(feedback.as_uri())
        expect(page.locator("main")).to_contain_text("points")
        click_links(page, "main")
        assert not is_owned(page)


@pytest.mark.parametrize(
    "html", ["<script>window.OWNED=1</script>", "<img src=x onerror='window.OWNED=1'>", "<script>alert(1)</script>"]
)
def test_it_would_be_noticed(page, html):
    page.set_content(html)
    page.wait_for_timeout(200)
    assert is_owned(page)
