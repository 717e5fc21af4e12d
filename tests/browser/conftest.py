"""Sites that are opened in a real Chromium: each is built once for all tests, and each page of a test is closed behind it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from broadsheet import pipeline

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def sample(once):
    """The project's own site, built from its content."""

    def build(folder):
        shutil.copytree(ROOT / "content", folder / "content")
        shutil.copy(ROOT / "site.yaml", folder)
        assert pipeline.build(folder).articles > 40

    return once("sample", build) / "output"


@pytest.fixture(scope="session")
def served(sample, serving):
    """The address of the project's own site."""
    return serving(sample)


@pytest.fixture
def opened(chromium):
    """Opens an address in a context with options: a page that remembers what it asked for and what went wrong in it."""
    contexts = []

    def open_page(url, *, before="", **options):
        context = chromium.new_context(**options)
        contexts.append(context)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
