"""The site of two lessons as a reader opens it from a disk, without a network: explorers, search, themes."""

import shutil
from itertools import cycle

import pytest
from playwright.sync_api import expect

from course.__main__ import main
from course.lessons import find_lesson
from course.site.build import build_site
from course.site.secrets import handed_out, leaks, secrets
from tests import ROOT
from tests.browser.axe import AXE_SCRIPT, RULES
from tests.hands import EXPLORERS, HANDS, answers_to, find
from tests.pace import PACE

pytestmark = pytest.mark.browser
LESSONS = [find_lesson(name, ROOT) for name in ("00", "01")]
GALLERY, NEURON = (f"lessons/{lesson.name}/{lesson.name}.html" for lesson in LESSONS)
# the search shows in which page a word stands; its surroundings are asked of a server, which a disk is not
FROM_A_DISK = ["Failed to fetch"]
WIDTHS = (360, 768, 1280, 1920)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder that `course site 00 01` makes."""
    folder = tmp_path_factory.mktemp("published") / "site"
    build_site(ROOT, LESSONS, folder)
    return folder


@pytest.fixture
def open_page(site, browser):
    """open_page(name, width=..., theme=...): the page from the disk; any error or request of it fails a test."""
    contexts, heard = [], []

    def open_page(name, width=1280, theme="light"):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000 * PACE)
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on(
            "request", lambda request: request.url.startswith(("file:", "data:", "blob:")) or heard.append(request.url)
        )
        page.goto((site / name).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [what for what in heard if what not in FROM_A_DISK] == []


def fill(page):
    """Come near every place for an explorer, as a reader does who scrolls on."""
    for place in page.locator(".nnk-here").all():
        place.scroll_into_view_if_needed()
        expect(place).to_have_attribute("data-filled", "")


def axe(page):
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("(options) => axe.run(options)", RULES)["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def test_the_first_screen_is_a_playground_that_learns(open_page):
    page = open_page("index.html")
    playground = page.locator(".pg")
    assert playground.locator(".pg-out").bounding_box()["y"] < 900
    playground.get_by_role("button", name="Play").click()
    expect(playground).to_have_attribute("data-playing", "true")
    page.wait_for_function("() => Number(document.querySelector('.pg').dataset.train) < 0.05")
    playground.get_by_role("button", name="Pause").click()
    expect(playground).to_have_attribute("data-playing", "false")


def test_explorers_answer_to_a_hand(open_page):
    page = open_page(GALLERY)
    fill(page)
    for name, hand in zip(EXPLORERS, cycle(reversed(HANDS)), strict=False):  # to every hand: test_explorers.py
        answers_to(page, find(page, name), hand)


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("index.html", "light"),
        ("index.html", "dark"),
        (GALLERY, "light"),
        (GALLERY, "dark"),
        (NEURON, "dark"),
        ("reference/optim.html", "light"),
    ],
)
def test_axe_finds_nothing_on_a_page(open_page, name, theme):
    page = open_page(name, theme=theme)
    fill(page)
    assert axe(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["index.html", GALLERY, NEURON])
def test_no_page_is_wider_than_the_window(open_page, name, width):
    page = open_page(name, width)
    fill(page)
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


def test_formulas_are_set_and_pictures_have_their_words(open_page):
    page = open_page(NEURON)
    page.locator("mjx-container").first.wait_for()
    assert page.locator("mjx-container").count() > 50
    assert page.locator("mjx-merror, [data-mjx-error]").count() == 0
    assert page.locator("article img").count() > 2 and page.locator("article img:not([alt])").count() == 0


def test_exercises_stand_untouched(open_page):
    page = open_page(NEURON)
    text = page.locator("article").inner_text()
    assert "your turn: replace this line" in text and 'check("affine", affine).require()' in text
    assert "Not attempted yet" not in text


def test_one_lesson_leads_to_a_heading_of_another(open_page):
    page = open_page(GALLERY)
    fill(page)  # what is filled on the way to the link would move it from under the click
    page.locator("article a[href*='01-neuron.html']").first.click()
    page.wait_for_url("**/01-neuron.html*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("The neuron")


def test_the_search_finds_a_word_of_a_lesson(open_page):
    page = open_page("search.html")
    page.get_by_role("searchbox").or_(page.locator("input[name=q]")).last.fill("perceptron")
    page.keyboard.press("Enter")
    page.locator("ul.search a[href*='01-neuron']").first.wait_for()


def test_the_theme_is_switched_and_the_explorers_follow(open_page):
    page = open_page("index.html")
    ground = "() => getComputedStyle(document.querySelector('.pg')).color"
    light = page.evaluate(ground)
    button = page.locator("button.theme-toggle").last
    seen = set()
    for _ in range(3):
        button.click()
        seen.add((page.locator("body").get_attribute("data-theme"), page.evaluate(ground)))
    assert {theme for theme, _ in seen} == {"auto", "light", "dark"}
    assert {colour for theme, colour in seen if theme == "dark"} != {light}


def test_on_paper_every_explorer_is_there(open_page):
    page = open_page(GALLERY)
    page.pdf()
    assert page.locator(".nnk-here:not([data-filled])").count() == 0
    assert page.locator(".nnk-here .nnk-live, .nnk-here .pg").count() == page.locator(".nnk-here").count() >= 14


def test_nothing_that_graders_know_is_published(site, tmp_path):
    assert leaks(site, LESSONS) == []
    assert [path.name for path in site.rglob("*") if path.suffix in (".ipynb", ".toml", ".json", ".npz", ".py")] == []
    copy = tmp_path / "site"  # and it would be found
    shutil.copytree(site, copy)
    index = copy / "searchindex.js"
    secret = sorted(secrets(LESSONS[1], handed_out(LESSONS)))[0]
    index.write_text(index.read_text() + secret)
    assert leaks(copy, LESSONS) != []


def test_a_folder_of_somebodys_own_is_not_replaced(tmp_path, capsys):
    own = tmp_path / "thesis"
    own.mkdir()
    (own / "chapter.txt").write_text("mine")
    assert main(["--root", str(ROOT), "site", "01", "--into", str(own)]) == 2
    assert "name another folder" in capsys.readouterr().err
    assert [path.name for path in own.iterdir()] == ["chapter.txt"]
