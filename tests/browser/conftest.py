"""Sites that are opened in a real Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from broadsheet import pipeline

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The project's own site, built from its content."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "site.yaml", folder)
    assert pipeline.build(folder).articles > 40
    return folder / "output"
