"""The subcommands of `course` that make pages for a browser: site, slides."""

import argparse
from pathlib import Path

from course.arguments import lessons_of
from course.lessons import find_lesson


def add_site_commands(commands: argparse._SubParsersAction) -> None:
    """Add them to the command's parser."""
    site = commands.add_parser("site", help="the course as a folder of pages: to read, its pictures alive, offline")
    site.add_argument("lesson", nargs="*", help="a lesson's name or number (all)")
    site.add_argument("--into", type=Path, default=Path("public"), metavar="FOLDER", help="the folder (public)")
    site.set_defaults(run=_site)

    slides = commands.add_parser(
        "slides", help="a lesson as slides for a lecture: explorers alive, speaker's notes (S)"
    )
    slides.add_argument("lesson", help="a lesson's name or number")
    slides.add_argument("--into", type=Path, metavar="FOLDER", help="the folder (slides/NN-name)")
    slides.add_argument("--theme", choices=("light", "dark"), default="light", help="(light)")
    slides.set_defaults(run=_slides)


def _site(arguments: argparse.Namespace) -> int:
    from course.site.build import build_site

    root = arguments.root
    lessons = lessons_of(arguments)
    build_site(root, lessons, arguments.into)
    print(arguments.into / "index.html")
    return 0


def _slides(arguments: argparse.Namespace) -> int:
    from course.site.slides import build_slides

    lesson = find_lesson(arguments.lesson, arguments.root)
    target = arguments.into or Path("slides", lesson.name)
    build_slides(lesson, target, arguments.theme)
    print(target / "index.html")
    return 0
