"""The pages of the site that are no lessons: the front page, and those of docs/ that its readers ask for."""

import re
from pathlib import Path

from course.authoring.start import heading_of
from course.lessons import LessonFolder
from course.site.reading import place
from nnkit.widgets import live

# the pages of docs/ that are read outside of the repository, and what the front page says of each
GUIDES = {
    "students": "how a lesson works, what the card below an exercise says, handing in",
    "instructors": "hand out, grade a class, give feedback, mark by hand",
    "administrators": "what protects marks and machine, and what does not; clusters",
    "playground": "all that the Playground can do",
    "explorers": "each explorer, and how it is called in a notebook of your own",
    "plan": "how long each lesson takes; by weeks, or in 3 hours; what needs what",
    "topics": "which topic is taught, shown and exercised where",
    "ways-in": "laptop, conda, JupyterHub, Colab, Binder: what was tried",
    "nnkit-in-an-evening": "the library, module by module, in the order of reading",
}
OPENING = {"explorer": "Playground"}
_PICTURE = re.compile(r"<picture>.*?</picture>(?=\s+`live\.(\w+)\()", re.DOTALL)
_LINK = re.compile(r"(!?)\[((?:[^\]\[]|\[[^\]]*\])*)\]\(([^)\s]+)\)")


def front_page(lessons: list[LessonFolder], guides: list[str]) -> str:
    """The page that the site opens on; its first screen is the Playground, alive."""
    parts = [
        "---\nhide-toc: true\n---\n",
        "# Neural networks, from one neuron up\n",
        "Press **Play** and watch a network learn. Then make it harder: another data set, fewer neurons, a "
        "larger rate.\n",
        place(OPENING, "The Playground: a network that learns while you watch. It needs JavaScript.") + "\n",
        "## A course that answers\n",
        "You write every part of a neural network yourself, in Python and NumPy, in Jupyter notebooks. Each exercise "
        "answers at once, and a wrong answer is told what is wrong with it. What you wrote runs the rest: the "
        "training, the pictures, the Playground. Here every lesson can be read, and its pictures moved, without "
        "installing anything.\n",
    ]
    if "students" in guides:
        first = next((x.name for x in lessons if not x.name.startswith("00-")), lessons[0].name)
        parts.append(
            f"- **You want to learn:** read [the first lesson](lessons/{first}/{first}.ipynb), then take the course on "
            'your own machine, offline: `pip install "nnkit-lessons[lab]"`, `python -m nnkit start neural-networks` '
            "([how](docs/students.md))."
        )
    if "instructors" in guides:
        parts.append(
            "- **You teach:** hand out the notebooks and grade a class in minutes; marks come from the checks that "
            "students see, with hidden cases, and hostile notebooks harm nobody ([how](docs/instructors.md)). "
            "`course slides 01` makes slides of a lesson, its pictures alive."
        )
    parts.append("\n## The lessons\n")
    parts += [_line(lesson) for lesson in lessons]
    parts.append("\n## More to read\n")
    parts += [f"- [{_title(name)}](docs/{name}.md): {GUIDES[name]}" for name in guides]
    parts.append(
        "- [The library](reference/index.md): nnkit, in NumPy, made to be read: every module with its source\n"
    )
    trees = {"Lessons": [f"lessons/{x.name}/{x.name}" for x in lessons], "Guides": [f"docs/{x}" for x in guides]}
    for caption, entries in (trees | {"Library": ["reference/index"]}).items():
        parts.append("\n".join(["```{toctree}", ":hidden:", f":caption: {caption}", "", *entries, "```", ""]))
    return "\n".join(parts)


def _line(lesson: LessonFolder) -> str:
    number, title, what = heading_of(lesson)
    before = f"{number} · " if number else ""
    return f"- {before}[{title}](lessons/{lesson.name}/{lesson.name}.ipynb){f': {what}' if what else ''}"


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize().replace("Nnkit", "nnkit")


def guide(text: str, where: Path, there: set[Path]) -> str:
    """A page of docs/ for the site: explorers alive in place of their pictures, links as `linked` leaves them."""

    def alive(found: re.Match) -> str:
        explorer = getattr(live, found[1])()
        return place(explorer.values(), repr(explorer))

    return linked(_PICTURE.sub(alive, text), where, there)


def linked(text: str, where: Path, there: set[Path]) -> str:
    """Markdown without the links to files that the site does not have, and without pictures from elsewhere.

    where: the folder that links start from; there: the files that the site has.
    """

    def link(found: re.Match) -> str:
        mark, words, target = found.groups()
        path = target.partition("#")[0]
        if not path or (re.match(r"\w+:", target) and not mark):
            return found[0]
        return found[0] if (where / path).resolve() in there else words

    return _LINK.sub(link, text)
