"""A day's articles → the edition: one lead, topics in their order, each article once, nothing empty."""

import datetime as dt
from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.model.story import leading
from broadsheet.pages import permalinks
from broadsheet.pages.blocks import bands
from broadsheet.pages.cards import Cards
from broadsheet.pages.days import editions, whole_day
from broadsheet.rendering.render import Renderer
from tests.pages.planned import every_page

SITE = Site(title="Test")
DAY = dt.date(2023, 7, 19)
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


def sections(view):
    return [section for band in view.bands for section in band.sections]


def shown(view):
    return [card for section in sections(view) for card in (*section.cards, *section.lines)]


def lead(view):
    return view.bands[0].sections[0].cards[0]


def test_every_article_of_the_day_is_in_exactly_one_section(brief):
    articles = [brief(f"Event {n}", topics=[topic]) for n, topic in enumerate([*TOPICS, "no such topic"])]
    (view,) = views(*articles)
    assert sorted(card.headline for card in shown(view)) == sorted(a.headline for a in articles)


def test_ten_stories_have_a_sentence_others_a_line_and_the_rest_are_counted(brief):
    articles = [brief(f"Event {n}", topics=[topic]) for n, topic in enumerate(30 * ("sport", "politics", "health"))]
    view, _ = views(*articles)
    cards, lines = (sum(len(getattr(section, kind)) for section in sections(view)) for kind in ("cards", "lines"))
    assert (cards, lines, view.rest) == (bands.CARDS, bands.LINES, 90 - bands.CARDS - bands.LINES)
    assert all(len(section.lines) >= bands.LINES_FIRST for section in sections(view))


def test_a_story_of_a_topic_with_few_has_its_line_before_another_has_more(brief):
    votes = [brief(f"Vote {n}", topics=["politics"], text=f"Parliament held vote {n}. " * 20) for n in range(60)]
    view, _ = views(*votes, brief("Match", topics=["sport"]))
    assert [line.headline for line in sections(view)[-1].lines] == ["Match"]


def test_a_day_with_more_than_its_edition_names_has_a_list_of_all(brief):
    articles = [brief(f"Event {n}", topics=[topic]) for n, topic in enumerate(20 * ("sport", "politics", "health"))]
    edition, everything = views(*articles)
    assert edition.whole == "2023/07/19/all.html"
    assert sorted(line.headline for topic in everything.topics for line in topic.lines) == sorted(a.headline for a in articles)
    assert [topic.id for topic in everything.topics] == [section.id for section in sections(edition)]
    html, _ = rendered(*articles)
    assert html.count('href="../../../2023/07/19/all.html#') == 3


def test_a_day_that_its_edition_names_whole_has_no_list(brief):
    (view,) = views(brief("Rain"), brief("Snow"))
    assert (view.rest, view.whole) == (0, "")


def test_each_topic_of_a_day_of_hundreds_has_a_list_of_its_own(brief, monkeypatch):
    monkeypatch.setattr(whole_day, "ON_ONE_PAGE", 50)
    articles = [brief(f"Event {n}", topics=[topic]) for n, topic in enumerate(30 * ("sport", "politics"))]
    _, everything, *apart = views(*articles)
    assert [len(topic.lines) for topic in everything.topics] == [whole_day.FIRST] * 2
    assert [topic.whole for topic in everything.topics] == [permalinks.whole_day(DAY, view.topics[0].id) for view in apart]
    assert [len(view.topics[0].lines) for view in apart] == [30, 30]


def test_the_leads_topic_comes_first_and_the_others_in_the_order_of_a_newspaper(brief):
    first = brief("Two die in storm", topics=["weather"], news_value=4)
    (view,) = views(first, *(brief(f"{t} {n}", topics=[t]) for t in ("sport", "politics", "education") for n in range(2)))
    assert [(band.id, band.layout) for band in view.bands] == [
        ("weather", "lead"),
        ("politics", "topic"),
        ("education", "topic"),
        ("sport", "topic"),
    ]


def test_what_is_no_news_comes_last_however_long_it_is(brief):
    advice = brief("Ten ways to save", topics=["politics"], text="Save water. " * 99, genre="how-to")
    (view,) = views(advice, brief("Heat", topics=["health"]), brief("Match", topics=["sport"]), brief("Rain"))
    assert [card.headline for card in shown(view)][-1] == "Ten ways to save"
    (section,) = view.bands[-1].sections
    assert (section.label, section.cards, len(section.lines)) == ("Also published", (), 1)
    assert "Ten ways to save" not in {one.headline for one in view.minute}


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


def test_neighbouring_topics_of_one_article_are_side_by_side_and_a_lone_one_has_a_band(brief):
    first = brief("Two die in storm", topics=["weather"], news_value=4)
    thin = [brief(topic, topics=[topic]) for topic in ("education", "health", "sport")]
    thick = [brief(f"Vote {n}", topics=["society"]) for n in range(2)]
    (view,) = views(first, *thin, *thick)
    assert [(band.layout, [section.id for section in band.sections]) for band in view.bands] == [
        ("lead", ["weather"]),
        ("run", ["health", "education"]),
        ("topic", ["society"]),
        ("topic", ["sport"]),
    ]


def test_the_minute_has_five_first_sentences_at_most_two_of_a_topic(brief):
    (view,) = views(*(brief(f"Event {n}", topics=[topic]) for n, topic in enumerate(TOPICS)))
    assert len(view.minute) == 5
    assert {one.cite.number for one in view.minute} == {1}
    assert sum(one.headline in {"Event 2", "Event 3", "Event 4", "Event 5"} for one in view.minute) <= 2


def test_the_minute_of_a_day_is_not_the_whole_day(brief):
    (view,) = views(*(brief(topic, topics=[topic]) for topic in ("sport", "health", "politics")))
    assert view.minute == ()


def test_a_sentence_that_needs_another_or_is_long_is_not_in_the_minute(brief):
    leaning = brief("Berg", text="She slept well in Vestland. " + "Anna Berg saw rain. " * 30, topics=["politics"])
    long = brief("Holm", text=f"{'The rain was heavy, and ' * 15} it fell on Vestland. " + "It rained. " * 30, topics=["health"])
    (view,) = views(leaning, long, *(brief(f"Event {n}") for n in range(4)))
    assert {one.headline for one in view.minute} < {f"Event {n}" for n in range(4)}


def test_the_sentence_under_a_headline_is_the_first_also_where_the_minute_has_it(brief):
    (view,) = views(*(brief(f"Berg {n}", text=f"It rained {n}. Anna Berg saw it.", topics=[t]) for n, t in enumerate(TOPICS)))
    assert view.minute == ()
    (view,) = views(*(brief(f"Berg {n}", text=f"Rain fell {n}. Anna Berg saw it.", topics=[t]) for n, t in enumerate(TOPICS)))
    assert lead(view).headline in {one.headline for one in view.minute}
    assert lead(view).sentence.number == 1


def test_a_sentence_that_is_the_headline_gives_way_to_the_next(article):
    (view,) = views(article("Berg opens bridge. It took nine years.", headline="Berg Opens Bridge"))
    assert lead(view).sentence.text == "It took nine years."
    (view,) = views(article("Berg opens bridge.", headline="Berg opens bridge"))
    assert lead(view).sentence is None


def test_a_sentence_that_is_a_table_is_not_under_its_headline(article):
    (view,) = views(article("Net 12 cts vs 14 cts " * 30 + "in all.", headline="Results"))
    assert lead(view).sentence is None


def test_a_page_says_once_that_publishers_are_not_known(brief):
    (html,) = rendered(brief("One"), brief("Two"))
    assert html.count("We don’t know who published the articles.") == 1
    assert "Publisher not given" not in html
    (html,) = rendered(*(brief(f"Event {n}") for n in range(6)), brief("Two", publisher="Gazette"))
    assert html.count("We don’t know the publisher of 6 articles.") == 1
    (html,) = rendered(brief("One"), brief("Two", publisher="Gazette"))
    assert html.count("Publisher not given") == 1
    assert "2 articles, 1 publisher · read this page in 1 minute" in html


def test_where_most_have_no_publisher_those_that_have_one_are_marked_alone(brief):
    text = "“It held in the storm,” Anna Berg said."
    quoting = brief("One", text=text, quotes=[("It held in the storm,", "Anna Berg")], publisher="Gazette")
    (html,) = rendered(quoting, brief("Two"), brief("Three"))
    assert "Publisher not given" not in html
    assert html.count(">Gazette</a>") == 2  # the item, and the quotation


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


def test_reading_takes_as_long_as_what_the_page_shows(article, apart):
    text = "The rain fell on Vestland again and again, and it was " + "very " * 50 + "cold"
    many = [article(f"{text} {n}. {apart(n)}", headline=f"Rain {n}", words=9_000) for n in range(10)]
    (html,) = rendered(*many)
    assert "read this page in 3 minutes" in html
    (html,) = rendered(article("", headline="A headline alone", words=23_000, whole=False))
    assert "read this page in 1 minute" in html


def test_names_are_ranked_by_articles_and_the_others_are_counted(article):
    people = [("person", f"Person {letter}") for letter in "ABCDEFGHJKLM"]
    text = "They are " + ", ".join(name for _, name in people) + "."
    (view,) = views(article(text, names=people, headline="One"), article("Person M speaks.", names=people[-1:], headline="Two"))
    (group,) = view.names
    assert (group.rows[0].name.label, group.rows[0].count, len(group.rows)) == ("Person M", 2, 5)
    assert group.beyond == 7


def test_a_count_of_one_leads_to_the_sentence(brief):
    (view,) = views(brief("Rain"))
    assert view.names[0].rows[0].count_url == "2023/07/19/rain/index.html#s2"


def test_a_cited_outlet_is_a_source_and_no_subject(brief):
    (view,) = views(brief("Rain"))
    assert [group.heading for group in view.names] == ["People", "Places"]
    assert [link.label for link in view.cited] == ["Harbour Post"]


def test_an_article_does_not_cite_its_own_publisher(brief):
    (view,) = views(brief("Storm", publisher="Harbour Post"), brief("Flood", publisher="Ferry Times"))
    cards = [card for section in sections(view) for card in section.cards]
    assert {(card.publisher, len(card.cites)) for card in cards} == {("Harbour Post", 0), ("Ferry Times", 1)}


def test_a_first_appearance_is_marked_but_not_in_the_first_edition_where_all_are(brief, article):
    ida = article("Anna Berg met Ida Moe.", on="2023-07-20", names=[BERG, ("person", "Ida Moe")])
    later, first = views(brief("Rain"), ida)
    assert [(row.name.label, row.first) for row in later.names[0].rows] == [("Anna Berg", False), ("Ida Moe", True)]
    assert not any(row.first for group in first.names for row in group.rows)


def test_quotations_without_a_known_speaker_are_not_on_the_edition(article):
    text = "It was “rather cold for the time of year”, and Anna Berg said “it is warm in the harbour”."
    quotes = [("rather cold for the time of year",), ("it is warm in the harbour", "Anna Berg")]
    (view,) = views(article(text, names=[BERG], quotes=quotes))
    assert [quote.words for quote in view.quotes] == ["it is warm in the harbour"]
    assert view.said == 2


def test_a_quotation_is_in_its_sentence(article):
    text = "VESTLAND — On Monday Anna Berg said it was “warm in the harbour. And dry\nas dust”, while Lars Holm slept. It rained."
    (view,) = views(article(text, names=[BERG, HOLM], quotes=[("warm in the harbour. And dry\nas dust", "Anna Berg")]))
    (quote,) = view.quotes
    assert quote.before + quote.words.replace("\n", " ") + quote.after == (
        "On Monday Anna Berg said it was “warm in the harbour. And dry as dust”, while Lars Holm slept."
    )
    (html,) = rendered(
        article("Anna Berg said “it is <b>warm in here” today.", names=[BERG], quotes=[("it is <b>warm in here", "Anna Berg")])
    )
    assert "<p>Anna Berg said “<mark>it is &lt;b&gt;warm in here</mark>” today.</p>" in html


def test_a_few_words_and_a_long_sentence_are_not_shown_as_quotations(article):
    text = f"Anna Berg said “it is warm”. Anna Berg said “it is warm in the harbour” {'and then she went on to talk ' * 12}."
    quotes = [("it is warm", "Anna Berg"), ("it is warm in the harbour", "Anna Berg")]
    (view,) = views(article(text, names=[BERG], quotes=quotes))
    assert view.quotes == ()


@pytest.mark.parametrize("context", ["denied", "questioned", "conditional", "reported", "past"])
def test_a_quotation_that_its_sentence_does_not_assert_is_not_on_the_edition(article, context):
    text = "“It is cold in here,” Anna Berg never said. “It is warm in here,” Anna Berg said."
    quotes = [("It is cold in here,", "Anna Berg", None, None, context), ("It is warm in here,", "Anna Berg")]
    (view,) = views(article(text, names=[BERG], quotes=quotes))
    assert [quote.words for quote in view.quotes] == ["It is warm in here,"]


def test_an_edition_has_one_quotation_a_story_and_six_in_all(article, apart):
    def quoting(n):
        text = f"“I saw {n} ships in the fog,” Anna Berg said. “And {n} more in the dark,” Anna Berg said. {apart(n)}"
        return article(
            text,
            headline=f"Ships {n}",
            names=[BERG],
            quotes=[(f"I saw {n} ships in the fog,", "Anna Berg"), (f"And {n} more in the dark,", "Anna Berg")],
        )

    made = [quoting(n) for n in range(8)]
    (view,) = views(*made)
    assert len({quote.cite.url.partition("#")[0] for quote in view.quotes}) == len(view.quotes) == 6
    assert view.said == 16
    (html,) = rendered(*made)
    assert '6 of 16 quotations: <a href="../../../quotations/index.html">all quotations</a>' in html


def test_what_several_articles_quote_of_one_speaker_stands_once_with_all_its_sentences(article, apart):
    def quoting(headline, words):
        return article(
            f"{headline} spoke. Anna Berg said: “{words}” to all. {apart(headline)}",
            headline=headline,
            names=[BERG],
            quotes=[(words, "Anna Berg")],
        )

    (view,) = views(
        quoting("One", "It is warm in here"), quoting("Two", "it is warm, in here."), quoting("Three", "It is cold in there")
    )
    found = [(quote.words, len(again(quote))) for quote in view.quotes]
    assert found == [("It is warm in here", 1), ("It is cold in there", 0)]
    assert (view.quotes[0].again[0].headline, view.quotes[0].again[0].cite.number) == ("Two", 2)


def test_the_extent_counts_publishers_and_the_articles_that_name_none(brief):
    articles = [brief("A", publisher="Post"), brief("B", publisher="Post"), brief("C")]
    (view,) = views(*articles)
    assert (view.extent.articles, view.extent.publishers, view.extent.unnamed) == (3, 1, 1)


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
