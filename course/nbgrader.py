"""nbgrader's own Python API over this course's configuration."""

import logging
import warnings
from pathlib import Path

from nbformat.warnings import MissingIDFieldWarning
from nbgrader.apps import NbGraderAPI
from sqlalchemy.exc import SAWarning
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from course.lessons import ROOT

# Said of nbgrader's own code, to people who cannot act on it: it adds rows to a session late, and puts deleted cells
# back without an id.
warnings.filterwarnings("ignore", category=SAWarning, module=r"nbgrader\.api")
warnings.filterwarnings("ignore", category=MissingIDFieldWarning)

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
