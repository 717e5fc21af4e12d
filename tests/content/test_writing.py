"""Raw articles and annotations → content files."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.content import evidence, front_matter, provenance, writing
from broadsheet.content.escaping import escape
from broadsheet.content.yaml_writing import quoted, scalar
from broadsheet.engine import simple_yaml, strict_yaml
from broadsheet.model.article import Annotations, ComingDay, Mention, Quote, RawArticle, Seed, TopicScore
from broadsheet.model.site import Limits, Site
from broadsheet.rendering import markup
from broadsheet.text.paragraphs import paragraphs
from broadsheet.values import replace

DAY = dt.date(2023, 7, 19)
BODY = "Harbour master Jane Roe shut Ardmore on Wednesday.\n\n"
BODY += "“We wait,” Roe told Bexley Radio, according to EA. The Doe camp objected."
RAW = RawArticle(id="a", body=BODY, published=DAY, publisher="Example Times", seed=Seed(path="seeds/a.txt", fingerprint="00ff"))


def mention(text, name, kind="person", role=None, cited=False, nth=0):
    start = [m.start() for m in re.finditer(re.escape(text), BODY)][nth] if text in BODY else 0
    return Mention(text=text, start=start, end=start + len(text), kind=kind, name=name, role=role, cited=cited)


def annotations(**fields):
    values = {
        "headline": "Roe: “We wait”",
        "headline_inferred": True,
        "date": DAY,
        "summary": "Harbour master Jane Roe shut Ardmore on Wednesday.",
        "language": "en",
        "topics": (TopicScore(code="medtop:13000000", label="science and technology", score=0.5),),
        "mentions": (
            mention("Jane Roe", "Jane Roe", role="Harbour master"),
            mention("Roe", "Jane Roe", nth=1),
            mention("Ardmore", "Ardmore", "place"),
            mention("Bexley Radio", "Bexley Radio", "organisation"),
            mention("EA", "Example Agency", "organisation", cited=True),
            mention("Doe", "John Doe"),
            mention("Nobody", "Nobody"),
        ),
        "quotes": (Quote(text="We wait,", start=54, end=62, speaker="Jane Roe", to="Bexley Radio", via="Example Agency"),),
    }
    return Annotations(**{**values, **fields})


FILE = """\
---
title: "Roe: “We wait”"
date: 2023-07-19
summary: Harbour master Jane Roe shut Ardmore on Wednesday.
topics: [science and technology]
people:
  Jane Roe: {as: [Roe], role: Harbour master}
organisations: [Bexley Radio]
places: [Ardmore]
cites:
  Example Agency: {as: [EA]}
quotes:
  - text: We wait,
    speaker: Jane Roe
    to: Bexley Radio
    via: Example Agency
language: en
publisher: Example Times
url:
byline:
rights:
inferred: [title, summary, topics, people, organisations, places, cites, quotes]
seed: {path: seeds/a.txt, fingerprint: "00ff"}
generated: "…"
---

"""


def test_a_file_is_written_as_a_person_would_write_it():
    path, text = writing.compose(RAW, annotations())
    assert path == "articles/2023/07/19/roe-we-wait.md"
    assert re.sub('generated: ".*"', 'generated: "…"', text) == FILE + BODY + "\n"


def test_what_is_written_is_read_again_without_a_problem():
    path, text = writing.compose(RAW, annotations())
    claims, body, problems = front_matter.parse(path, text.encode(), Limits())
    article, more = evidence.verify(claims, markup.blocks(body, Limits()), Site(title="x", rights="full"))
    assert (problems, more) == ((), ())
    assert not claims.edited
    assert article.text == BODY
    assert [(q.text, q.speaker, q.to, q.via) for q in article.quotes] == [
        ("We wait,", "Jane Roe", "Bexley Radio", "Example Agency")
    ]


def test_what_is_written_takes_the_quick_path_through_yaml():
    _, text = writing.compose(RAW, annotations())
    assert simple_yaml.load(text.split("---\n")[1]) is not None


def test_claims_that_the_text_does_not_bear_out_are_not_written():
    _, text = writing.compose(RAW, annotations())
    assert "Nobody" not in text
    assert "John Doe" not in text


def test_speech_without_marks_is_not_written_as_a_quotation():
    _, text = writing.compose(RAW, annotations(quotes=(Quote(text="The Doe camp objected", start=0, end=1, direct=False),)))
    assert "quotes: []" in text


def test_days_to_come_context_genre_and_doubt_come_back_as_they_were_written():
    pronoun = "the speaker is named by a pronoun"
    said = Quote(text="We wait,", start=54, end=62, speaker="Jane Roe", context="denied", doubt=pronoun)
    days = (
        ComingDay(
            date="2023-07-24", text="The Doe camp objected", start=0, end=0, who="Jane Roe", precision="weekday", doubt="no year"
        ),
    )
    _, text = writing.compose(RAW, annotations(quotes=(said,), coming=days, genre="live", uncertain=(("title", "two events"),)))
    claims, _, problems = front_matter.parse("articles/2023/07/19/a.md", text.encode(), Limits())
    assert problems == ()
    assert [(q.context, q.doubt) for q in claims.quotes] == [("denied", pronoun)]
    assert [(c.date, c.text, c.who, c.precision) for c in claims.coming] == [("2023-07-24", days[0].text, "Jane Roe", "weekday")]
    assert claims.coming[0].doubt == "no year"
    assert (claims.genre, claims.uncertain) == ("live", (("title", "two events"),))
    assert {"coming", "genre"} <= set(claims.inferred)


def test_a_day_to_come_that_the_text_does_not_have_is_not_written():
    _, text = writing.compose(RAW, annotations(coming=(ComingDay(date="2023-08", text="nobody said so", start=0, end=0),)))
    assert "coming" not in text


def test_a_name_is_in_doubt_only_where_each_of_its_mentions_is():
    doubtful = [replace(mention("Jane Roe", "Jane Roe"), doubt="kind"), replace(mention("Doe", "John Doe"), doubt="kind")]
    claims = writing.name_claims([*doubtful, mention("Roe", "Jane Roe", nth=1)])
    assert {claim.name: claim.doubt for claim in claims} == {"Jane Roe": None, "John Doe": "kind"}


def test_long_lists_get_a_line_for_each_item():
    body = " ".join(f"Longer Placename Number{n}," for n in range(12))
    names = tuple(
        Mention(text=f"Longer Placename Number{n}", start=0, end=1, kind="place", name=f"Longer Placename Number{n}")
        for n in range(12)
    )
    _, text = writing.compose(RawArticle(id="a", body=body, published=DAY), annotations(mentions=names, quotes=()))
    assert "places:\n  - Longer Placename Number0\n" in text
    assert simple_yaml.load(text.split("---\n")[1]) is not None


def test_an_article_without_a_date_is_not_composed():
    with pytest.raises(ValueError, match="no date"):
        writing.compose(RawArticle(id="a", body=BODY), annotations(date=None))


def test_a_markdown_body_stays_as_it_is():
    raw = RawArticle(id="a", body="The *harbour* was [shut](https://example.org).", markdown=True, published=DAY)
    _, text = writing.compose(raw, annotations(), text="The harbour was shut.")
    assert text.endswith("---\n\nThe *harbour* was [shut](https://example.org).\n")


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_survives_as_a_scalar(text):
    assert strict_yaml.load(f"k: {scalar(text)}")["k"] == text
    assert strict_yaml.load(f"k: [{scalar(text, inline=True)}]")["k"] == [text]
    assert strict_yaml.load(f"k: {quoted(text)}")["k"] == text


@pytest.mark.parametrize(
    "text",
    ["NO", "2023-07-19", "012", "true", "~", "-", "", " a", "a ", "a: b", "a #b", "[a]", "&a", "*a", "!a", "'a'", "1.5", "12:30"],
)
def test_what_yaml_would_take_for_something_else_is_quoted(text):
    assert scalar(text).startswith('"')


@pytest.mark.parametrize(
    "text", ["U.S. envoy, retired", "it’s a wait", "O'Neill & Co.", "Ćosić", "https://example.org/a#b", "A (B) C", "50% more"]
)
def test_plain_words_stay_plain(text):
    assert scalar(text) == text


MARKS = "# |>|> |- |+ |* |1. |12) |*|_|**|__|`|```|~~~|[|](|][|]: |<|</b>|<b>|<!--|&amp;|&|&#65;|\\|\\*|    |\t"
MORE = "---|===|***|- - -|!|![|#|http://x.y |a!b|[^1]|{: .x}|:|=|<http://a.b>|x@y.z|1986. |(c)|$|~|[x]: /y|[TOC]"
WORDS = "word|Two words|. |\n|\n|\n\n|“q”|é|...|  \n| |\"|'|%|\xa0"
pieces = st.sampled_from([*MARKS.split("|"), *MORE.split("|"), *WORDS.split("|")])
tables = st.sampled_from(["|", "a|b", "|---|", "-|-"])


def seen(paragraphs):
    """The words that a reader sees, paragraph by paragraph."""
    return [" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip()]


@given(
    st.one_of(
        st.lists(st.one_of(pieces, tables), max_size=10).map("".join),
        st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc",))),
    )
)
def test_a_plain_text_comes_out_of_markdown_as_it_went_in(text):
    blocks = markup.blocks(escape(text), Limits())
    assert seen(block.text for block in blocks) == seen(text[start:end] for start, end in paragraphs(text))


@pytest.mark.parametrize(
    "text", ["“[sic],” he said", "No. 1 is #1 - or + 2", "5 * 3 and snake_case", "AT&T, a < b", "It is 4.5 > 3", "(a) [Laughter]"]
)
def test_what_markdown_leaves_alone_is_not_escaped(text):
    assert escape(text) == text


def test_the_stamp_is_the_last_line_of_the_front_matter():
    text = provenance.stamped("---\ntitle: a\n---\n\nBody\n")
    assert re.fullmatch(r'---\ntitle: a\ngenerated: "[0-9a-f]{32}"\n---\n\nBody\n', text)
