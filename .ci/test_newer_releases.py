"""A release that comes tomorrow changes no install: pip finds newer wheels beside those that are pinned and leaves them alone.

All pinned wheels are downloaded for it, so it is run by `.ci/run`, and not with the tests.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.txt"))
OLD_PIP = "pip==23.2.1"  # what Python 3.11 brings; from 23.3 on, a pin counts for the package with its extras too
PINS = re.compile(r"^(?=[a-z0-9])", re.MULTILINE)
NEWER = "9999.0"


@pytest.fixture(scope="session")
def wheels(tmp_path_factory) -> Path:
    """Download all that is pinned into a folder, and put newer, empty wheels beside what is asked for with extras."""
    folder = tmp_path_factory.mktemp("wheels")
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:", "--dest", folder]
    subprocess.run([sys.executable, "-m", "pip", "download", *options, "-r", ROOT / "requirements-dev.txt"], check=True)
    for name, extras in with_extras():
        put_empty_wheel(folder, name, extras)
    return folder


def with_extras() -> set[tuple[str, str]]:
    """Return name and extras of each pin that has extras, in any lock."""
    text = "".join((ROOT / lock).read_text() for lock in LOCKS)
    return set(re.findall(r"^([a-z0-9.-]+)\[(.+?)]", text, re.MULTILINE))


def put_empty_wheel(folder: Path, name: str, extra: str) -> None:
    stem = f"{name.replace('-', '_')}-{NEWER}"
    with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as wheel:
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {NEWER}\nProvides-Extra: {extra}\n"
        wheel.writestr(f"{stem}.dist-info/METADATA", metadata)
        wheel.writestr(f"{stem}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{stem}.dist-info/RECORD", "")


@pytest.fixture(scope="session")
def old_pip(tmp_path_factory) -> Path:
    return installer(tmp_path_factory.mktemp("old"), OLD_PIP)


@pytest.fixture(scope="session")
def newest_pip(tmp_path_factory) -> Path:
    return installer(tmp_path_factory.mktemp("newest"), "pip")


def installer(folder: Path, release: str) -> Path:
    """Make an environment with a release of pip, and return its command."""
    venv.create(folder, with_pip=True)
    pip = folder / "bin/pip"
    subprocess.run([pip, "install", "--quiet", "--disable-pip-version-check", "--upgrade", release], check=True)
    return pip


def resolve(pip: Path, lock: Path, wheels: Path) -> subprocess.CompletedProcess[str]:
    """Ask a pip what it would install of a lock, from the folder of wheels alone."""
    options = ["--dry-run", "--quiet", "--ignore-installed", "--no-index", "--find-links", wheels, "--report", "-"]
    return subprocess.run([pip, "install", *options, "-r", lock], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("pip", ["old_pip", "newest_pip"])
@pytest.mark.parametrize("lock", LOCKS)
def test_newer_releases_of_what_is_asked_for_with_an_extra_are_left_alone(lock, pip, wheels, request):
    done = resolve(request.getfixturevalue(pip), ROOT / lock, wheels)

    assert done.returncode == 0, done.stderr
    versions = [item["metadata"]["version"] for item in json.loads(done.stdout)["install"]]
    assert versions
    assert NEWER not in versions


def test_the_old_pip_refuses_a_lock_that_is_not_closed(old_pip, wheels, tmp_path):
    pins = PINS.split((ROOT / "requirements.txt").read_text())
    lock = tmp_path / "requirements.txt"
    lock.write_text("".join(pin for pin in pins if not re.match(r"[a-z0-9.-]+\[", pin)))

    done = resolve(old_pip, lock, wheels)

    assert done.returncode != 0
    assert "must have their versions pinned" in done.stderr
