"""Seeds that want to hurt: names, paths, sizes, encodings, and heads that go on and on."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from broadsheet import readers
from broadsheet.content import front_matter, writing
from broadsheet.model.article import Annotations, Mention, RawArticle, Seed
from broadsheet.model.site import Limits
from broadsheet.text.slugs import MAXIMUM

LIMITS = Limits()
DAY = dt.date(2023, 7, 19)

LONG = {
    "a line of two million characters": "x" * 1_999_000,
    "a line of stars": "*" * 500_000,
    "lines without end": "\n" * 500_000 + "a",
    "head lines without end": "Date: 2023-07-19\n" * 50_000 + "Text.",
    "bylines without end": "By A" + " A" * 400_000 + "\n\nText.",
    "colons without end": "Source: " * 100_000,
    "dates without end": "2023-07-19 " * 100_000,
    "a dateline without end": "ARDMORE, " * 100_000 + "July 19 — Text.",
    "front matter without end": "---\n" + "a: b\n" * 20_000,
    "quotation marks without end": "“" * 300_000,
}


@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl", ".json"])
@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long_seeds_are_read_or_refused(text, suffix):
    articles, problems = readers.read(f"seeds/a{suffix}", text.encode(), LIMITS)
    assert articles or problems


@pytest.mark.parametrize(
    "value", [None, 1, 1.5, True, [], {}, [[]], {"a": 1}, "x" * 100_000, "\x00\x01", "\ud800", "../../x", "9" * 400]
)
@pytest.mark.parametrize("field", ["id", "text", "date", "headline", "url", "publisher", "byline", "language", "rights"])
def test_fields_of_any_make_are_taken_or_reported(field, value):
    record = {"id": "a", "text": "Text.", "date": "2023-07-19", field: value}
    articles, problems = readers.read("seeds/a.jsonl", json.dumps(record).encode(), LIMITS)
    assert articles or problems
    for raw in articles:
        assert raw.url is None or raw.url.startswith("https://")
        for text in (raw.id, raw.body, raw.headline, raw.byline, raw.publisher, raw.seed.path):
            assert text is None or (text.isprintable() and text.encode())
        assert raw.headline is None or len(raw.headline) <= 500


@pytest.mark.parametrize(
    "path",
    [
        "seeds/../../etc/x.txt",
        "seeds/.txt",
        "seeds/a b\u202e.txt",
        "seeds/con.txt",
        "seeds/#.txt",
        "seeds/" + "a" * 250 + ".txt",
        ".txt",
    ],
)
def test_odd_names_of_seeds_are_only_names(path):
    articles, problems = readers.read(path, b"2023-07-19\n\nText of an article.", LIMITS)
    assert [raw.published for raw in articles] in ([DAY], [])
    assert bool(articles) != bool(problems)


HEADLINES = [
    "../../../etc/passwd",
    "..",
    ".",
    "/",
    "\\\\server\\share",
    "con",
    "index",
    "a" * 5000,
    "标题",
    "🏴\u200d☠️",
    "a\x00b",
    "%2e%2e%2f",
    "A/B",
    "$(rm -rf ~)",
    "\u202eabc",
]


@pytest.mark.parametrize("headline", HEADLINES)
def test_any_headline_makes_a_path_inside_the_days_folder(headline):
    folder, _, name = writing.path(DAY, headline).rpartition("/")
    assert folder == "articles/2023/07/19"
    assert name.endswith(".md")
    assert len(name) <= MAXIMUM + 3
    assert all(character in "abcdefghijklmnopqrstuvwxyz0123456789-" for character in name[:-3])


@pytest.mark.parametrize(
    "name",
    [
        "a: b",
        "---",
        "{a",
        "[b]",
        "x # y",
        '"',
        "'",
        "\\",
        "&a",
        "*a",
        "!a",
        "<<",
        "? a",
        "- a",
        "NO",
        "2023-07-19",
        "a\u2028b",
        "A" * 300,
    ],
)
def test_any_name_and_seed_path_makes_front_matter_that_is_read_again(name):
    body = f"Then {name} spoke."
    raw = RawArticle(
        id="a", body=body, published=DAY, byline=name, publisher=name, seed=Seed(path=f"seeds/{name}.txt", fingerprint="00ff")
    )
    mention = Mention(text=name, start=5, end=5 + len(name), kind="person", name=name, role=name)
    notes = Annotations(headline=name, headline_inferred=True, date=DAY, summary=body, language="en", mentions=(mention,))
    path, text = writing.compose(raw, notes)
    claims, _, problems = front_matter.parse(path, text.encode(), LIMITS)
    assert problems == ()
    assert (claims.headline, claims.publisher, claims.edited) == (" ".join(name.split()), " ".join(name.split()), False)
    assert claims.seed.path == f"seeds/{' '.join(name.split())}.txt"
