"""`course site`: a folder of pages for any web server, a USB stick, a double click; they ask nothing of elsewhere."""

import importlib.metadata
import logging
import re
import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
from tqdm import tqdm

import nnkit
from course.lessons import LessonFolder
from course.site import guides, reading, reference, secrets
from nnkit.widgets.page import built

LOOK = Path(__file__).with_name("look")
MATHJAX = "tex-svg.js"  # one file without fonts: those are refused where a page is opened from a disk
MARK = ".buildinfo"  # Sphinx leaves it in what it has built
HINT = 'is not installed: pip install "nnkit-course[site]"'


def build_site(root: Path, lessons: Sequence[LessonFolder], target: Path) -> None:
    """Build the site with these lessons into the folder `target`, in the place of an earlier one.

    ValueError where something else is there or a solution would be published; LookupError where a lesson is not built
    or Sphinx not installed.
    """
    if target.exists() and not (target / MARK).is_file():
        raise ValueError(f"{target} is there and holds no site of this course: name another folder, --into FOLDER")
    mathjax = packaged("sphinx-mathjax-offline", MATHJAX)
    with tempfile.TemporaryDirectory(prefix="course-site-") as work:
        source, made = Path(work, "source"), Path(work, "site")
        write_source(root, lessons, source)
        _sphinx(source, made, Path(work, "trees"))
        for page in made.rglob("*.html"):
            page.write_text(named(page.read_text(encoding="utf-8")), encoding="utf-8")
        (made / "_static" / "mathjax").mkdir()
        shutil.copyfile(mathjax, made / "_static" / "mathjax" / MATHJAX)
        if found := secrets.leaks(made, lessons):
            raise ValueError("nothing is published:\n" + "\n".join(found))
        new = target.with_name(f".{target.name}.new")
        shutil.rmtree(new, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(made, new)
        shutil.rmtree(target, ignore_errors=True)
        new.rename(target)


def packaged(distribution: str, name: str) -> Path:
    """A file, or a folder, that a distribution brings along."""
    try:
        files = importlib.metadata.files(distribution) or []
    except importlib.metadata.PackageNotFoundError:
        raise LookupError(f"{distribution} {HINT}") from None
    for file in files:
        for path in (file, *file.parents):
            if path.name == name:
                return Path(str(importlib.metadata.distribution(distribution).locate_file(path)))
    raise LookupError(f"{distribution} holds no {name}")


def write_source(root: Path, lessons: Sequence[LessonFolder], source: Path) -> None:
    """What Sphinx reads, laid out as the repository is, so that links hold."""
    docs = [name for name in guides.GUIDES if (root / "docs" / f"{name}.md").is_file()]
    names = [f"lessons/{x.name}/{x.name}.ipynb" for x in lessons] + [f"docs/{name}.md" for name in docs]
    images = sorted((root / "docs" / "images").glob("*.png")) if docs else []
    there = {root / name for name in names} | set(images)
    for name in ("docs/images", "_static", "reference"):
        (source / name).mkdir(parents=True)
    with ThreadPoolExecutor(2) as pool:  # each lesson runs in a process of its own
        for lesson, page in zip(lessons, tqdm(pool.map(reading.read, lessons), total=len(lessons)), strict=True):
            for cell in page.cells:
                if cell.cell_type == "markdown":
                    cell.source = guides.linked(cell.source, lesson.released, there)
            path = source / "lessons" / lesson.name / f"{lesson.name}.ipynb"
            path.parent.mkdir(parents=True)
            nbformat.write(page, path)
    for name in docs:
        text = (root / "docs" / f"{name}.md").read_text(encoding="utf-8")
        (source / "docs" / f"{name}.md").write_text(guides.guide(text, root / "docs", there), encoding="utf-8")
    for image in images:
        shutil.copyfile(image, source / "docs" / "images" / image.name)
    (source / "index.md").write_text(guides.front_page(list(lessons), docs), encoding="utf-8")
    (source / "_static" / "nnkit.css").write_text(f"{built('door.css')}\n{_look('site.css')}", encoding="utf-8")
    reference.write_pages(source / "reference")
    # a classic script: a page opened from a disk may not import a module
    (source / "_static" / "nnkit.js").write_text(script(), encoding="utf-8")


def script() -> str:
    """JavaScript that puts an explorer into every place of a page that reading.place has left for one."""
    return f"(() => {{\n{built('door.js')}\nconst {{ show }} = $nnkit;\n{_look('site.js')}}})();\n"


def named(page: str) -> str:
    """The theme's page with what a screen reader needs: levels of headings, names of both columns, no empty heading."""
    page = re.sub(r'<th class="head">\s*(?:<p></p>)?\s*</th>', '<td class="head"></td>', page)  # an empty corner
    page = page.replace('<p class="caption" role="heading">', '<p class="caption" role="heading" aria-level="2">')
    page = page.replace('<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="The whole site">')
    return page.replace('<aside class="toc-drawer', '<aside aria-label="This page" class="toc-drawer')


def _look(name: str) -> str:
    return (LOOK / name).read_text(encoding="utf-8")


def heading_anchor(heading: str) -> str:
    """The name of a heading's place in a page, as JupyterLab makes it: links between notebooks say it so."""
    return heading.replace(" ", "-")


def _sphinx(source: Path, made: Path, trees: Path) -> None:
    try:
        from sphinx.application import Sphinx
        from sphinx.util.docutils import docutils_namespace
    except ModuleNotFoundError:
        raise LookupError(f"Sphinx {HINT}") from None
    with docutils_namespace():
        app = Sphinx(
            str(source), None, str(made), str(trees), "html", confoverrides=_settings(), status=None,
            warningiserror=True,
        )  # fmt: skip
        try:
            app.build()
        finally:
            _let_go()
    if app.statuscode:
        raise ValueError("the site was not built: Sphinx says why above")


def _let_go() -> None:
    """Sphinx writes into its own streams from Python's logging; the next build has other ones."""
    for handler in list(logging.getLogger("sphinx").handlers):
        logging.getLogger("sphinx").removeHandler(handler)


def _settings() -> dict[str, Any]:
    return reference.SETTINGS | {
        "project": "Neural networks, from one neuron up",
        "author": "The authors of the course",
        "version": nnkit.__version__,
        "release": nnkit.__version__,
        "extensions": [
            "sphinx.ext.autodoc", "sphinx.ext.viewcode", "sphinx.ext.mathjax", "myst_nb", "course.site.reference",
        ],
        "html_theme": "furo",
        "html_title": "Neural networks, from one neuron up",
        "html_static_path": ["_static"],
        "html_css_files": ["nnkit.css"],
        "html_js_files": [("nnkit.js", {"defer": "defer"})],
        "html_copy_source": False,
        "html_show_copyright": False,
        "mathjax_path": f"mathjax/{MATHJAX}",
        "nb_execution_mode": "off",
        "nb_merge_streams": True,
        "myst_enable_extensions": ["dollarmath", "amsmath"],
        "myst_heading_anchors": 4,
        "myst_heading_slug_func": "course.site.build.heading_anchor",
        "highlight_language": "none",  # examples are told by their >>>; the other blocks are formulas
        "suppress_warnings": ["myst.header"],
    }  # fmt: skip
