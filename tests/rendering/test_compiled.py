"""Compiled templates: the built-in theme's outlive the process, a site's own do not."""

import sys
from pathlib import Path

import pytest

from broadsheet.rendering import templates
from broadsheet.rendering.compiled import Compiled
from broadsheet.rendering.theme import Theme

BUILT_IN = Path(__file__).parents[2] / "templates"


@pytest.fixture(autouse=True)
def files_may_be_written(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def render(theme, folder, name, version="1"):
    return templates.environment(Theme([theme]), Compiled(version, folder)).get_template(name)


def test_the_built_in_themes_code_is_kept_for_the_next_process(tmp_path):
    render(BUILT_IN, tmp_path / "kept", "partials/extent.html")
    (file,) = (tmp_path / "kept").iterdir()
    before = file.stat().st_mtime_ns
    render(BUILT_IN, tmp_path / "kept", "partials/extent.html")
    assert file.stat().st_mtime_ns == before


def test_a_sites_own_templates_are_not_written_anywhere(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "page.html").write_text("{{ view }}", "utf-8")
    render(tmp_path / "own", tmp_path / "kept", "page.html")
    assert not (tmp_path / "kept").exists()


def test_a_damaged_file_and_one_of_another_version_are_compiled_again(tmp_path):
    render(BUILT_IN, tmp_path, "partials/extent.html")
    (file,) = tmp_path.iterdir()
    good = file.read_bytes()
    file.write_bytes(good[:40])
    render(BUILT_IN, tmp_path, "partials/extent.html")
    assert file.read_bytes() == good
    render(BUILT_IN, tmp_path, "partials/extent.html", version="2")
    assert file.read_bytes() != good


def test_an_installation_that_may_not_be_written_is_no_obstacle(tmp_path):
    (tmp_path / "kept").write_text("a file where the folder would be", "utf-8")
    assert render(BUILT_IN, tmp_path / "kept", "partials/extent.html").name == "partials/extent.html"
