"""pyproject.toml states the versions; constraints.txt, environment.yml and what is installed must agree with it."""

import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
import rattler
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
REQUIRED = [Requirement(text) for text in PROJECT["dependencies"]]
GROUPS = PROJECT["optional-dependencies"]
# `bench` is installed apart, by `make bench`
EXTRA = [Requirement(text) for name, group in GROUPS.items() if name != "bench" for text in group]
PINNED = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text().split("\n") if "==" in line)
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
CONDA_NAME = {"matplotlib": "matplotlib-base"}  # conda-forge's matplotlib without a desktop toolkit


@pytest.mark.parametrize("requirement", REQUIRED + EXTRA, ids=str)
def test_installed_and_pinned_versions_are_the_ones_asked_for(requirement):
    assert requirement.specifier.contains(version(requirement.name))
    assert PINNED[requirement.name] == version(requirement.name)


def test_no_ipykernel_that_mixes_up_figures():
    (ipykernel,) = [r for r in REQUIRED if r.name == "ipykernel"]
    refused = ["7.0.0", "7.0.1", "7.1.0", "7.2.0", "7.3.0"]
    assert not [v for v in refused if ipykernel.specifier.contains(v)]
    assert ipykernel.specifier.contains("7.4.0")


def test_conda_environment_repeats_the_five_named_packages_and_nothing_more():
    specs = {s.name.normalized: s for s in map(rattler.MatchSpec, (d for d in CONDA if isinstance(d, str)))}
    five = ["jupyterlab", "numpy", "matplotlib", "nbgrader", "ipywidgets"]
    assert set(specs) == {"python", "pip"} | {CONDA_NAME.get(name, name) for name in five}
    assert CONDA[-1] == {"pip": ["-e ."]}
    for requirement in REQUIRED:
        if requirement.name in five:
            spec = specs[CONDA_NAME.get(requirement.name, requirement.name)]
            assert set(str(spec.version).split(",")) == set(str(requirement.specifier).split(","))
            assert rattler.VersionSpec(str(spec.version)).matches(rattler.Version(version(requirement.name)))
    assert set(str(specs["python"].version).split(",")) == set(PROJECT["requires-python"].split(","))
