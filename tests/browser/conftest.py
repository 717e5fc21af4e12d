"""Sites in a real Chromium; without one these tests are skipped, and CI installs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from broadsheet import pipeline

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def chromium():
    """The browser; its context opens pages from disk."""
    api = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install -r requirements-dev.txt")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    with api.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The project's own site, built from its content."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "site.yaml", folder)
    assert pipeline.build(folder).articles > 40
    return folder / "output"
