"""A new lesson passes every check, and each thing taken from it is told in a line with what to do."""

import re
import shutil

import pytest

from course.__main__ import main
from course.authoring.build import build
from course.authoring.check import check
from course.authoring.new import new_lesson
from course.authoring.rehearsal import rehearse
from course.authoring.rules import broken_rules, things_to_drag
from course.lessons import all_lessons, find_lesson
from nnkit.widgets.shown import TYPE


@pytest.fixture
def lesson(tmp_path):
    (tmp_path / "solutions").mkdir()
    return new_lesson("13-sound-waves", tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A course of a new lesson, built once: to be copied, not changed."""
    root = tmp_path_factory.mktemp("new")
    (root / "solutions").mkdir()
    build(new_lesson("13-sound-waves", root))
    return root


@pytest.fixture
def built_lesson(built, tmp_path):
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return find_lesson("13", tmp_path)


def test_before_it_is_built_a_new_lesson_is_told_to_be(lesson, tmp_path, capsys):
    assert main(["--root", str(tmp_path), "check", "13"]) == 1
    assert "course build 13-sound-waves" in capsys.readouterr().out


def test_built_a_new_lesson_passes_every_check(built_lesson, tmp_path, capsys):
    assert main(["--root", str(tmp_path), "check"]) == 0
    assert capsys.readouterr().out == "13-sound-waves: all is well\n"


def test_a_new_lessons_explorers_have_the_controls_that_are_wanted(built_lesson, with_page):
    run, explorers = rehearse(built_lesson)
    shown = [o.data[TYPE] for cell in run.cells for o in cell.get("outputs", []) if TYPE in o.get("data", {})]
    shown = [values for values in shown if values["explorer"] != "Prediction"]
    controls = sum(with_page.drive(values)["moved"] for values in shown)
    assert list(things_to_drag(built_lesson, explorers, controls)) == []
    assert list(things_to_drag(built_lesson, explorers, 3)) == ["3 controls on its explorers, at least 4"]


def test_a_second_new_lesson_is_no_trouble_to_the_first(lesson, tmp_path):
    other = new_lesson("13b-echo", tmp_path)
    assert broken_rules(lesson) == broken_rules(other) == []
    assert [found.name for found in all_lessons(tmp_path)] == ["13-sound-waves", "13b-echo"]


@pytest.mark.parametrize("name", ["13-more", "13-sound-waves"])
def test_a_number_that_is_taken_is_refused(lesson, tmp_path, name, capsys):
    assert main(["--root", str(tmp_path), "new", name]) == 2
    assert "13 is 13-sound-waves: take another" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["waves", "13", "13_waves", "../13-waves", "13-Waves"])
def test_a_name_that_cannot_be_is_refused(tmp_path, name, capsys):
    (tmp_path / "solutions").mkdir()
    assert main(["--root", str(tmp_path), "new", name]) == 2
    assert "called like 13-waves" in capsys.readouterr().err


LOST = {  # file, what is taken from it, what is put there: what is told
    ("lesson.py", "**Afterwards you can**", "You can"): "does not say **Afterwards you can**",
    ("lesson.py", "**You need**", "Needs"): "does not say **You need**",
    ("lesson.py", "**Time:** 30 minutes", "**Time:** 40 minutes"): "states 40 minutes, and by the model it takes 31",
    ("lesson.py", "**Time:** 30 minutes.", ""): "states no time, and by its cells it is 31 minutes",
    ("lesson.py", "30 minutes", "two sittings, 15 and 15 minutes"): "states 15 and 15 minutes, and by its cells it",
    ("lesson.py", "A mean gives", "word " * 6000 + "A mean gives"): "a sitting of 71 minutes, at most 65: end one",
    ("lesson.py", "## Summary", "## The end"): "lack a heading `## Summary`",
    ("lesson.py", "# What comes next: name the", "# The"): "lack what comes next",
    ("lesson.py", "A mean gives", "word " * 400 + "A mean gives"): "words in a row up to",
    ("lesson.py", "A level parts", "Predict first. A level parts"): "tells to predict and takes no guess: ask it in",
    ("lesson.py", ' predict="place_of_four" recall=true', ""): "the section 'Another range', 84 words, asks nothing",
    ("lesson.py", "[markdown]\n# Drag what", "[markdown] further=true\n# Drag what"): "put it at a text that begins",
    ("lesson.py", "t = np.linspace(3, 7, 9)\n", "t = np.linspace(3, 7, 9)\n" * 40): "45 lines of code from 't = np",
    (
        "lesson.py",
        "show(\n    plot",
        "fig = figure(4, 3)\n" * 5 + "show(\n    plot",
    ): "'places = np.arange(1, 11)' on, 9 lines, only draws",
    (
        "lesson.py",
        "that are larger than level,",
        "that are larger than level, " + "and " * 9,
    ): 'a cell shows 106: \'"""The',
    (
        "lesson.py",
        "A level parts",
        "| $x$ | name |\n# |---|---|\n# | 1 | one |\n#\n# A level",
    ): "without a name in words",
    ("lesson.py", "A level parts", "- [ ] Ticked\n#\n# A level parts"): "nobody can tick the box of '- [ ] Ticked'",
    (
        "lesson.py",
        "from nnkit.plot",
        "from nnkit.check.plain import describe\nfrom nnkit.plot",
    ): "which only checks need",
    (
        "lesson.py",
        "from nnkit.plot",
        "from nnkit.lessonkit.formulas import takes_formulas\nfrom nnkit.plot",
    ): "students see",
    ("lesson.py", 'written="why_sound_waves" points=2', ""): "no written answer: add",
    (
        "exercises.py",
        r"    Exercise\(\n        \"above(.|\n)*?\n    \),\n",
        "",
    ): "2 coded exercises, at least 3 are wanted",
    ("exercises.py", r"    Quiz\((.|\n)*", "]"): "no quiz: declare a Quiz",
    ("exercises.py", r" +hints=\[\"First.*\n", ""): "stretch_sound_waves has no hints",
    ("exercises.py", r" +Wrong\(\"below.*\n", ""): "tells 3 misconceptions apart, at least 4",
    ("exercises.py", r"New\(\"x\"\)", 'Holds("huge", "Big.", Case(X, 0.0, 1e9))'): "nothing breaks Holds('huge')",
    ("bank/above_sound_waves.py", r"# %% right=\"by(.|\n)*?# %%", "# %%"): "2 right answers, at least 3",
    ("topics.toml", "Another range", "Elsewhere"): "no heading is called 'Elsewhere'",
    ("topics.toml", 'topic = ".*', 'topic = "Volcanoes and their glaciers"'): "does not find most of the words",
    ("topics.toml", r'"plot_curves"', '"plot_matrix"'): "is not shown by plot_matrix",
    ("topics.toml", r'"above_sound_waves"', '"below"'): "no topic is exercised by 'above_sound_waves'",
    ("topics.toml", "^builds.*", ""): 'builds = "..."',
    ("topics.toml", "section =", "part ="): "has topic, section, shown and exercises",
}


@pytest.mark.parametrize(("lost", "told"), LOST.items(), ids=LOST.values())
def test_what_a_lesson_lacks_is_told(lesson, lost, told):
    name, old, new = lost
    path = lesson.source / name
    pattern = old if name != "lesson.py" else re.escape(old)
    text, times = re.subn(pattern, lambda _: new, path.read_text(), flags=re.M)
    assert times
    path.write_text(text.replace("promises import New", "promises import Holds, New"))
    found = broken_rules(lesson)
    assert any(told in said for said in found), found


def test_a_name_of_another_lesson_is_told(lesson, tmp_path):
    other = new_lesson("14-echo", tmp_path)
    for path in (other.text, other.source / "exercises.py", other.source / "topics.toml"):
        path.write_text(path.read_text().replace("above_echo", "above_sound_waves"))
    assert any("'above_sound_waves' is 13-sound-waves's too" in said for said in broken_rules(other))


def test_a_project_is_marked_by_hand_with_a_rubric_above_each_written_answer(lesson):
    lesson.text.write_text(lesson.text.read_text().replace("30 minutes", "8 to 12 hours"))
    assert broken_rules(lesson) == [
        "1 written answers, a project has at least 4",
        "no rubric above 'why_sound_waves': a table that begins `| points | 6: full | ...`",
    ]


def further(text, *titles):
    for title in titles:
        text = text.replace(f"[markdown]\n# ## {title}", f"[markdown] further=true\n# ## {title}")
    return text


def test_most_of_a_lesson_is_core(lesson):
    lesson.text.write_text(further(lesson.text.read_text(), "Another range", "How many lie"))
    assert broken_rules(lesson) == ["10 of 31 minutes are core, at least 60% must be: mark less `further=true`"]


def test_the_core_does_without_what_is_further(lesson):
    text = further(lesson.text.read_text(), "Another range")
    lesson.text.write_text(text)
    assert broken_rules(lesson) == []
    lesson.text.write_text(text.replace("print(above", "print(stretch_sound_waves(places, 0, 1))\nprint(above"))
    assert broken_rules(lesson) == [
        "the core's section 'How many lie above?' needs stretch_sound_waves, and 'Another range', which makes it, is "
        "further"
    ]


LINE = "t = np.linspace(3, 7, 9)"
DESCRIBED = '"Two straight lines that rise. " + describe_curves(lines, x=t, xlabel="before")'


def without(lesson, name, *changes):
    """The lesson with (old, new) in one of its files."""
    path = lesson.source / name
    text = path.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text)
    return lesson


def test_what_only_the_bank_shows_is_told(built_lesson):
    without(built_lesson, "lesson.py", ("return (x > level).mean()", "return (x >= level).mean()"))
    assert any("above_sound_waves, wrong answer 'at least'" in said for said in check(built_lesson))


def test_what_cannot_be_read_is_told_with_its_line(built_lesson):
    without(built_lesson, "exercises.py", ("task=", "tusk="))
    assert any("exercises.py, line 10: TypeError" in said for said in check(built_lesson))


def test_what_only_a_run_shows_is_told(built_lesson):
    warns = (LINE, f"{LINE} / np.float64(0)")
    build(without(built_lesson, "lesson.py", ("live.ReluHinges()", "1"), (DESCRIBED, '"lines"'), warns))
    found = "\n".join(check(built_lesson))
    for told in ("1 explorers, at least 2", "a picture is described by 'lines' only", "it writes to stderr"):
        assert told in found


def test_a_run_that_stops_is_told(built_lesson):
    build(without(built_lesson, "lesson.py", (LINE, "t = nothing")))
    assert list(check(built_lesson)) == ["with the author's answers it stops: NameError: name 'nothing' is not defined"]
