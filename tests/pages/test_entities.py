"""An entity's page: roles, forms, figures, sentences, quotations, company, and months where there is much."""

import datetime as dt
from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.entities import entities
from broadsheet.rendering.render import Renderer
from broadsheet.values import replace
from tests.pages.planned import every_page

SITE = Site(title="Test")
BERG = ("person", "Anna Berg", "Berg")
HOLM = ("person", "Lars Holm", "Holm")
VEST = ("place", "Vestland")


def pages_of(articles, site=SITE):
    index, _ = build(articles, (), site)
    return {page.path: page.view for page in every_page(index, site, [entities])}


def again(quote):
    return getattr(quote, "again", ())


@pytest.fixture
def briefs(article):
    first = article(
        "The mayor Anna Berg opened the bridge in Vestland. It holds. Then Berg told Lars Holm that “it holds”.",
        headline="Mayor Anna Berg opened the bridge",
        names=[BERG, HOLM, VEST],
        roles=[("person", "Anna Berg", "mayor")],
        quotes=[("it holds”"[:-1], "Anna Berg", "Lars Holm")],
        topics=["politics"],
    )
    second = article(
        "Rain fell. Later Anna Berg, the former mayor, came to Vestland with Lars Holm.",
        on="2023-07-20",
        headline="Rain",
        names=[BERG, HOLM, VEST],
        roles=[("person", "Anna Berg", "former mayor")],
    )
    return [first, second]


def test_the_latest_role_stands_first_with_its_day_and_sentence(briefs):
    view = pages_of(briefs)["people/anna-berg/index.html"]
    assert [(role.text, role.when) for role in view.roles] == [("former mayor", "20 July 2023"), ("mayor", "19 July 2023")]
    assert view.roles[0].places[0].url == "2023/07/20/rain/index.html#s2"


def test_figures_are_read_in_one_sentence_of_counts(briefs):
    glance = pages_of(briefs)["people/anna-berg/index.html"].glance
    assert glance.reading == "In 2 articles over 2 days; most mentioned on Wednesday 19 July 2023."
    assert (glance.first, glance.last, glance.about, glance.mentioning) == (dt.date(2023, 7, 19), dt.date(2023, 7, 20), 1, 1)


def test_the_sentence_shown_names_the_entity_and_says_more_than_the_headline(briefs):
    days = pages_of(briefs)["people/anna-berg/index.html"].days
    assert [(day.date.day, day.note, day.items[0].card.sentence.number) for day in days] == [
        (20, "mentioning", 2),
        (19, "about", 3),
    ]


def test_quotations_stand_with_the_speaker_and_with_the_one_spoken_to(briefs):
    pages = pages_of(briefs)
    berg, holm = pages["people/anna-berg/index.html"].quotations, pages["people/lars-holm/index.html"].quotations
    assert [q.words for q in berg.by] == [q.words for q in holm.to] == ["it holds"]
    assert (berg.about, berg.to, holm.by) == ((), (), ())


def test_what_was_said_on_one_day_stands_once_with_each_articles_sentence(article):
    def quoting(n, on):
        return article(f"{n}. Anna Berg said: “It is warm here”", on=on, names=[BERG], quotes=[("It is warm here", "Anna Berg")])

    found = [quoting("One", "2023-07-19"), quoting("Two", "2023-07-19"), quoting("Three", "2023-07-20")]
    quotations = pages_of(found)["people/anna-berg/index.html"].quotations
    assert [(quote.published.day, len(again(quote))) for quote in quotations.by] == [(20, 0), (19, 1)]
    assert (quotations.shown, quotations.all) == (2, 2)
    assert {each.headline for quote in quotations.by for each in (quote, *again(quote))} == {""}


def test_company_opens_the_sentences_that_hold_both(briefs):
    company = pages_of(briefs)["people/anna-berg/index.html"].company
    holm = next(row for row in company.rows if row.link.label == "Lars Holm")
    assert [place.url for place in holm.places] == [
        "2023/07/20/rain/index.html#s2",
        "2023/07/19/mayor-anna-berg-opened-the-bridge/index.html#s3",
    ]
    assert company.reading == "Most often mentioned with Lars Holm and Vestland."


def test_the_name_that_most_sentences_share_is_said_once_where_it_is_the_most_distinctive_too(article):
    others = [("person", "Nils Vik"), ("place", "Eastby")]
    found = pages_of(
        [
            article(
                f"Anna Berg met Lars Holm on day {n}. Nils Vik sang in Eastby. Nils Vik left.",
                on=f"2023-07-{n}",
                headline=f"Day {n}",
                names=[BERG, HOLM, *others],
            )
            for n in range(10, 16)
        ]
    )
    assert found["people/anna-berg/index.html"].company.reading == "Most often mentioned with Lars Holm."


def test_names_seen_together_where_nothing_is_beyond_chance_are_not_said_to_be_ranked(article):
    def html(found):
        index, _ = build(found, (), SITE)
        theme = Renderer([Path(__file__).parents[2] / "templates"])
        (page,) = (p for p in every_page(index, SITE, [entities]) if p.path == "people/anna-berg/index.html")
        return theme.render(page).decode()

    alone = html([article("Anna Berg met Lars Holm.", names=[BERG, ("person", "Lars Holm")])])
    assert "Often mentioned with" in alone
    assert "G²" not in alone


def test_a_page_begins_with_role_and_latest_sentence_and_ends_with_how_the_name_was_found(briefs):
    index, _ = build(briefs, (), SITE)
    (page,) = (page for page in every_page(index, SITE, [entities]) if page.path == "people/anna-berg/index.html")
    html = Renderer([Path(__file__).parents[2] / "templates"]).render(page).decode()
    newest = page.view.days[0].items[0].card.sentence
    head = html.partition("</h1>")[2].partition("</header>")[0]
    assert "“former mayor”" in head
    assert newest.text in head
    order = [html.index(f'<h2 id="{band}">') for band in ("latest", "words", "with", "names", "wrong")]
    assert order == sorted(order)


def test_a_page_of_a_single_article_has_neither_table_nor_feed(briefs):
    view = pages_of(briefs[:1])["people/lars-holm/index.html"]
    assert (view.glance.periods, view.months, view.shell.feed) == ((), (), "")
    assert view.glance.reading == "In 1 article, on Wednesday 19 July 2023."


def test_a_count_of_excerpts_says_that_it_is_one(briefs):
    found = [replace(briefs[0], whole=False), *briefs[1:]]
    reading = pages_of(found)["people/anna-berg/index.html"].glance.reading
    assert reading == "In what is shown of 2 articles over 2 days; most mentioned on Wednesday 19 July 2023."


def test_much_coverage_is_cut_by_month_and_the_page_holds_the_newest(article):
    many = [
        article(f"Anna Berg sang song {n}.", on=f"2023-{5 + n // 20:02d}-{1 + n % 20:02d}", headline=f"Song {n}", names=[BERG])
        for n in range(45)
    ]
    pages = pages_of(many)
    view = pages["people/anna-berg/index.html"]
    assert sum(len(day.items) for day in view.days) == entities.SHOWN
    assert [(month.url, month.count) for month in view.months] == [
        ("people/anna-berg/2023/07/index.html", 5),
        ("people/anna-berg/2023/06/index.html", 20),
        ("people/anna-berg/2023/05/index.html", 20),
    ]
    june = pages["people/anna-berg/2023/06/index.html"]
    assert (june.previous.month.month, june.next.month.month, sum(len(day.items) for day in june.days)) == (5, 7, 20)


def test_a_month_counts_copies_as_its_own_page_does(article):
    many = [
        article(f"Anna Berg sang {n // 2}.", on=f"2023-{5 + n // 40:02d}-{1 + n % 20:02d}", headline=f"Song {n}", names=[BERG])
        for n in range(80)
    ]
    view = pages_of(many)["people/anna-berg/index.html"]
    assert sum(month.count for month in view.months) == view.glance.about + view.glance.mentioning == 80


def test_all_articles_are_in_the_table_for_programs(briefs):
    table = pages_of(briefs)["people/anna-berg/index.csv"]
    assert [row[:2] + row[4:] for row in table.rows] == [
        (dt.date(2023, 7, 20), "2023/07/20/rain/index.html", "mentioning", 1, "2"),
        (dt.date(2023, 7, 19), "2023/07/19/mayor-anna-berg-opened-the-bridge/index.html", "about", 2, "1 3"),
    ]


def test_a_pronoun_that_was_read_as_the_speaker_is_shown_for_people_to_judge(article):
    text = "Anna Berg came. “It is late,” she said. “It is wet,” Berg said."
    made = article(text, names=[BERG], quotes=[("It is late,", "Anna Berg"), ("It is wet,", "Anna Berg")])
    spans = [(text.index("she"), text.index("she") + 3), (text.rindex("Berg"), text.rindex("Berg") + 4)]
    quotes = tuple(replace(q, speaker_start=s, speaker_end=e) for q, (s, e) in zip(made.quotes, spans, strict=True))
    view = pages_of([replace(made, quotes=quotes)])["people/anna-berg/index.html"]
    assert [(reading.written, reading.place.number) for reading in view.readings] == [("she", 2)]


def test_a_speaker_whose_name_is_not_in_the_sentence_is_shown_too(article):
    text = "Anna Berg came. He said it was “late”. “It is wet, Berg,” he said. “It is cold. Very,” Berg said."
    quotes = [(words, "Anna Berg") for words in ("late", "It is wet, Berg,", "It is cold. Very,")]
    view = pages_of([article(text, names=[BERG], quotes=quotes)])["people/anna-berg/index.html"]
    assert [(reading.written, reading.place.number) for reading in view.readings] == [("", 2), ("", 3)]


def test_an_outlet_that_is_only_cited_has_no_page(article):
    pages = pages_of([article("Anna Berg sang, the Harbour Post reports.", names=[BERG, ("cited", "Harbour Post")])])
    assert not [path for path in pages if path.startswith("organisations/")]
