"""The two pyproject.toml state the versions; constraints.txt, environment.yml and what is installed agree with them."""

import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
import rattler
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import nnkit

ROOT = Path(__file__).parent.parent
STUDENTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
COURSE = tomllib.loads((ROOT / "course" / "pyproject.toml").read_text())["project"]
REQUIRED = [Requirement(text) for text in STUDENTS["dependencies"]]
INSTRUCTORS = [Requirement(text) for text in COURSE["dependencies"] if not text.startswith(STUDENTS["name"])]
GROUPS = {**STUDENTS["optional-dependencies"], **COURSE["optional-dependencies"]}
# installed apart, by `make bench`, with the versions that stand there
APART = ("bench",)
EXTRA = [Requirement(text) for name, group in GROUPS.items() if name not in APART for text in group]
ALL = list(dict.fromkeys(REQUIRED + INSTRUCTORS + EXTRA))
LINES = [Requirement(line) for line in (ROOT / "constraints.txt").read_text().splitlines() if line[:1].isalnum()]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
CONDA_NAME = {"matplotlib": "matplotlib-base"}  # conda-forge's matplotlib without a desktop toolkit


def pinned(there: dict[str, str]) -> dict[str, str]:
    """The version of each package that constraints.txt gives an environment (the keys of packaging's markers)."""
    lines = [line for line in LINES if line.marker is None or line.marker.evaluate(there)]
    versions = {canonicalize_name(line.name): str(line.specifier).removeprefix("==") for line in lines}
    assert len(versions) == len(lines), "two lines of constraints.txt hold for one environment"
    return versions


@pytest.mark.parametrize("requirement", ALL, ids=str)
def test_installed_and_pinned_versions_are_the_ones_asked_for(requirement):
    assert requirement.specifier.contains(version(requirement.name))
    assert pinned({})[canonicalize_name(requirement.name)] == version(requirement.name)


@pytest.mark.parametrize("python", ["3.11.0", "3.11.2", "3.11.5", "3.12.0", "3.13.0", "3.14.0", "3.15.0"])
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_every_python_and_system_has_one_version_of_each_package(python, system):
    there = {
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
        "sys_platform": system,
        "os_name": "nt" if system == "win32" else "posix",
        "platform_system": {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system],
    }
    assert {canonicalize_name(r.name) for r in ALL} <= set(pinned(there))


def test_no_python_from_3_11_0_on_is_refused():
    for project in (STUDENTS, COURSE):
        asked = SpecifierSet(project["requires-python"])
        assert all(asked.contains(python) for python in ("3.11.0", "3.15.0", "4.0"))
        assert not asked.contains("3.10.19")


def test_a_student_is_asked_for_no_upper_bound_and_for_nothing_of_the_instructors():
    assert [r for r in REQUIRED if {s.operator for s in r.specifier} & {"<", "<=", "==", "~="}] == []
    assert {"nbgrader", "jupyterlab", "jupytext", "nbconvert"}.isdisjoint(r.name for r in REQUIRED)


def test_both_distributions_have_one_version_which_the_other_pages_repeat():
    assert COURSE["version"] == nnkit.__version__
    assert f"{STUDENTS['name']}=={nnkit.__version__}" in COURSE["dependencies"]
    assert f"\nversion: {nnkit.__version__}\n" in (ROOT / "CITATION.cff").read_text()
    assert f"\n## {nnkit.__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_one_licence_in_both():
    assert (ROOT / "LICENSE").read_text() == (ROOT / "course" / "LICENSE").read_text()
    assert COURSE["license"] == "BSD-3-Clause" and STUDENTS["license"].startswith("BSD-3-Clause AND ")


def test_no_ipykernel_that_mixes_up_figures():
    (ipykernel,) = [r for r in REQUIRED if r.name == "ipykernel"]
    refused = ["7.0.0", "7.0.1", "7.1.0", "7.2.0", "7.3.0"]
    assert not [v for v in refused if ipykernel.specifier.contains(v)]
    assert ipykernel.specifier.contains("7.4.0")


def test_conda_environment_repeats_the_five_named_packages_and_nothing_more():
    specs = {s.name.normalized: s for s in map(rattler.MatchSpec, (d for d in CONDA if isinstance(d, str)))}
    five = ["jupyterlab", "numpy", "matplotlib", "nbgrader", "ipywidgets"]
    assert set(specs) == {"python", "pip"} | {CONDA_NAME.get(name, name) for name in five}
    assert CONDA[-1] == {"pip": ["-e .", "-e ./course"]}
    stated = {r.name: r for r in REQUIRED} | {r.name: r for r in INSTRUCTORS}
    for requirement in stated.values():
        if requirement.name in five:
            spec = specs[CONDA_NAME.get(requirement.name, requirement.name)]
            assert set(str(spec.version).split(",")) == set(str(requirement.specifier).split(","))
            assert rattler.VersionSpec(str(spec.version)).matches(rattler.Version(version(requirement.name)))
    assert set(str(specs["python"].version).split(",")) == set(STUDENTS["requires-python"].split(","))
