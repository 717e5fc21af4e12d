"""Corrections on the site: the page and its years, the note on articles and names, feeds, linked data, rights."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.content.corrections import parse
from broadsheet.grouping import corrections as grouping
from broadsheet.grouping.index import build
from broadsheet.model.correction import Correction
from broadsheet.model.decision import Decision
from broadsheet.model.site import Site
from broadsheet.pages.articles import articles
from broadsheet.pages.blocks.correction_rows import LABELS, words
from broadsheet.pages.data import feeds
from broadsheet.pages.entities import entities
from broadsheet.pages.site import corrections
from broadsheet.values import replace
from tests.pages.planned import every_page

WEB = Site(title="Test", base_url="https://news.example.org/")
BRIDGE = "articles/2023/07/19/bridge"


@pytest.fixture
def bridge(article):
    def make(**more):
        return article(
            "Mara Ilves opened the bridge on Tuesday. It is “safe”, Ilves said.",
            headline="Bridge",
            names=[("person", "Mara Ilves", "Ilves")],
            quotes=[("safe", "Mara Ilves")],
            **more,
        )

    return make


def correction(number=1, **fields):
    standard = {"date": dt.date(2026, 11, 26), "what": "headline", "id": f"a{number}", "article": BRIDGE, "line": number}
    return Correction(**{**standard, "stood": "Bridge closes", "stands": "Bridge", **fields})


def pages_of(module, given, some, decisions=()):
    index, _ = build(given, decisions, WEB)
    index, problems = grouping.attach(index, some, decisions)
    return {page.path: page.view for page in every_page(index, WEB, [module])}, problems


def test_the_page_is_there_before_the_first_correction_and_has_no_feed(bridge):
    views, _ = pages_of(corrections, [bridge()], [])
    assert list(views) == ["corrections/index.html"]
    assert (views["corrections/index.html"].all, views["corrections/index.html"].shell.feed) == (0, "")


def test_the_newest_stands_first_and_each_year_has_a_page(bridge):
    some = [
        correction(1, date=dt.date(2025, 1, 2)),
        correction(2),
        correction(3, date=dt.date(2026, 11, 27)),
        correction(4, date=dt.date(2026, 11, 27)),
    ]
    views, _ = pages_of(corrections, [bridge()], some)
    assert [row.id for day in views["corrections/index.html"].days for row in day.rows] == ["a4", "a3", "a2", "a1"]
    assert [(year.year, year.count) for year in views["corrections/index.html"].years] == [(2026, 3), (2025, 1)]
    assert [row.id for day in views["corrections/2025/index.html"].days for row in day.rows] == ["a1"]


def test_the_page_holds_the_newest_and_years_hold_all(bridge):
    some = [correction(n) for n in range(1, corrections.NEWEST + 6)]
    views, _ = pages_of(corrections, [bridge()], some)
    assert (views["corrections/index.html"].shown, views["corrections/index.html"].all) == (corrections.NEWEST, len(some))
    assert views["corrections/2026/index.html"].shown == len(some)


def test_a_correction_of_this_year_leaves_earlier_years_alone(bridge):
    before, _ = pages_of(corrections, [bridge()], [correction(1, date=dt.date(2025, 1, 2))])
    after, _ = pages_of(corrections, [bridge()], [correction(1, date=dt.date(2025, 1, 2)), correction(2)])
    assert before["corrections/2025/index.html"] == after["corrections/2025/index.html"]


def test_article_and_name_show_their_own_with_a_link(bridge):
    some = [
        correction(1),
        correction(2, article=None, entity="people/mara-ilves", what="name", stood="Mara", stands="Mara Ilves"),
    ]
    views, _ = pages_of(articles, [bridge()], some)
    (row,) = views["2023/07/19/bridge/index.html"].corrections
    assert (row.words, row.url) == (
        "The headline read “Bridge closes”; it now reads “Bridge”.",
        "corrections/2026/index.html#c-a1",
    )
    views, _ = pages_of(entities, [bridge()], some)
    view = views["people/mara-ilves/index.html"]
    assert [row.id for row in view.corrections] == ["a2"]
    (comment,) = dict(view.linked.fields)["correction"]
    assert dict(comment.fields)["text"] == "The name was given as Mara; it is Mara Ilves."


def test_linked_data_has_a_correction_comment(bridge):
    views, _ = pages_of(articles, [bridge()], [correction()])
    linked = dict(views["2023/07/19/bridge/index.html"].linked.fields)
    (comment,) = linked["correction"]
    assert dict(comment.fields) == {
        "@type": "CorrectionComment",
        "datePublished": dt.date(2026, 11, 26),
        "text": "The headline read “Bridge closes”; it now reads “Bridge”.",
        "url": "https://news.example.org/corrections/2026/#c-a1",
    }
    assert linked["dateModified"] == dt.date(2026, 11, 26)


def test_the_feeds_have_ids_that_stay(bridge):
    views, _ = pages_of(corrections, [bridge()], [correction(why="a slip", by="ed.")])
    feed = views["corrections/feed.atom"]
    assert feed == views["corrections/feed.json"] or feed.entries == views["corrections/feed.json"].entries
    (entry,) = feed.entries
    assert (entry.id, entry.title) == ("tag:news.example.org,2000:correction:a1", "Headline: Bridge")
    assert entry.url == "https://news.example.org/corrections/2026/#c-a1"
    assert entry.summary.endswith("reads “Bridge”. a slip")
    assert feed.updated == dt.date(2026, 11, 26)


def test_an_article_is_updated_in_feeds_on_the_day_of_its_correction(bridge):
    views, _ = pages_of(feeds, [bridge()], [correction()])
    (entry,) = views["feed.atom"].entries
    assert (entry.published, entry.updated) == (dt.date(2023, 7, 19), dt.date(2026, 11, 26))


def test_of_a_hidden_name_nothing_is_shown(bridge):
    some = [
        correction(1, article=None, entity="people/mara-ilves", what="name", stood="Mara", stands="Mara Ilves"),
        correction(2, what="speaker", stood="Mara Ilves", stands=None, quotation="safe"),
    ]
    hide = Decision(verb="hide", line=1, targets=("people/mara-ilves",))
    views, problems = pages_of(corrections, [bridge()], some, [hide])
    assert views["corrections/index.html"].all == 0
    assert problems == ()


def test_words_that_are_no_longer_public_are_not_shown(bridge):
    some = [correction(1, what="text", stood="Nobody came on Monday.", stands="Nobody came on Tuesday.")]
    views, _ = pages_of(corrections, [bridge()], some)
    assert "Nobody" in str(views["corrections/index.html"].days)
    part = replace(bridge(), whole=False, rights="excerpt")
    views, _ = pages_of(corrections, [part], some)
    assert "Nobody" not in str(views["corrections/index.html"].days)
    shown = [correction(1, what="text", stood="Mara Ilves opened it.", stands="Mara Ilves opened the bridge on Tuesday.")]
    views, _ = pages_of(corrections, [part], shown)
    assert "opened it" in str(views["corrections/index.html"].days)
    views, _ = pages_of(corrections, [], some)
    assert "Nobody" not in str(views["corrections/index.html"].days)


def test_a_correction_of_nothing_on_the_site_is_a_note_with_the_nearest(bridge):
    views, problems = pages_of(corrections, [bridge()], [correction(article="articles/2023/07/19/brigde")])
    (problem,) = problems
    assert (problem.severity, problem.line) == ("note", 1)
    assert f"perhaps {BRIDGE}" in problem.expected
    (day,) = views["corrections/index.html"].days
    assert day.rows[0].subject is None


def test_a_withdrawn_article_is_nothing_to_be_told_of(bridge):
    gone = "articles/2023/07/20/ferry"
    some = [correction(1, article=gone), correction(2, article=gone, what="withdrawn", stood="Ferry", stands=None)]
    _, problems = pages_of(corrections, [bridge()], some)
    assert problems == ()


@pytest.mark.parametrize("what", LABELS)
@pytest.mark.parametrize(("stood", "stands"), [("2023-07-18", "2023-07-19"), ("people", None), (None, "places"), (None, None)])
def test_every_correction_can_be_said(what, stood, stands):
    said = words(correction(what=what, stood=stood, stands=stands))
    assert said
    assert "None" not in said


def test_an_editors_words_take_the_place_of_ours():
    (one,), _ = parse(b"- {date: 2026-11-26, article: articles/2023/07/19/bridge, note: We had the wrong day.}\n")
    assert words(one) == "We had the wrong day."
