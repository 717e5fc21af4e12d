"""A whole site in another language than English: nothing that the interface says is left in English."""

import re
import shutil
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from broadsheet import pipeline

ROOT = Path(__file__).parents[2]
babel = pytest.importorskip("babel.messages.pofile", reason="Babel is not installed")
SPOKEN = frozenset("aria-label title alt placeholder".split())


class Words(HTMLParser):
    """Texts and labels of a page, those in another language left out."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.open = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if not given.get("lang") and not self.foreign:
            self.texts += [value for name, value in attrs if name in SPOKEN and value]
        if tag not in {"meta", "link", "br", "input"}:
            self.open.append((tag, "lang" in given and tag != "html"))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not self.foreign and self.open[-1][0] != "script":
            self.texts.append(" ".join(data.split()))

    @property
    def foreign(self):
        return any(lang for _, lang in self.open)


@pytest.fixture(scope="module")
def german(tmp_path_factory):
    folder = tmp_path_factory.mktemp("german")
    shutil.copytree(ROOT / "tests" / "sites" / "harbour" / "content", folder / "content")
    (folder / "site.yaml").write_text("title: Hafenblatt\nlanguage: de\npublisher: Hafenblatt\n", "utf-8")
    report = pipeline.build(folder)
    assert [str(problem) for problem in report.problems if problem.field == "language"] == []
    return folder / "output"


def pages(output):
    return [(path, path.read_text("utf-8")) for path in sorted(output.rglob("*.html"))]


def test_every_page_says_that_it_is_german(german):
    assert {re.search(r'<html lang="(\w+)"', html)[1] for _, html in pages(german)} == {"de"}


def test_no_message_of_the_interface_is_left_in_english(german):
    catalogue = babel.read_po((ROOT / "templates" / "languages" / "de.po").open("rb"), locale="de")
    both = [(m.id, m.string) if isinstance(m.id, str) else (m.id[1], m.string[-1]) for m in catalogue if m.id and not m.context]
    plain = {unescape(re.sub(r"<[^>]+>", "", text)) for text, said in both if text != said and "%(" not in text}
    english = {text for text in plain if len(text) > 3} - {unescape(said) for _, said in both}
    found = {(path.relative_to(german).as_posix(), text) for path, html in pages(german) for text in Words(html).texts}
    assert sorted(each for each in found if each[1] in english) == []


def test_dates_are_written_as_the_language_writes_them(german):
    edition = next(iter(sorted(german.glob("2*/*/*/index.html")))).read_text("utf-8")
    assert re.search(r"<h1>(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag, \d{1,2}\. \w+ \d{4}</h1>|<h1>Mittwoch, \d", edition)
    months = "January February March May June July October December".split()
    assert not [
        text for _, html in pages(german) for text in Words(html).texts if any(re.search(rf"\d {m}\b", text) for m in months)
    ]


def test_words_of_articles_say_that_they_are_english(german):
    article = next(path for path in sorted(german.glob("2*/*/*/*/index.html")))
    assert '<div class="words" lang="en">' in article.read_text("utf-8")


def test_a_language_without_a_catalogue_is_told_and_the_interface_is_english(tmp_path):
    (tmp_path / "site.yaml").write_text("title: Test\nlanguage: tlh\n", "utf-8")
    [problem] = pipeline.build(tmp_path).problems
    assert (problem.field, problem.severity) == ("language", "note")
    assert "there is de, en" in problem.found
    assert '<html lang="en">' in (tmp_path / "output" / "index.html").read_text("utf-8")


def test_a_site_may_bring_a_catalogue_of_its_own(tmp_path):
    from babel.messages import Catalog
    from babel.messages.mofile import write_mo

    catalogue = Catalog(locale="fr")
    catalogue.add("Topics", "Sujets")
    folder = tmp_path / "templates" / "languages"
    folder.mkdir(parents=True)
    with (folder / "fr.mo").open("wb") as file:
        write_mo(file, catalogue)
    (tmp_path / "site.yaml").write_text("title: Test\nlanguage: fr-CA\n", "utf-8")
    pipeline.build(tmp_path)
    page = (tmp_path / "output" / "topics" / "index.html").read_text("utf-8")
    assert "<h1>Sujets</h1>" in page
    assert '<html lang="fr-CA">' in page
    assert "Quotations" in page


def test_another_language_makes_every_page_again_and_back_again_gives_the_same_bytes(tmp_path):
    shutil.copytree(ROOT / "tests" / "sites" / "harbour" / "content", tmp_path / "content")
    made = []
    for language in ("en", "de", "en"):
        (tmp_path / "site.yaml").write_text(f"title: Test\nlanguage: {language}\n", "utf-8")
        pipeline.build(tmp_path)
        made.append({path: path.read_bytes() for path in (tmp_path / "output").rglob("*.html")})
    assert made[0] == made[2]
    assert all(made[0][path] != made[1][path] for path in made[0].keys() & made[1].keys())
