"""The repository is the same anywhere: no machine's path, no registry's host, locks that fit their sources."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
# Put together here, so that this file does not hold what it forbids.
HOSTS = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))]
PATHS = ["/" + name + "/" for name in ("work/main", "root", "home/[a-z]+", "Users/[a-z]+")]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def tracked():
    said = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return [ROOT / name for name in said.split("\0") if name]


def test_no_file_names_a_registry_or_a_machine():
    forbidden = re.compile("|".join([*map(re.escape, HOSTS), *PATHS]))
    for path in tracked():
        try:
            found = forbidden.search(path.read_text(encoding="utf-8"))
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        assert not found, f"{path.relative_to(ROOT)}: {found[0]}"


def locked(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)(?:\[.*?\])?==(\S+)", text, re.MULTILINE))


# Too big for every checkout: tests of a cluster run where it is installed, and say so where it is not.
UNLOCKED = {"cluster", "s3"}
EXTRAS = {name: lines for name, lines in PYPROJECT["project"]["optional-dependencies"].items() if name not in UNLOCKED}
WANTED = {
    "run": [
        *PYPROJECT["project"]["dependencies"],
        *PYPROJECT["project"]["optional-dependencies"]["web"],
        *PYPROJECT["dependency-groups"]["build"],
    ],
    "dev": [
        *PYPROJECT["project"]["dependencies"],
        *(line for extra in EXTRAS.values() for line in extra),
        *PYPROJECT["dependency-groups"]["build"],
        *PYPROJECT["dependency-groups"]["dev"],
    ],
    "node": PYPROJECT["dependency-groups"]["node"],
    "uv": PYPROJECT["dependency-groups"]["uv"],
}


@pytest.mark.parametrize("name", WANTED)
def test_a_lock_satisfies_what_is_asked_for(name):
    versions = locked(name)
    for line in WANTED[name]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(versions[canonicalize_name(wanted.name)]), line


def test_people_run_the_versions_that_were_tested():
    assert locked("run").items() <= locked("dev").items()


def test_every_locked_package_has_its_hashes():
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        for pin in re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL):
            assert "--hash=sha256:" in pin, pin.splitlines()[0]


def test_the_npm_lock_fits_and_carries_hashes_but_no_addresses():
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in (package["dependencies"] | package["devDependencies"]).items():
        assert lock[f"node_modules/{name}"]["version"] == version
    for name, entry in lock.items():
        assert not name or ("integrity" in entry and "resolved" not in entry), name
