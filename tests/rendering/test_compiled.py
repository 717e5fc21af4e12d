"""Compiled templates are kept in memory, under their sources, and nowhere else."""

from pathlib import Path

from broadsheet.rendering import templates
from broadsheet.rendering.compiled import Compiled
from broadsheet.rendering.theme import Theme
from broadsheet.wording.words import ENGLISH


def render(folder, compiled):
    return templates.environment(Theme([folder]), compiled, ENGLISH).get_template("page.html").render(view="x")


def test_a_template_is_compiled_once_a_process_and_again_when_its_source_changes(tmp_path):
    compiled = Compiled()
    (tmp_path / "page.html").write_text("a {{ view }}", "utf-8")
    assert [render(tmp_path, compiled) for _ in range(2)] == ["a x", "a x"]
    assert len(compiled._code) == 1
    (tmp_path / "page.html").write_text("b {{ view }}", "utf-8")
    assert render(tmp_path, compiled) == "b x"
    assert len(compiled._code) == 2


def test_no_state_of_the_project_is_kept_as_code():
    package = Path(__file__).parents[2] / "broadsheet"
    forbidden = ("import pickle", "import marshal", "FileSystemBytecodeCache", "from pickle", "from marshal")
    assert [str(m) for m in package.rglob("*.py") for word in forbidden if word in m.read_text("utf-8")] == []
