"""An article → its page: numbered sentences, names linked once, speakers beside their words, earlier coverage."""

import re
from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.articles import articles
from broadsheet.rendering.render import Renderer
from broadsheet.values import replace
from tests.pages.planned import every_page

SITE = Site(title="Test")
BERG = ("person", "Anna Berg", "Berg")
HOLM = ("person", "Lars Holm", "Holm")
POST = ("cited", "Harbour Post", "Post")
PLACES = [("place", "Vestland"), ("place", "Ostland")]


def view_of(first, *others, site=SITE):
    index, _ = build([first, *others], (), site)
    path = f"/{first.slug}/index.html"
    return next(page.view for page in every_page(index, site, [articles]) if page.path.endswith(path))


@pytest.fixture
def bridge(article):
    text = (
        "The mayor Anna Berg opened the bridge. “It holds,” Berg told Lars Holm.\n\n"
        "She said it was “safe” and “cheap”, the Harbour Post reports."
    )
    quotes = [
        ("It holds,", "Anna Berg", "Lars Holm"),
        ("safe", "Anna Berg", None, "Harbour Post"),
        ("cheap", "Anna Berg", None, "Harbour Post"),
    ]
    return article(
        text,
        headline="Berg shows Holm the bridge",
        names=[BERG, HOLM, POST],
        quotes=quotes,
        roles=[("person", "Anna Berg", "mayor")],
    )


def spans(paragraph, kind):
    block = paragraph.block
    return [block.text[mark.start : mark.end] for mark in block.marks if mark.kind == kind]


def test_marks_count_from_their_own_block(bridge):
    first, second = view_of(bridge).paragraphs
    assert spans(first, "sentence") == ["The mayor Anna Berg opened the bridge.", "“It holds,” Berg told Lars Holm."]
    assert [mark.number for mark in second.block.marks if mark.kind == "sentence"] == [3]


def test_a_name_is_linked_where_it_first_stands(bridge):
    first, second = view_of(bridge).paragraphs
    assert spans(first, "link") == ["Anna Berg", "Lars Holm"]
    assert spans(second, "link") == ["Harbour Post"]


def test_the_speaker_stands_beside_a_quotation_with_role_and_hearer(bridge):
    (note,) = view_of(bridge).paragraphs[0].notes
    assert (note.speaker.label, note.speaker.role, note.to.label, note.via) == ("Anna Berg", "mayor", "Lars Holm", None)
    assert note.sentences == (2,)


def test_quotations_in_one_paragraph_by_one_speaker_have_one_note(bridge):
    (note,) = view_of(bridge).paragraphs[1].notes
    assert (note.speaker.label, note.via.label, note.sentences) == ("Anna Berg", "Harbour Post", (3,))


def test_a_pronoun_is_shown_as_it_is_written(bridge):
    start = bridge.text.index("She")
    quotes = [replace(quote, speaker_start=start, speaker_end=start + 3) for quote in bridge.quotes[1:]]
    (note,) = view_of(replace(bridge, quotes=tuple(quotes))).paragraphs[1].notes
    assert (note.written, note.named) == ("She", 2)


def test_a_pronoun_is_found_where_the_sentence_does_not_name_the_speaker(bridge):
    first, second = view_of(bridge).paragraphs
    assert (first.notes[0].written, first.notes[0].named) == ("", 0)
    assert (second.notes[0].written, second.notes[0].named) == ("She", 2)


def test_a_quotation_without_a_speaker_has_no_note(bridge):
    view = view_of(replace(bridge, quotes=tuple(replace(quote, speaker=None) for quote in bridge.quotes)))
    assert not view.quoted


def test_an_outlet_is_listed_with_its_sentences_and_whose_words_it_brought(bridge):
    (outlet,) = view_of(bridge).outlets
    assert (outlet.link.label, outlet.speakers, outlet.sentences) == ("Harbour Post", ("Anna Berg",), (3,))


def test_earlier_coverage_looks_back_only_and_says_why(article, bridge):
    before = article("Anna Berg and Lars Holm met.", on="2023-07-18", headline="Berg and Holm before", names=[BERG, HOLM])
    after = article("Anna Berg and Lars Holm met.", on="2023-07-20", headline="Berg and Holm after", names=[BERG, HOLM])
    same = article("Anna Berg and Lars Holm met.", headline="Berg and Holm the same day", names=[BERG, HOLM])
    view = view_of(bridge, before, after, same)
    assert [(item.card.headline, item.shared) for item in view.earlier] == [("Berg and Holm before", ("Anna Berg", "Lars Holm"))]


def test_the_three_that_share_most_are_shown_newest_first(article, apart, bridge):
    days = [
        article(f"Anna Berg spoke. {apart(day)}", on=f"2023-07-{day}", headline=f"Berg {day}", names=[BERG])
        for day in range(10, 16)
    ]
    both = article("Anna Berg met Lars Holm.", on="2023-07-01", headline="Berg and Holm", names=[BERG, HOLM])
    view = view_of(bridge, *days, both)
    assert [item.card.headline for item in view.earlier] == ["Berg 15", "Berg 14", "Berg and Holm"]


def test_places_alone_are_no_reason_without_a_common_topic(article, apart):
    text = "Rain fell on Vestland and Ostland."
    today = article(text, headline="Vestland and Ostland wet", names=PLACES, topics=["weather"])
    unlike = article(
        f"{text} {apart('unlike')}", on="2023-07-01", headline="Vestland beats Ostland", names=PLACES, topics=["sport"]
    )
    alike = article(
        f"{text} {apart('alike')}", on="2023-07-02", headline="Vestland and Ostland dry", names=PLACES, topics=["weather"]
    )
    assert [item.card.headline for item in view_of(today, unlike, alike).earlier] == ["Vestland and Ostland dry"]


def test_a_day_of_the_week_in_the_text_speaks_for_the_date(article):
    assert view_of(article("Berg left on Wednesday.")).provenance.weekday.words == "on Wednesday"
    assert view_of(article("Berg left on Tuesday.")).provenance.weekday is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", None])
def test_only_web_addresses_are_originals(article, url):
    assert view_of(article("Berg left.", url=url)).original == ""


def test_an_excerpt_says_how_much_of_the_article_it_is(article):
    view = view_of(replace(article("Berg left.", url="https://example.org/a"), whole=False, words=300))
    assert (view.shown.rights, view.shown.words, view.shown.of) == ("excerpt", 2, 300)


def test_a_headline_alone_has_a_page(article):
    empty = replace(article("Berg left."), text="", blocks=(), sentences=(), summary="", whole=False, rights="headline")
    assert view_of(empty).shown.rights == "headline only"


def test_the_head_of_an_article_tells_what_it_lacks_once(article):
    def head(**more):
        index, _ = build([article("Rain fell.", **more)], (), SITE)
        (page,) = (page for page in every_page(index, SITE, [articles]) if page.format == "html")
        html = Renderer([Path(__file__).parents[2] / "templates"]).render(page).decode()
        return re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", html.partition('<header class="subject')[2].partition("</header>")[0])

    assert ("Not given", "publisher, byline, link to the original") in head()
    assert ("Not given", "byline") in head(publisher="Gazette", url="https://example.org/")
    assert "Not given" not in dict(head(publisher="Gazette", byline="Jane Roe", url="https://example.org/"))
