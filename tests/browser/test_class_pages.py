"""What is made of a class's work, opened from the disk with the network off: the report, and a student's feedback."""

import pytest

from course.classroom.report import write_report
from course.nbgrader import nbgrader_api
from tests.browser.axe import violations
from tests.course.classroom.test_report import graded  # noqa: F401  the fixture

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(graded):  # noqa: F811
    """Files by name: of a class of six, of whom three forgot the bias."""
    made = nbgrader_api(graded).generate_feedback("90-small", "a1", force=True)
    assert made["success"], made["log"]
    return {"report": write_report(graded), "feedback": graded / "feedback" / "a1" / "90-small" / "90-small.html"}


@pytest.fixture
def open_page(browser, pages):
    """open_page("report", "dark", 390); a request of the page's, or an error in it, fails the test."""
    contexts, troubles = [], []

    def open_(name, theme="light", width=1280):
        context = browser.new_context(color_scheme=theme, offline=True, viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda r: troubles.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.goto(pages[name].as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["report", "feedback"])
def test_everybody_can_read_it(open_page, name, theme):
    page = open_page(name, theme)
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(24, 24, 24)") == (theme == "dark")
    page.evaluate("() => document.querySelectorAll('details').forEach(e => (e.open = true))")
    found = violations(page, ["body"])
    assert [said for said in found if "heading-order: .text" not in said] == []  # the small lesson has no sections


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["report", "feedback"])
def test_nothing_reaches_over_the_edge(open_page, name, width):
    page = open_page(name, width=width)
    assert page.evaluate("() => document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["report", "feedback"])
def test_it_can_be_printed(open_page, name):
    page = open_page(name, "dark")
    page.emulate_media(media="print", color_scheme="light")
    assert page.evaluate("() => getComputedStyle(document.body).maxWidth") == "none"
    assert page.locator("details.given").count() == 0 or page.locator("details.given").first.is_hidden()
    assert len(page.pdf()) > 10_000


def test_a_student_reads_what_each_exercise_earned_and_why(open_page):
    page = open_page("feedback")
    row = page.locator(".overview tr", has_text="The affine step")
    assert "0 of 3" in row.inner_text() and "The bias is missing" in row.inner_text()
    row.get_by_role("link").click()
    card = page.locator("#check-affine .nnkit-card")
    assert card.evaluate("e => e.getBoundingClientRect().top < innerHeight")
    card.get_by_text("Hint 1 of").click()
    assert card.locator("details[open]").count() == 1
    assert page.locator(".overview tr", has_text="to be marked").count() == 1
    assert "HIDDEN" not in page.content()
