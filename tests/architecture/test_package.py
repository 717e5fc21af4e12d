"""The package: a folder without git is enough to make it, and it has what the commands need and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="needs hatchling: pip install -r requirements-dev.txt")
ROOT = Path(__file__).parents[2]
SOURCES = ("broadsheet", "templates", "CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Build both from a checkout in use, with a site, environments and notes in it; the wheel is made of the sdist."""
    checkout, folder = (tmp_path_factory.mktemp(name) for name in ("checkout", "dist"))
    for name in SOURCES:
        path = ROOT / name
        (shutil.copytree if path.is_dir() else shutil.copy)(path, checkout / name)
    for name in (".venv/lib/x.py", "output/index.html", "seeds/a.txt", "content/a.md", "tests/test_a.py", "notes.txt", ".env"):
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_text("")
    command = [sys.executable, "-P", "-m", "build", "--no-isolation", "--outdir", folder, checkout]
    subprocess.run(command, check=True, capture_output=True)  # -P: the build.py of this folder is not what is meant
    return folder


def files(folder: str, within: str) -> set[str]:
    """Return the files of a folder of the project, as they are called within a package."""
    return {f"{within}/{path.relative_to(ROOT / folder).as_posix()}" for path in (ROOT / folder).rglob("*") if is_source(path)}


def is_source(path: Path) -> bool:
    return path.is_file() and path.parent.name != "__pycache__"


def test_the_wheel_has_the_package_with_the_theme_and_nothing_else(made):
    with zipfile.ZipFile(next(made.glob("*.whl"))) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert names == files("broadsheet", "broadsheet") | files("templates", "broadsheet/theme")


def test_the_source_distribution_has_what_a_wheel_is_made_of_and_nothing_else(made):
    with tarfile.open(next(made.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    expected = files("broadsheet", "broadsheet") | files("templates", "templates") | set(SOURCES[2:])
    assert names - {"PKG-INFO", ".gitignore"} == expected
