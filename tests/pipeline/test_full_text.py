"""Full-text search: each month has an index of its own, changed by its own words alone, and no word beyond any rights."""

import gzip
import sys
from pathlib import Path

import pytest

from broadsheet import indexing, pipeline
from tests.folders import contents, output

pagefind_bin = pytest.importorskip("pagefind_bin", reason="needs Pagefind: pip install -r requirements-dev.txt")

SITE = "title: Test\nrights: {default: full}\nsearch: {full_text: true}\n"
MAY, JULY = "2023-05-30", "2023-07-19"


def put(folder, name, text, day=JULY, rights="full"):
    path = folder / "content" / "articles" / day.replace("-", "/") / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: {name.title()}\ndate: {day}\nrights: {rights}\n---\n\n{text}\n", "utf-8")


@pytest.fixture
def site(tmp_path):
    (tmp_path / "site.yaml").write_text(SITE, "utf-8")
    put(tmp_path, "bridge", "The bridge was opened. It holds.")
    put(tmp_path, "ferry", "The ferry was late.", day=MAY)
    return tmp_path


def words(files):
    """All that can be read in the files of an index."""
    return b"".join(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for data in files.values())


def of(files, folder):
    return {path: data for path, data in files.items() if path.startswith(f"search/{folder}/")}


def test_each_month_has_an_index_of_its_words(site):
    assert pipeline.build(site).problems == ()
    files = output(site)
    assert b"The bridge was opened. It holds." in words(of(files, "2023-07"))
    assert b"ferry" in words(of(files, "2023-05"))
    assert b"ferry" not in words(of(files, "2023-07"))
    assert files["search/months.js"].startswith(b'broadsheetMonths([["2023-07","')


def test_a_site_that_is_named_from_where_one_stands_is_indexed_too(site, monkeypatch):
    monkeypatch.chdir(site.parent)
    assert pipeline.build(Path(site.name)).problems == ()


def test_one_copy_of_the_programs_scripts_serves_all_months(site):
    pipeline.build(site)
    scripts = [path for path in output(site) if path.endswith((".js", ".pagefind", ".css")) and path.startswith("search/")]
    assert {path for path in scripts if "pagefind" in path} == {
        "search/pagefind/pagefind.js",
        "search/pagefind/pagefind-worker.js",
        "search/pagefind/wasm.en.pagefind",
    }


def test_a_language_whose_endings_the_indexer_does_not_know_is_searched_all_the_same(site):
    (site / "site.yaml").write_text(SITE + "language: uk\n", "utf-8")
    pipeline.build(site)
    assert [path for path in output(site) if path.endswith(".pagefind")] == ["search/pagefind/wasm.unknown.pagefind"]


def test_news_changes_the_index_of_its_month_alone(site):
    pipeline.build(site)
    before = output(site)
    put(site, "tunnel", "The tunnel was closed.")
    pipeline.build(site)
    after = output(site)
    assert of(after, "2023-05") == of(before, "2023-05")
    assert of(after, "pagefind") == of(before, "pagefind")
    assert b"tunnel" in words(of(after, "2023-07"))
    assert [path for path in of(before, "2023-07") if "/fragment/" in path and path not in after] == []


def test_what_was_withdrawn_is_in_no_index(site):
    put(site, "tunnel", "The tunnel was closed.")
    pipeline.build(site)
    (site / "content/articles/2023/07/19/tunnel.md").unlink()
    (site / "content/articles/2023/05/30/ferry.md").unlink()
    pipeline.build(site)
    assert b"tunnel" not in words(of(output(site), "2023-07"))
    assert of(output(site), "2023-05") == {}
    assert not (site / ".cache/search/2023-05").exists()


def test_an_incremental_build_equals_a_clean_one(site, tmp_path_factory):
    pipeline.build(site)
    put(site, "tunnel", "The tunnel was closed.")
    pipeline.build(site)
    other = tmp_path_factory.mktemp("clean")
    (other / "site.yaml").write_text(SITE, "utf-8")
    put(other, "tunnel", "The tunnel was closed.")
    put(other, "ferry", "The ferry was late.", day=MAY)
    put(other, "bridge", "The bridge was opened. It holds.")
    pipeline.build(other)
    assert output(other) == output(site)


def test_a_preview_keeps_its_indexes_apart(site):
    pipeline.build(site)
    put(site, "tunnel", "The tunnel was closed.")
    path = site / "content/articles/2023/07/19/tunnel.md"
    path.write_text(path.read_text("utf-8").replace("rights", "draft: true\nrights", 1), "utf-8")
    before = contents(site / ".cache/search")
    pipeline.build(site, preview=True)
    assert contents(site / ".cache/search") == before
    assert b"tunnel" in words(of(contents(site / pipeline.PREVIEW / "output"), "2023-07"))


def test_an_index_that_was_lost_is_made_again(site):
    pipeline.build(site)
    before = output(site)
    for path in sorted((site / ".cache/search/2023-07").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    put(site, "note", "Noted.", day="2023-06-01")
    pipeline.build(site)
    assert of(output(site), "2023-07") == of(before, "2023-07")


def test_an_index_that_other_code_made_is_made_again(site, tmp_path_factory, monkeypatch):
    other = tmp_path_factory.mktemp("broadsheet")
    here = Path(indexing.__file__)
    (other / "rendering").mkdir()
    for path in ("indexing.py", "rendering/documents.py"):
        (other / path).write_bytes((here.parent / path).read_bytes())
    pipeline.build(site)
    before = contents(site / ".cache/search")
    monkeypatch.setattr(indexing, "__file__", str(other / "indexing.py"))
    put(site, "tunnel", "The tunnel was closed.")
    pipeline.build(site)
    assert contents(site / ".cache/search")["2023-05/key"] == before["2023-05/key"]  # the same code, in another place
    (other / "rendering/documents.py").write_text("other code", "utf-8")
    put(site, "bridge", "The bridge was closed.")
    pipeline.build(site)
    assert contents(site / ".cache/search")["2023-05/key"] != before["2023-05/key"]


def test_no_word_beyond_an_articles_rights_is_indexed(site):
    put(site, "cut", "It opens here. " + "Filler words go on and on. " * 20 + "Nobody may read zanzibar.", rights="excerpt")
    put(site, "head", "Nobody may read quagga.", rights="headline")
    put(site, "secret", "Nobody may read okapi.", rights="private")
    pipeline.build(site)
    found = words(of(output(site), "2023-07"))
    assert b"It opens here." in found
    assert not any(word in found for word in (b"zanzibar", b"quagga", b"okapi"))


def test_markup_in_an_article_is_text_in_the_index(site):
    put(site, "code", "He wrote `<script data-pagefind-ignore>` &amp; left.")
    pipeline.build(site)
    assert b"He wrote <script data-pagefind-ignore> & left." in words(of(output(site), "2023-07"))


def test_a_site_that_did_not_ask_for_it_starts_no_program(site):
    (site / "site.yaml").write_text("title: Test\n", "utf-8")
    code = (
        "import sys; sys.addaudithook(lambda event, _: event.startswith(('subprocess', 'os.exec', 'os.posix_spawn', 'socket'))"
        " and sys.exit(event)); from broadsheet import pipeline; from pathlib import Path; pipeline.build(Path(sys.argv[1]))"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", code, site], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path for path in output(site) if path.startswith("search/2023")] == []


def test_without_the_indexer_the_site_stands_and_a_problem_says_what_to_install(site, monkeypatch):
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    report = pipeline.build(site)
    assert [problem.field for problem in report.problems] == ["search.full_text"]
    assert "pip install -r" in str(report.problems[0])
    assert (site / "output/index.html").is_file()


def test_an_indexer_that_fails_costs_the_index_and_not_the_site(site, monkeypatch):
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: "/bin/false")
    report = pipeline.build(site)
    assert [problem.severity for problem in report.problems] == ["warning"] * 3
    assert "Pagefind ended with 1" in str(report.problems[1])
    assert output(site)["search/months.js"] == b"broadsheetMonths([]);\n"


def test_an_indexer_that_failed_is_tried_again_though_nothing_is_new(site, monkeypatch):
    pipeline.build(site)
    before = output(site)
    (site / "site.yaml").write_text(SITE.replace("Test", "Other"), "utf-8")
    with monkeypatch.context() as failing:
        failing.setattr(pagefind_bin, "get_executable", lambda: "/bin/false")
        assert [problem.field for problem in pipeline.build(site).problems] == ["search.full_text"]
        assert of(output(site), "pagefind") == {}
    assert pipeline.build(site).problems == ()
    assert len(of(output(site), "pagefind")) == len(of(before, "pagefind")) > 0
    assert pipeline.build(site).rendered == 0
