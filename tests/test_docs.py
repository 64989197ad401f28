"""What the pages point to is there."""

import re
from pathlib import Path

import pytest

from course.authoring.start import with_table
from course.lessons import all_lessons
from docs import explorers
from nnkit.widgets import live

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text())
    assert [link for link in links if not link.startswith("http") and not (page.parent / link).exists()] == []


def test_every_picture_in_the_readme_has_alternative_text():
    assert all(len(alt) > 20 for alt in re.findall(r"!\[([^\]]*)\]", (ROOT / "README.md").read_text()))


def test_the_readme_has_the_table_of_lessons():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text == with_table(text, ROOT), "run `course build` with any lesson and commit README.md"
    assert [lesson.name for lesson in all_lessons() if f"lessons/{lesson.name}/{lesson.name}.ipynb" not in text] == []


def test_the_readme_shows_both_commands_and_ci_runs_them():
    text = (ROOT / "README.md").read_text()
    assert all(f"{way} {command}" in text for way in ("start.py", "make") for command in ("lab", "test"))
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def test_the_page_of_the_explorers_is_what_the_gallery_says():
    assert explorers.PAGE.read_text(encoding="utf-8") == explorers.page(), "run: python docs/explorers.py"
    for section in explorers.sections():
        assert re.findall(r"^(\d)\. ", section.text, re.M) == ["1", "2", "3"], f"{section.title}: three things to try"


def test_every_explorer_is_in_the_gallery_and_has_its_pictures():
    shown = {section.kind.__name__ for section in explorers.sections()}
    missing = set(live.__all__) - {"Live"} - shown
    assert not missing, f"give {missing} a section in solutions/00-gallery/lesson.py, then: make screenshots"
    pictures = [section.image(theme) for section in explorers.sections() for theme in ("light", "dark")]
    assert [path.name for path in pictures if not path.is_file()] == [], "run: make screenshots"


def test_pictures_are_small_enough_for_the_repository():
    sizes = {path.name: path.stat().st_size for path in explorers.IMAGES.glob("*.png")}
    assert [name for name, size in sizes.items() if size >= 100_000] == []
    assert sum(sizes.values()) < 1_500_000
    # none is left over
    shown = {path.name for section in explorers.sections() for path in map(section.image, ("light", "dark"))}
    others = {f"{name}-{theme}.png" for name in ("lesson", "playground") for theme in ("light", "dark")}
    assert set(sizes) == shown | others
