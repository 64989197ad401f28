"""The page that `make lab` opens."""

import json
import re

from course.lessons import ROOT, all_lessons

PAGE = ROOT / "lessons" / "start.md"


def test_it_links_every_lesson_and_nothing_that_is_not_there():
    links = re.findall(r"\]\(([^)]+)\)", PAGE.read_text())
    assert all((PAGE.parent / link).is_file() for link in links)
    assert {f"{lesson.name}/{lesson.name}.ipynb" for lesson in all_lessons()} <= set(links)


def test_jupyterlab_opens_it_as_a_page():
    assert 'default_url = "/lab/tree/lessons/start.md"' in (ROOT / "jupyter_lab_config.py").read_text()
    settings = json.loads((ROOT / "course" / "lab" / "overrides.json").read_text())
    assert settings["@jupyterlab/docmanager-extension:plugin"]["defaultViewers"] == {"markdown": "Markdown Preview"}
