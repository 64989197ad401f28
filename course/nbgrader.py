"""nbgrader's own Python API over this course's configuration."""

import logging
import warnings
from pathlib import Path

from nbformat.warnings import MissingIDFieldWarning
from nbgrader.apps import NbGraderAPI
from sqlalchemy.exc import SAWarning
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from course.nbgrader_settings import configure

# Said of nbgrader's own code, to people who cannot act on it: it adds rows to a session late, and puts deleted cells
# back without an id.
warnings.filterwarnings("ignore", category=SAWarning, module=r"nbgrader\.api")
warnings.filterwarnings("ignore", category=MissingIDFieldWarning)

CONFIG_FILE = "nbgrader_config.py"


def load_config(root: Path) -> Config:
    """The course's own nbgrader_config.py, as the stock commands read it; where it has none, the usual settings."""
    if (root / CONFIG_FILE).is_file():
        config = PyFileConfigLoader(CONFIG_FILE, path=str(root)).load_config()
        config.CourseDirectory.root = str(root)
    else:
        configure(config := Config(), root / CONFIG_FILE)
    return config


def nbgrader_api(root: Path, **changes: dict) -> NbGraderAPI:
    """The API for the course in `root`; changes: traits by class, `CourseDirectory={"submitted_directory": "in"}`."""
    config = load_config(root)
    for name, traits in changes.items():
        config[name].update(traits)
    logging.getLogger("traitlets").setLevel(logging.ERROR)  # its news reach us in the results
    return NbGraderAPI(config=config)
