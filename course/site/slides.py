"""`course slides NN`: a lesson as reveal.js slides for the lecture that it came from, explorers alive, by nbconvert.

A section's heading, first sentences, key terms, formulas, lists and pictures stand on the slides; the whole text is in
the speaker's notes. Each explorer has a slide of its own, each exercise one to pause at.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nbconvert import SlidesExporter
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook
from traitlets.config import Config

from course.lessons import LessonFolder
from course.site.build import LOOK, MATHJAX, packaged, script
from course.site.reading import read
from course.site.secrets import leaks
from nnkit.widgets.page import built

REVEAL = ("dist/reveal.js", "dist/reveal.css", "plugin/notes/notes.js", "LICENSE")
MARK = "reveal"  # the folder that slides of ours hold
THEME = "lecture"  # the look of slides, as reveal.js calls it
WORDS = 85  # on a slide; then another begins
LINES = 12  # of code on a slide
PICTURE = 45  # words that would take a picture's place
HERE = 'class="nnk-here"'
TIMED = re.compile(r"\*About \d+ minutes\*")  # what the build puts under a heading


def build_slides(lesson: LessonFolder, target: Path, theme: str = "light") -> None:
    """Write the slides of a lesson into the folder `target`: index.html and what it needs, for any browser, offline.

    ValueError where something else is there; LookupError where the lesson is not built or reveal.js not installed.
    """
    if target.exists() and not (target / MARK).is_dir():
        raise ValueError(f"{target} is there and holds no slides: name another folder, --into FOLDER")
    reveal, mathjax = packaged("sphinx-revealjs", "revealjs"), packaged("sphinx-mathjax-offline", MATHJAX)
    page = render(slides(read(lesson)), theme)
    with tempfile.TemporaryDirectory(prefix="course-slides-") as work:
        made = Path(work, "slides")
        for name in REVEAL:
            (made / MARK / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(reveal / name, made / MARK / name)
        shutil.copyfile(mathjax, made / MATHJAX)
        (made / "index.html").write_text(page, encoding="utf-8")
        (made / "nnkit.js").write_text(script(), encoding="utf-8")
        look = (LOOK / "slides.css").read_text(encoding="utf-8")
        (made / MARK / "dist" / "theme").mkdir()
        (made / MARK / "dist" / "theme" / f"{THEME}.css").write_text(f"{built('door.css')}\n{look}", encoding="utf-8")
        if found := leaks(made, [lesson]):
            raise ValueError("nothing is written:\n" + "\n".join(found))
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(made, target)


def render(notebook: NotebookNode, theme: str) -> str:
    """The page of a notebook whose cells say where slides begin."""
    config = Config({"SlidesExporter": {"theme": theme, "exclude_input_prompt": True, "exclude_output_prompt": True}})
    exporter = SlidesExporter(
        config=config,
        template_name="lecture",
        extra_template_basedirs=[str(LOOK)],
        reveal_url_prefix=MARK,
        reveal_theme=THEME,
    )
    page, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": notebook.metadata["title"]}})
    return page


# --- what stands on which slide


def slides(lesson: NotebookNode) -> NotebookNode:
    """A notebook of slides from a lesson to read."""
    cells: list[NotebookNode] = []
    room = 0  # words that the present slide may still hold
    for text, said, begins in _parts(lesson):
        size = len(re.sub(r"<[^>]*>", " ", text).split()) + PICTURE * ("<img" in text)
        if begins or not cells or size > room:
            begins, room = begins or "subslide", WORDS
        cells.append(_cell(text, begins))
        room = 0 if HERE in text else room - size
        if said:
            cells.append(_cell(said, "notes"))
    title = re.search(r"^# (.+)$", cells[0].source, re.MULTILINE)
    return new_notebook(cells=cells, metadata={"title": title[1] if title else "Slides"})


def _cell(text: str, kind: str) -> NotebookNode:
    return new_markdown_cell(text, metadata={"slideshow": {"slide_type": kind or "-"}})


def _parts(lesson: NotebookNode) -> Iterator[tuple[str, str, str]]:
    """(what is shown, what the speaker says, the kind of slide that it begins, "" if it begins none)."""
    for cell in lesson.cells:
        if cell.cell_type == "markdown":
            for section in re.split(r"(?m)^(?=#{1,3} )", cell.source):
                if section.strip():
                    yield from _text(section.strip())
        elif "nbgrader" not in cell.metadata:
            yield from _code(cell)


def _text(section: str) -> Iterator[tuple[str, str, str]]:
    heading = re.match(r"(#{1,3}) .+", section)
    begins = {None: "", "#": "slide", "##": "slide", "###": "subslide"}[heading[1] if heading else None]
    blocks = [block for block in re.split(r"\n\s*\n", section) if block.strip() and not TIMED.fullmatch(block)]
    gist = [_gist(block) for block in blocks]
    if begins == "slide" and heading and heading[1] == "#":  # what the lesson is about, and for
        gist = gist[: next((i + 1 for i, block in enumerate(blocks) if block.startswith("- ")), len(gist))]
    if re.match(r"### Exercise ", section):  # the task as it stands: students read it
        gist = blocks[:4]
    yield "\n\n".join(filter(None, gist)), section, begins


def _gist(block: str) -> str:
    """Of a paragraph its first sentence and those with a key term; formulas, lists, questions as they are."""
    if re.match(r"#|\*\*Predict|[-*] |\d+\. |\||\$\$|<|    |```|>", block.lstrip("\n")):
        return block
    sentences = re.split(r"(?<=[.?!:])\s+(?=[A-Z*$`\[(])", block)
    return " ".join(s for i, s in enumerate(sentences) if i == 0 or "**" in s)


def _code(cell: NotebookNode) -> Iterator[tuple[str, str, str]]:
    """A picture or an explorer with a slide of its own, its code for the speaker; else code and what it prints."""
    source = f"```python\n{cell.source}\n```"
    printed = "".join(output.text for output in cell.outputs if output.output_type == "stream").rstrip()
    pages = [output.data["text/html"] for output in cell.outputs if "text/html" in output.get("data", {})]
    for text in pages:
        yield text, source, "subslide" if HERE in text else ""
    if not pages and len(cell.source.splitlines()) <= LINES and not re.search(r"\b(check|ready)\(", cell.source):
        yield source + (f"\n\n```text\n{printed}\n```" if printed else ""), "", ""
