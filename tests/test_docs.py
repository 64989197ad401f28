"""What the pages point to is there."""

import re
from pathlib import Path

import pytest

from course.lessons import all_lessons

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text())
    assert [link for link in links if not link.startswith("http") and not (page.parent / link).exists()] == []


def test_every_picture_in_the_readme_has_alternative_text():
    assert all(len(alt) > 20 for alt in re.findall(r"!\[([^\]]*)\]", (ROOT / "README.md").read_text()))


def test_the_readme_lists_every_lesson():
    text = (ROOT / "README.md").read_text()
    assert [lesson.name for lesson in all_lessons() if f"lessons/{lesson.name}/{lesson.name}.ipynb" not in text] == []


def test_the_two_commands_are_targets_of_the_makefile():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M)
    assert {"setup", "lab", "test"} <= set(targets)
    assert "make lab" in (ROOT / "README.md").read_text()
    assert "make test" in (ROOT / ".ci" / "run").read_text()
