"""A text at which a rule fails, or that ends the process that reads it, as a fault in a library's machine code would: it is
told, the rest published.
"""

import os
import signal

import markdown
import pytest

from broadsheet import pipeline
from broadsheet.rendering.render import Renderer
from tests.folders import output

TRAP = "Trapdoor"
ARTICLE = "---\ntitle: Harbour {n}\ndate: 2023-07-19\n---\n\nThe bridge was *safe* on Wednesday, said number {n}.{more}\n"
SEED = "Harbour {n} reopens\n\nTALLINN, July 19, 2023 (Example) — Mara Ilves opened harbour {n} on Wednesday.{more}\n"


@pytest.fixture
def deadly(monkeypatch):
    """Make a method of a library end its process where its text has the trap in it; never the process of the tests."""
    here = os.getpid()

    def make(owner, name):
        whole = getattr(owner, name)

        def call(self, text, *rest, **more):
            if TRAP in str(text):
                assert os.getpid() != here
                os.kill(os.getpid(), signal.SIGKILL)
            return whole(self, text, *rest, **more)

        monkeypatch.setattr(owner, name, call)

    return make


@pytest.fixture
def site(tmp_path, monkeypatch):
    (tmp_path / "site.yaml").write_text("title: Test\nrights: {default: full}\n", "utf-8")
    monkeypatch.setattr("broadsheet.archive.WORTH_A_PROCESS", 1)
    monkeypatch.setattr("broadsheet.pipeline.WORTH_A_PROCESS", 1)
    return tmp_path


def more(n):
    return f" The {TRAP} fell." if n == 3 else ""


def test_an_article_that_ends_the_process_that_reads_it_is_one_problem_and_the_rest_is_published(site, deadly):
    deadly(markdown.Markdown, "convert")
    folder = site / "content/articles/2023/07/19"
    folder.mkdir(parents=True)
    for n in range(6):
        (folder / f"a{n}.md").write_text(ARTICLE.format(n=n, more=more(n)), "utf-8")
    report = pipeline.build(site, jobs=2)
    (problem,) = report.problems
    assert problem.path == "content/articles/2023/07/19/a3.md"
    assert "ended the process that read it" in problem.found
    assert sorted(path.parent.name for path in (site / "output/2023/07/19").glob("a*/index.html")) == [
        "a0",
        "a1",
        "a2",
        "a4",
        "a5",
    ]


def test_a_page_that_ends_the_process_that_renders_it_is_one_problem_and_the_next_build_makes_it(site, monkeypatch):
    monkeypatch.setattr("broadsheet.planning.WORTH_A_PROCESS", 1)
    here, render, page = os.getpid(), Renderer.render, "2023/07/19/a3/index.html"

    def deadly_render(self, made):
        if made.path == page:
            assert os.getpid() != here
            os.kill(os.getpid(), signal.SIGKILL)
        return render(self, made)

    folder = site / "content/articles/2023/07/19"
    folder.mkdir(parents=True)
    for n in range(6):
        (folder / f"a{n}.md").write_text(ARTICLE.format(n=n, more=""), "utf-8")
    with monkeypatch.context() as trapped:
        trapped.setattr(Renderer, "render", deadly_render)
        (problem,) = pipeline.build(site, jobs=2).problems
    assert "a3 ended the process that made them" in problem.found
    rest = output(site)
    assert page not in rest
    assert pipeline.build(site, jobs=2).problems == ()
    whole = output(site)
    assert whole.keys() == rest.keys() | {page}
    pipeline.build(site, clean=True, jobs=1)
    assert output(site) == whole


def test_a_few_pages_that_several_processes_make_are_those_that_one_makes(site, monkeypatch):
    folder = site / "content/articles/2023/07/19"
    folder.mkdir(parents=True)
    for n in range(6):
        (folder / f"a{n}.md").write_text(ARTICLE.format(n=n, more=""), "utf-8")
        pipeline.build(site, jobs=1)
        if n == 2:
            monkeypatch.setattr("broadsheet.planning.WORTH_A_PROCESS", 1)
            (folder / "b.md").write_text(ARTICLE.format(n=n, more=""), "utf-8")
            assert pipeline.build(site, jobs=2).rendered
    built = output(site)
    pipeline.build(site, clean=True, jobs=1)
    assert output(site) == built


def test_a_seed_that_ends_the_process_that_reads_it_is_one_problem_and_the_others_are_ingested(site, deadly):
    language = pytest.importorskip("spacy.language", reason="needs the language model")
    deadly(language.Language, "__call__")
    (site / "seeds").mkdir()
    for n in range(6):
        (site / f"seeds/a{n}.txt").write_text(SEED.format(n=n, more=more(n)), "utf-8")
    report = pipeline.ingest(site, jobs=2)
    (problem,) = report.problems
    assert problem.path == "seeds/a3.txt"
    assert "ended the process that read it" in problem.found
    assert len(list((site / "content").rglob("*.md"))) == 5


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_seed_at_which_a_rule_fails_is_one_problem_and_the_others_are_ingested(site, monkeypatch, jobs):
    pytest.importorskip("spacy", reason="needs the language model")
    from broadsheet.annotators import names

    find = names.find

    def failing(parsed, headline):
        return {}[TRAP] if TRAP in parsed.text else find(parsed, headline)

    monkeypatch.setattr(names, "find", failing)
    (site / "seeds").mkdir()
    for n in range(6):
        (site / f"seeds/a{n}.txt").write_text(SEED.format(n=n, more=more(n)), "utf-8")
    (problem,) = pipeline.ingest(site, jobs=jobs).problems
    assert problem.path == "seeds/a3.txt"
    assert "a rule failed (KeyError" in problem.found
    assert len(list((site / "content").rglob("*.md"))) == 5
    monkeypatch.undo()
    assert not pipeline.ingest(site, jobs=jobs).problems
    assert len(list((site / "content").rglob("*.md"))) == 6
