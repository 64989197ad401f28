"""The page that `make lab` opens."""

import json
import re

import pytest

from course.authoring.start import start_page
from course.lessons import all_lessons
from tests import ROOT

PAGE = ROOT / "lessons" / "start.md"


def test_it_is_made_from_the_lessons_folders():
    assert PAGE.read_text() == start_page(), "run `course build` with any lesson and commit lessons/start.md"


def test_it_links_every_lesson_the_playground_and_nothing_that_is_not_there():
    links = re.findall(r"\]\(([^)]+)\)", PAGE.read_text())
    assert all((PAGE.parent / link).is_file() for link in links)
    assert {f"{lesson.name}/{lesson.name}.ipynb" for lesson in all_lessons()} | {"playground.ipynb"} == set(links)


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("# 4. Layers: many at once", "- 4 · [**Layers**](04-x/04-x.ipynb): many at once"),
        ("# 3b. Regions: `and`, then: or", "- 3b · [**Regions**](04-x/04-x.ipynb): `and`, then: or"),
        ("# Beyond", "- [**Beyond**](04-x/04-x.ipynb)"),
    ],
)
def test_a_lesson_is_listed_with_what_its_heading_says(tmp_path, heading, line):
    (tmp_path / "solutions" / "04-x").mkdir(parents=True)
    text = tmp_path / "solutions" / "04-x" / "lesson.py"
    text.write_text(f"# %% [markdown]\n# {heading}\n#\n# Text.\n")
    assert line in start_page(tmp_path).splitlines()
    text.write_text("# %% [markdown]\n# No heading.\n")
    with pytest.raises(ValueError, match="the first line must be a heading"):
        start_page(tmp_path)


def test_jupyterlab_opens_it_as_a_page():
    assert 'default_url = "/lab/tree/lessons/start.md"' in (ROOT / "jupyter_lab_config.py").read_text()
    settings = json.loads((ROOT / "course" / "lab" / "overrides.json").read_text())
    assert settings["@jupyterlab/docmanager-extension:plugin"]["defaultViewers"] == {"markdown": "Markdown Preview"}
