"""The files by which other places open the course name what is here; docs/ways-in.md has what was tried where."""

import json
import re
import subprocess
import sys
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from course.lessons import all_lessons
from docs import online
from tests import ROOT


def test_the_page_of_links_is_up_to_date():
    assert online.PAGE.read_text(encoding="utf-8") == online.page(), "run: make online"


@pytest.mark.parametrize("name", [lesson.name for lesson in all_lessons()])
def test_every_lesson_has_its_links(name):
    page = online.page()
    for link in (online.hub(name), online.colab(name), online.binder(name)):
        assert link in page and urlsplit(link).scheme == "https"
    asked = parse_qs(urlsplit(online.hub(name)).query)
    assert asked["urlpath"][0].endswith(f"/{name}/{name}.ipynb") and asked["repo"][0].endswith(online.LESSONS)
    assert unquote(online.binder(name)).endswith(f"{name}/{name}.ipynb")


def test_no_other_page_states_the_addresses():
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    assert [page.name for page in pages if "OWNER" in page.read_text(encoding="utf-8")] == ["online.md"]


def test_the_container_sets_up_as_everybody_does():
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    python, script, command = container["postCreateCommand"].split()
    assert (python, script) == ("python3", "start.py")
    usage = subprocess.run([sys.executable, ROOT / script, "--help"], capture_output=True, text=True, check=True).stdout
    assert f"python start.py {command}" in usage
    version = re.fullmatch(r"python:(\d+\.\d+)-\w+", container["image"])[1]
    assert f"Python :: {version}" in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_binder_asks_for_this_tree_at_the_tested_versions():
    lines = (ROOT / "binder" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins, tree = (line for line in lines if not line.startswith("#"))
    assert (ROOT / "binder" / pins.removeprefix("-c ")).resolve() == ROOT / "constraints.txt"
    assert tree == ".[lab]"  # pip reads it from where it is started, which for Binder is the repository
    assert (ROOT / "binder" / "postBuild").stat().st_mode & 0o111
    assert "binder/postBuild" in (ROOT / ".ci" / "release").read_text(encoding="utf-8")
