"""A day's articles → the edition: one lead, topics in their order, each article once, nothing empty."""

import datetime as dt
from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.model.story import leading
from broadsheet.pages.cards import Cards
from broadsheet.pages.days import editions
from broadsheet.rendering.render import Renderer
from tests.pages.planned import every_page

SITE = Site(title="Test")
BERG = ("person", "Anna Berg", "Berg")
HOLM = ("person", "Lars Holm", "Holm")
POST = ("cited", "Harbour Post")
TOPICS = ("politics", "weather", "sport", "sport", "sport", "sport", "education", "health")


@pytest.fixture
def brief(article, apart):
    def make(headline, **more):
        text = more.pop("text", f"{headline} in Vestland. Anna Berg saw it, the Harbour Post reports.")
        text = f"{text} {apart(headline)}"
        names = [BERG, HOLM, POST, ("place", "Vestland")]
        return article(text, headline=headline, names=names, **more)

    return make


def again(quote):
    return getattr(quote, "again", ())


def rendered(*articles):
    index, _ = build(articles, (), SITE)
    theme = Renderer([Path(__file__).parents[2] / "templates"])
    return [theme.render(page).decode() for page in every_page(index, SITE, [editions]) if page.format == "html"]


def views(*articles, site=SITE):
    index, _ = build(articles, (), site)
    made = every_page(index, site, [editions])
    return [page.view for page in made if page.format == "html"]


def shown(view):
    return [
        card
        for band in view.bands
        for card in (*filter(None, [band.lead]), *band.large, *band.side, *band.small, *(part.card for part in band.parts))
    ]


def test_every_article_of_the_day_stands_in_exactly_one_band(brief):
    articles = [brief(f"Event {n}", topics=[topic]) for n, topic in enumerate([*TOPICS, "no such topic"])]
    (view,) = views(*articles)
    assert sorted(card.headline for card in shown(view)) == sorted(a.headline for a in articles)


def test_the_leads_topic_comes_first_and_the_others_in_the_order_of_a_newspaper(brief):
    long = brief("Rain", topics=["weather"], text="Rain fell on Vestland. " * 9)
    (view,) = views(long, *(brief(f"{t} {n}", topics=[t]) for t in ("sport", "politics", "education") for n in range(2)))
    assert [(band.id, band.layout) for band in view.bands] == [
        ("weather", "lead"),
        ("politics", "row"),
        ("education", "row"),
        ("sport", "row"),
    ]


def test_what_is_no_news_comes_last_however_long_it_is(brief):
    advice = brief("Ten ways to save", topics=["politics"], text="Save water. " * 99, genre="how-to")
    (view,) = views(advice, brief("Heat", topics=["health"]), brief("Match", topics=["sport"]), brief("Rain"))
    assert [card.headline for card in shown(view)][-1] == "Ten ways to save"
    assert view.bands[-1].parts[-1].label == "Also published"
    assert "Ten ways to save" not in {entry.card.headline for entry in view.daybook}


def test_a_story_has_its_headline_from_news(brief):
    text = "Anna Berg opened the bridge at Vestland harbour on Monday, as Lars Holm of the Harbour Post saw. " * 3
    view = brief("A view of the bridge", text=text + "It is long. " * 30, genre="opinion")
    news = brief("Berg opens bridge", text=text)
    assert leading([view, news]).headline == "Berg opens bridge"


def test_an_article_stands_under_the_top_level_of_its_first_topic(brief):
    (view,) = views(brief("Heat", topics=["climate change", "politics"]))
    assert [(band.id, band.label, band.url) for band in view.bands] == [
        ("environment", "Environment", "topics/environment/index.html")
    ]


def test_an_article_without_a_topic_stands_under_other_news_which_has_no_page(brief):
    (view,) = views(brief("Heat"))
    assert [(band.id, band.url) for band in view.bands] == [("other-news", "")]


def test_neighbouring_topics_of_one_article_run_together_and_a_lone_one_is_wide(brief):
    lead = brief("Rain", topics=["weather"], text="Rain fell on Vestland. " * 9)
    thin = [brief(topic, topics=[topic]) for topic in ("education", "health", "sport")]
    thick = [brief(f"Vote {n}", topics=["society"]) for n in range(2)]
    (view,) = views(lead, *thin, *thick)
    assert [(band.layout, [part.id for part in band.parts]) for band in view.bands] == [
        ("lead", []),
        ("run", ["health", "education"]),
        ("row", []),
        ("wide", []),
    ]


def test_a_full_topic_has_one_large_article_two_beside_it_and_the_rest_below(brief):
    lead = brief("Rain", topics=["weather"], text="Rain fell on Vestland. " * 9)
    (view,) = views(lead, *(brief(f"Match {n}", topics=["sport"]) for n in range(6)))
    band = view.bands[1]
    assert (band.layout, len(band.large), len(band.side), len(band.small)) == ("block", 1, 2, 3)


def test_the_day_in_sentences_is_copied_from_different_topics(brief):
    (view,) = views(*(brief(f"Event {n}", topics=[topic]) for n, topic in enumerate(TOPICS)))
    assert len({entry.topic.id for entry in view.daybook}) == len(view.daybook) == 3


def test_a_day_of_three_articles_on_three_topics_is_not_told_twice(brief):
    (view,) = views(*(brief(topic, topics=[topic]) for topic in ("sport", "health", "politics")))
    assert view.daybook == ()


def test_an_article_in_the_daybook_shows_another_of_its_sentences_below(brief):
    (view,) = views(*(brief(f"Berg {n}", text=f"It rained {n}. Anna Berg saw it.", topics=[t]) for n, t in enumerate(TOPICS)))
    lead = view.bands[0].lead
    assert lead.url in {entry.card.url for entry in view.daybook}
    assert lead.sentence.number == 2


def test_a_sentence_that_is_the_headline_gives_way_to_the_next(article):
    (view,) = views(article("Berg opens bridge. It took nine years.", headline="Berg Opens Bridge"))
    assert view.bands[0].lead.sentence.text == "It took nine years."
    (view,) = views(article("Berg opens bridge.", headline="Berg opens bridge"))
    assert view.bands[0].lead.sentence is None


def test_the_day_in_sentences_may_have_the_one_that_is_the_headline(brief):
    made = [
        brief(f"Anna Berg saw Lars Holm {n}", text=f"Anna Berg saw Lars Holm {n}. It rained {n}.", topics=[t])
        for n, t in enumerate(TOPICS)
    ]
    (view,) = views(*made)
    lead = view.bands[0].lead
    (entry,) = (entry for entry in view.daybook if entry.card.url == lead.url)
    assert (entry.card.sentence.number, lead.sentence.number) == (1, 2)


def test_a_sentence_that_is_the_headline_is_not_the_other_one_either(brief):
    text = "It rained {n}. Anna Berg saw Lars Holm {n}. Anna Berg slept well {n}."
    made = [brief(f"Anna Berg saw Lars Holm {n}", text=text.format(n=n), topics=[t]) for n, t in enumerate(TOPICS)]
    (view,) = views(*made)
    assert view.bands[0].lead.url in {entry.card.url for entry in view.daybook}
    assert view.bands[0].lead.sentence.number == 3


def test_a_page_where_nobody_is_named_as_publisher_says_so_once(brief):
    (html,) = rendered(brief("One"), brief("Two"))
    assert "publisher not given" in html
    assert "None of the articles names its publisher." in html
    assert "Publisher not given" not in html
    (html,) = rendered(*(brief(f"Event {n}") for n in range(6)), brief("Two", publisher="Gazette"))
    assert "<summary>6 articles</summary>" in html
    (html,) = rendered(brief("One"), brief("Two", publisher="Gazette"))
    assert html.count("Publisher not given") == 2  # its item, and the list of such articles
    assert "2 articles from 1 origin · 1 publisher named · 1 article names none · " in html


def test_where_most_have_no_publisher_those_that_have_one_are_marked_alone(brief):
    quoting = brief("One", text="“It held,” Anna Berg said.", quotes=[("It held", "Anna Berg")], publisher="Gazette")
    (html,) = rendered(quoting, brief("Two"), brief("Three"))
    assert html.count("Publisher not given") == 1  # the list of such articles
    assert "None of the articles names its publisher." not in html
    assert html.count(">Gazette</a>") == 2  # the item, and the quotation


def test_long_reading_is_told_in_hours(article):
    (html,) = rendered(article("word " * 230 * 89))
    assert "89 minutes’ reading" in html
    (html,) = rendered(article("word " * 230 * 149))
    assert "2 hours’ reading" in html


@pytest.mark.parametrize(
    ("headline", "following", "shown"),
    [
        ("Divers raised the ferry Tuulikki off the harbour of…", "Captain Aino Rand watched.", 2),
        ("Divers raised the ferry Tuulikki off the harbour of…", "She watched.", 1),
        ("Divers raised the ferry Tuulikki off the harbour of Vestland", "Captain Aino Rand watched.", 2),
        ("Divers raised the ferry", "Captain Aino Rand watched.", 1),
        ("Divers raise the ferry Tuulikki off the harbour of…", "Captain Aino Rand watched.", 1),
    ],
)
def test_a_sentence_that_begins_as_its_inferred_headline_does_gives_way_to_the_next(article, headline, following, shown):
    text = f"Divers raised the ferry Tuulikki off the harbour of Vestland with a crane on Monday. {following}"
    card, given = (
        Cards(build([one], (), SITE)[0]).article(one)
        for one in (article(text, headline=headline, headline_inferred=inferred) for inferred in (True, False))
    )
    assert (card.sentence.number, given.sentence.number) == (shown, 1)


def test_reading_takes_as_long_as_what_is_shown(article):
    (html,) = rendered(article("word " * 460, words=23_000, whole=False))
    assert "2 minutes’ reading" in html
    (html,) = rendered(article("", headline="A headline alone", words=23_000, whole=False))
    assert "reading" not in html.partition("<main")[2].partition("</header>")[0]


def test_names_are_ranked_by_articles_and_nobody_is_dropped(article):
    people = [("person", f"Person {letter}") for letter in "ABCDEFGHJKLM"]
    text = "They are " + ", ".join(name for _, name in people) + "."
    (view,) = views(article(text, names=people, headline="One"), article("Person M speaks.", names=people[-1:], headline="Two"))
    (group,) = view.names
    assert (group.rows[0].name.label, group.rows[0].count, len(group.rows)) == ("Person M", 2, 8)
    assert [name.link.label for name in group.also] == ["Person H", "Person J", "Person K", "Person L"]


def test_a_count_of_one_leads_to_the_sentence(brief):
    (view,) = views(brief("Rain"))
    assert view.names[0].rows[0].count_url == "2023/07/19/rain/index.html#s2"


def test_a_cited_outlet_is_a_source_and_no_subject(brief):
    (view,) = views(brief("Rain"))
    assert [group.heading for group in view.names] == ["People", "Places"]
    assert [link.label for link in view.cited] == ["Harbour Post"]


def test_an_article_does_not_cite_its_own_publisher(brief):
    (view,) = views(brief("Storm", publisher="Harbour Post"), brief("Flood", publisher="Ferry Times"))
    cards = shown(view)
    assert {(card.publisher, len(card.cites)) for card in cards} == {("Harbour Post", 0), ("Ferry Times", 1)}


def test_a_first_appearance_is_marked_but_not_in_the_first_edition_where_all_are(brief, article):
    ida = article("Anna Berg met Ida Moe.", on="2023-07-20", names=[BERG, ("person", "Ida Moe")])
    later, first = views(brief("Rain"), ida)
    assert [(row.name.label, row.first) for row in later.names[0].rows] == [("Anna Berg", False), ("Ida Moe", True)]
    assert not any(row.first for group in first.names for row in group.rows)


def test_quotations_without_a_known_speaker_are_not_on_the_edition(article):
    text = "It was “rather cold”, and Anna Berg said “it is warm”."
    (view,) = views(article(text, names=[BERG], quotes=[("rather cold",), ("it is warm", "Anna Berg")]))
    assert [quote.words for quote in view.quotes] == ["it is warm"]
    assert view.said == 2


@pytest.mark.parametrize("context", ["denied", "questioned", "conditional", "reported", "past"])
def test_a_quotation_that_its_sentence_does_not_assert_is_not_on_the_edition(article, context):
    text = "“It is cold,” Anna Berg never said. “It is warm,” Anna Berg said."
    quotes = [("It is cold,", "Anna Berg", None, None, context), ("It is warm,", "Anna Berg")]
    (view,) = views(article(text, names=[BERG], quotes=quotes))
    assert [quote.words for quote in view.quotes] == ["It is warm,"]


def test_an_edition_has_one_quotation_a_story_and_six_in_all(article, apart):
    def quoting(n):
        text = f"“I saw {n} ships,” Anna Berg said. “And {n} more,” Anna Berg said. {apart(n)}"
        return article(
            text,
            headline=f"Ships {n}",
            names=[BERG],
            quotes=[(f"I saw {n} ships,", "Anna Berg"), (f"And {n} more,", "Anna Berg")],
        )

    made = [quoting(n) for n in range(8)]
    (view,) = views(*made)
    assert len({quote.cite.url.partition("#")[0] for quote in view.quotes}) == len(view.quotes) == 6
    assert view.said == 16
    (html,) = rendered(*made)
    assert '6 of 16 quotations; <a href="../../../quotations/index.html">the whole book</a>' in html


def test_what_several_articles_quote_of_one_speaker_stands_once_with_all_its_sentences(article, apart):
    def quoting(headline, words):
        return article(
            f"{headline} spoke. Anna Berg said: “{words}” {apart(headline)}",
            headline=headline,
            names=[BERG],
            quotes=[(words, "Anna Berg")],
        )

    (view,) = views(quoting("One", "It is warm here"), quoting("Two", "it is warm, here."), quoting("Three", "It is cold"))
    assert [(quote.words, len(again(quote))) for quote in view.quotes] == [("It is warm here", 1), ("It is cold", 0)]
    assert (view.said, view.quotes[0].again[0].headline, view.quotes[0].again[0].cite.number) == (2, "Two", 2)
    found = (quoting("One", "It is warm here"), quoting("Two", "it is warm, here."), quoting("Three", "It is cold"))
    (html,) = rendered(*found)
    assert "2 quotations, each found word for word in its article" in html


def test_the_extent_counts_publishers_and_the_articles_that_name_none(brief):
    articles = [brief("A", publisher="Post"), brief("B", publisher="Post"), brief("C")]
    (view,) = views(*articles)
    assert (view.extent.articles, view.extent.publishers, view.extent.unnamed) == (3, 1, 1)
    assert [link.label for link in view.unnamed] == ["C"]


def test_neighbouring_editions_are_named_with_their_year_where_it_differs(brief):
    later, first = views(brief("Snow", on="2022-12-31"), brief("Rain", on="2023-01-02"))
    assert (first.previous, first.next.label) == (None, "Monday 2 January 2023")
    assert (later.previous.label, later.next) == ("Saturday 31 December 2022", None)


def test_the_data_beside_an_edition_has_the_same_articles(brief):
    index, _ = build([brief("Rain"), brief("Snow")], (), SITE)
    page = next(page for page in every_page(index, SITE, [editions]) if page.format == "json")
    assert page.path == "2023/07/19/index.json"
    assert page.view.date == dt.date(2023, 7, 19)
    assert {card.headline for card in page.view.articles} == {"Rain", "Snow"}
    assert (page.view.people, page.view.places) == (("people/anna-berg",), ("places/vestland",))
