"""nbgrader's own Python API over this course's configuration."""

import logging
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from course.lessons import ROOT

CONFIG_FILE = "nbgrader_config.py"


def load_config(root: Path = ROOT) -> Config:
    """nbgrader_config.py as the stock commands read it, for the course in the folder `root`."""
    config = PyFileConfigLoader(CONFIG_FILE, path=str(ROOT)).load_config()
    config.CourseDirectory.root = str(root)
    return config


def nbgrader_api(root: Path = ROOT, **changes: dict) -> NbGraderAPI:
    """The API for the course in `root`; changes: traits by class, `CourseDirectory={"submitted_directory": "in"}`."""
    config = load_config(root)
    for name, traits in changes.items():
        config[name].update(traits)
    logging.getLogger("traitlets").setLevel(logging.ERROR)  # its news reach us in the results
    return NbGraderAPI(config=config)
