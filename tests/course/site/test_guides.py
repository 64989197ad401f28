"""The front page, and pages of docs/ as the site has them."""

from course.lessons import all_lessons
from course.site.guides import GUIDES, front_page, guide, linked
from tests import ROOT

DOCS = ROOT / "docs"


def test_the_front_page_opens_on_the_playground_and_leads_to_every_lesson_and_guide():
    page = front_page(all_lessons(ROOT), list(GUIDES))
    first = page.index('data-shows="{&quot;explorer&quot;: &quot;Playground&quot;')
    assert first < page.index("## ")
    assert [
        x.name for x in all_lessons(ROOT) if page.count(f"lessons/{x.name}/{x.name}") < 2
    ] == []  # in the text and in the menu
    assert [name for name in GUIDES if f"docs/{name}.md" not in page] == []


def test_every_guide_is_there():
    assert [name for name in GUIDES if not (DOCS / f"{name}.md").is_file()] == []


def test_a_link_to_what_the_site_does_not_have_becomes_its_words():
    there = {DOCS / "students.md", ROOT / "lessons" / "01-neuron" / "01-neuron.ipynb"}
    text = (
        "[a](students.md) [b](online.md) [c](../lessons/01-neuron/01-neuron.ipynb#Bias) [d](https://a.org) [e](#here)"
    )
    assert linked(text, DOCS, there) == text.replace("[b](online.md)", "b")


def test_no_picture_is_asked_of_another_machine():
    assert linked("![badge](https://example.org/badge.svg)", DOCS, set()) == "badge"


def test_an_explorers_picture_becomes_the_explorer():
    text = "<picture>\n<img src='x'>\n</picture>\n\n`live.SoftmaxTemperature()`: a text"
    shown = guide(text, DOCS, set())
    assert "<picture>" not in shown and "&quot;explorer&quot;: &quot;SoftmaxTemperature&quot;" in shown
    assert shown.endswith("\n\n`live.SoftmaxTemperature()`: a text")
