"""Compiled templates are kept in memory, those of the built-in theme beside the program's own code, and nowhere else."""

from pathlib import Path

import pytest

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


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A built-in theme, and how another process would compile it."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "page.html").write_text("a {{ view }}", "utf-8")

    def process(engine="1", language="en"):
        return Compiled(engine, language, tmp_path / "code", str(theme))

    return theme, tmp_path / "code", process


def compiled_anew(folder, compiled):
    """Whether a template had to be compiled."""
    made = []
    compiled.dump_bytecode = lambda bucket, dump=compiled.dump_bytecode: (made.append(bucket), dump(bucket))
    assert render(folder, compiled).endswith(" x")
    return bool(made)


def test_the_built_in_theme_is_compiled_once_for_all_processes(kept):
    theme, _, process = kept
    assert compiled_anew(theme, process())
    assert not compiled_anew(theme, process())


def test_it_is_compiled_again_for_another_engine_language_or_source(kept):
    theme, _, process = kept
    render(theme, process())
    assert compiled_anew(theme, process(engine="2"))
    assert compiled_anew(theme, process(language="de"))
    (theme / "page.html").write_text("b {{ view }}", "utf-8")
    assert compiled_anew(theme, process())
    assert render(theme, process()) == "b x"


def test_templates_of_a_site_leave_no_code_behind(kept, tmp_path):
    _, code, process = kept
    (tmp_path / "own").mkdir()
    (tmp_path / "own/page.html").write_text("own {{ view }}", "utf-8")
    assert compiled_anew(tmp_path / "own", process())
    assert compiled_anew(tmp_path / "own", process())
    assert not code.exists()


def test_no_code_is_written_where_python_was_told_so(kept, monkeypatch):
    theme, code, process = kept
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert compiled_anew(theme, process())
    assert not code.exists()


@pytest.mark.parametrize("damage", [b"", b"1", b"1j2\x00 and no code"])
def test_a_damaged_file_is_compiled_again(kept, damage):
    theme, code, process = kept
    render(theme, process())
    for file in code.iterdir():
        file.write_bytes(damage)
    assert compiled_anew(theme, process())
    assert not compiled_anew(theme, process())


def test_no_state_of_the_project_is_kept_as_code():
    package = Path(__file__).parents[2] / "broadsheet"
    forbidden = ("import pickle", "import marshal", "FileSystemBytecodeCache", "from pickle", "from marshal")
    messages = package / "engine" / "children.py"  # calls to its own child go through a pipe, and into no file
    modules = [module for module in package.rglob("*.py") if module != messages]
    assert [str(m) for m in modules for word in forbidden if word in m.read_text("utf-8")] == []
    assert not any(word in messages.read_text("utf-8") for word in (" open(", ".open(", "pathlib"))
