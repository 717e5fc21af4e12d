"""The requirements files are closed: whatever a pinned package asks for, as it asks for it, is a line of the same file."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.txt"))
PLATFORMS = [
    {"python_version": version, "python_full_version": f"{version}.1", **system}
    for version in ("3.11", "3.12", "3.13")
    for system in (
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    )
]


def holds(marker: Marker | None, platform: dict[str, str], extra: str = "") -> bool:
    return marker is None or marker.evaluate({**platform, "extra": extra})


def lines(lock: str) -> list[Requirement]:
    """The pins of a file, hashes and comments taken away."""
    text = (ROOT / lock).read_text().replace("\\\n", "")
    return [Requirement(line.split("--hash")[0]) for line in text.splitlines() if re.match("[a-z0-9]", line)]


def pinned(lock: str, platform: dict[str, str]) -> dict[tuple[str, frozenset[str]], Requirement]:
    """The pins that count on a platform, by name and by extras in the very letters: a pip before 23.3 compares these."""
    return {(pin.name, frozenset(pin.extras)): pin for pin in lines(lock) if holds(pin.marker, platform)}


def releases(lock: str, platform: dict[str, str]) -> set[tuple[str, frozenset[str], str]]:
    return {(*key, str(pin.specifier)) for key, pin in pinned(lock, platform).items()}


def asked(pin: Requirement, platform: dict[str, str]) -> list[Requirement]:
    """What a pinned package asks for on a platform, by the metadata that is installed."""
    requirements = [Requirement(line) for line in metadata.requires(pin.name) or ()]
    return [r for r in requirements if any(holds(r.marker, platform, extra) for extra in ("", *pin.extras))]


def missing(lock: str) -> set[str]:
    found = set()
    for platform in PLATFORMS:
        pins = pinned(lock, platform)
        for pin in filter(is_installed, pins.values()):
            wanted = [(canonicalize_name(r.name), frozenset(r.extras), r) for r in asked(pin, platform)]
            found |= {f"{r} (of {pin.name})" for name, extras, r in wanted if (name, extras) not in pins}
    return found


def is_installed(pin: Requirement) -> bool:
    try:
        return pin.specifier.contains(metadata.version(pin.name), prereleases=True)
    except metadata.PackageNotFoundError:
        return False


@pytest.mark.parametrize("lock", LOCKS)
def test_each_package_that_a_pinned_one_asks_for_is_pinned_with_the_very_extras(lock):
    here = {pin.name for pin in lines(lock) if holds(pin.marker, {})}
    absent = here - {pin.name for pin in lines(lock) if is_installed(pin)}
    if absent:
        pytest.skip(f"other releases are installed of {', '.join(sorted(absent))}: pip install -r requirements-dev.txt")

    assert missing(lock) == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_installed_is_what_is_tested(lock):
    for platform in PLATFORMS:
        assert releases(lock, platform) <= releases("requirements-dev.txt", platform)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_place_to_fetch_from(lock):
    assert not re.search(r"^\s*-|://", (ROOT / lock).read_text().replace("    --hash", ""), re.MULTILINE)


def named(extras: list[str], *groups: str) -> set[str]:
    """What pyproject.toml itself asks for, with some extras and groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    optional = project["project"]["optional-dependencies"]
    asked = [*project["project"]["dependencies"], *(r for extra in extras for r in optional[extra])]
    asked += [r for group in groups for r in project["dependency-groups"][group]]
    return {canonicalize_name(Requirement(line).name) for line in asked}


def options(lock: str) -> tuple[list[str], list[str]]:
    """The extras and groups with which the script compiles a lock."""
    script = (ROOT / ".ci/requirements.sh").read_text()
    (line,) = re.findall(rf"^compile .*--output-file {re.escape(lock)}$", script, re.MULTILINE)
    every = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    return list(every) if "--all-extras" in line else re.findall(r"--extra (\S+)", line), re.findall(r"--group (\S+)", line)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_what_its_script_asks_for_and_nothing_more(lock):
    pins = re.split(r"^(?=[a-z0-9])", (ROOT / lock).read_text(), flags=re.MULTILINE)
    direct = {re.split(r"[\[=]", pin)[0] for pin in pins if "broadsheet (pyproject.toml" in pin}
    extras, groups = options(lock)

    assert direct == named(extras, *groups)
