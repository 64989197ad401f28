"""The slides of a lesson as a lecturer opens them from a disk, without a network."""

import pytest
from playwright.sync_api import expect

from course.__main__ import main
from course.lessons import find_lesson
from course.site.secrets import leaks
from course.site.slides import build_slides
from tests import ROOT
from tests.browser.axe import AXE_SCRIPT, RULES
from tests.hands import drag, says, settled, wait_for_news

pytestmark = pytest.mark.browser
NEURON = find_lesson("01", ROOT)


@pytest.fixture(scope="module")
def deck(tmp_path_factory):
    """The folder that `course slides 01` makes."""
    folder = tmp_path_factory.mktemp("lecture") / "slides"
    build_slides(NEURON, folder)
    return folder


@pytest.fixture
def lecture(deck, browser):
    """The first slide; a test fails on any error or request to elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    heard, page = [], context.new_page()
    context.on("page", lambda opened: opened.on("request", lambda request: heard.append(request.url)))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("requestfailed", lambda request: heard.append(request.url))
    page.on("request", lambda request: request.url.startswith(("file:", "data:", "blob:")) or heard.append(request.url))
    page.goto((deck / "index.html").as_uri())
    page.wait_for_function("() => window.Reveal?.isReady() && document.querySelector('mjx-container')")
    yield page
    context.close()
    assert [what for what in heard if not what.startswith(("file:", "about:", "data:", "blob:"))] == []


def to_explorer(page):
    """Go on until an explorer stands on the slide; returns it."""
    for _ in range(page.evaluate("() => Reveal.getTotalSlides()")):
        here = page.locator("section.present:not(.stack) .nnk-here").first
        if here.count():
            expect(here).to_have_attribute("data-filled", "")
            if (explorer := here.locator(".nnk-live[aria-label]")).count():  # a prediction is none
                return explorer
        page.keyboard.press("Space")
    raise AssertionError("no slide shows an explorer")


def test_every_slide_fits_and_all_formulas_are_set(lecture):
    lecture.wait_for_timeout(500)
    count, cut = lecture.evaluate("() => Reveal.getTotalSlides()"), []
    for _ in range(count):
        cut += lecture.evaluate(
            "() => ((s) => s.scrollHeight > s.clientHeight + 2 ? [s.innerText] : [])(Reveal.getCurrentSlide())"
        )
        lecture.keyboard.press("Space")
    assert count > 30 and cut == []
    assert lecture.locator("mjx-merror, [data-mjx-error]").count() == 0


def test_an_explorer_is_moved_by_mouse_and_keys_and_the_slide_stays(lecture):
    explorer = to_explorer(lecture)
    where, before = lecture.evaluate("() => Reveal.getIndices()"), settled(lecture, explorer)
    drag(lecture, explorer.locator(".nnk-handle").first, 30, -50)
    wait_for_news(lecture, explorer, before)
    said = settled(lecture, explorer)
    explorer.locator(".nnk-handle").first.focus()
    for _ in range(3):
        lecture.keyboard.press("ArrowRight")
    wait_for_news(lecture, explorer, said)
    assert says(explorer) != said and lecture.evaluate("() => Reveal.getIndices()") == where


def test_the_speaker_sees_what_to_say(lecture):
    with lecture.context.expect_page() as opened:
        lecture.keyboard.press("s")
    notes = opened.value.locator(".speaker-controls-notes .value")
    expect(notes).to_contain_text("How it goes")  # which is not on the slide
    assert "How it goes" not in lecture.evaluate("() => Reveal.getCurrentSlide().innerText")


def test_axe_finds_nothing_on_the_first_slide_and_on_one_with_an_explorer(lecture):
    lecture.evaluate(AXE_SCRIPT)
    rules = {**RULES, "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
    for _ in range(2):
        found = lecture.evaluate("(rules) => axe.run('section.present:not(.stack)', rules)", rules)["violations"]
        assert [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]] == []
        to_explorer(lecture)


def test_nothing_that_graders_know_is_shown_or_said(deck):
    assert leaks(deck, [NEURON]) == []


def test_a_folder_of_somebodys_own_is_not_replaced(tmp_path, capsys):
    (tmp_path / "talk.txt").write_text("mine")
    assert main(["--root", str(ROOT), "slides", "01", "--into", str(tmp_path)]) == 2
    assert "name another folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["talk.txt"]
