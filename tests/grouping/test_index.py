"""Articles and decisions → the index: each group in its order, hidden entities nowhere, headlines as decided."""

import datetime as dt

import pytest

pytest.importorskip("broadsheet.grouping.identities")

from broadsheet.grouping.index import build
from broadsheet.model.decision import Decision
from broadsheet.model.site import Site, SiteTopic

SITE = Site(title="Test")
BERG = ("person", "Anna Berg", "Berg")
HOLM = ("person", "Lars Holm", "Holm")
POST = ("cited", "Harbour Post")


@pytest.fixture
def briefs(article):
    return (
        article(
            "The mayor Anna Berg opened the bridge in Vestland. “It holds,” Berg told Lars Holm, the Harbour Post reports.",
            headline="Berg opens bridge",
            names=[BERG, HOLM, POST, ("place", "Vestland")],
            roles=[("person", "Anna Berg", "mayor")],
            quotes=[("It holds,", "Anna Berg", "Lars Holm", "Harbour Post")],
            topics=["climate change"],
            publisher="Harbour Post",
        ),
        article(
            "Lars Holm closed the bridge. “Anna Berg is brave,” Holm said. Holm left.",
            on="2023-07-20",
            headline="Holm closes bridge",
            names=[BERG[:2], HOLM],
            quotes=[("Anna Berg is brave,", "Lars Holm")],
            topics=["politics"],
        ),
        article("Rain fell on the bridge.", on="2023-07-20", headline="Rain", topics=["weather", "no such topic"]),
    )


def index_of(articles, *decisions, site=SITE):
    return build(articles, decisions, site)[0]


def entity(index, name):
    return next(e for e in index.by_id.values() if e.name == name)


def test_the_order_of_the_articles_given_makes_no_difference(briefs):
    assert build(briefs, (), SITE) == build(briefs[::-1], (), SITE)


def test_articles_are_newest_first_and_days_know_their_neighbours(briefs):
    index = index_of(briefs)
    assert [a.slug for a in index.articles] == ["holm-closes-bridge", "rain", "berg-opens-bridge"]
    assert [(e.date.day, e.previous and e.previous.day, e.next and e.next.day) for e in index.editions] == [
        (20, 19, None),
        (19, None, 20),
    ]


def test_a_day_lists_the_entities_that_were_never_named_before(briefs):
    index = index_of(briefs)
    assert [len(e.new) for e in index.editions] == [0, 3]


def test_an_entity_has_its_forms_with_counts_and_dates(briefs):
    holm = entity(index_of(briefs), "Lars Holm")
    assert {(a.text, a.count, a.first.day, a.last.day) for a in holm.aliases} == {("Holm", 2, 20, 20), ("Lars Holm", 2, 19, 20)}


def test_an_entity_has_its_roles_with_their_sentences(briefs):
    [role] = entity(index_of(briefs), "Anna Berg").roles
    assert (role.text, role.sentence, role.published) == ("mayor", 1, dt.date(2023, 7, 19))


def test_quotations_stand_with_who_says_them_to_whom_and_about_whom(briefs):
    index = index_of(briefs)
    berg, holm = entity(index, "Anna Berg"), entity(index, "Lars Holm")
    assert [s.quote.text for s in berg.said_by] == [s.quote.text for s in holm.said_to] == ["It holds,"]
    assert [s.quote.text for s in berg.said_about] == [s.quote.text for s in holm.said_by] == ["Anna Berg is brave,"]
    assert berg.said_by[0].role == "mayor"
    assert index.by_id[berg.said_by[0].via].name == "Harbour Post"


def test_appearances_tell_about_from_mentioning(briefs):
    index = index_of(briefs)
    assert [(a.article.slug, a.about) for a in entity(index, "Lars Holm").appearances] == [
        ("holm-closes-bridge", True),
        ("berg-opens-bridge", False),
    ]


def test_an_outlet_that_is_only_cited_has_no_page_but_stands_among_the_sources(briefs):
    index = index_of(briefs)
    assert "Harbour Post" not in {e.name for e in index.entities}
    [source] = index.sources
    assert (source.name, len(source.published), len(source.cited_by)) == ("Harbour Post", 1, 1)
    assert source.entity in index.by_id


def test_all_forms_of_an_outlet_in_a_sentence_that_cites_it_are_citing_it(article):
    names = [("organisation", "Harbour Post"), ("cited", "HP")]
    brief = article("It rained, the Harbour Post (HP) reported. The Harbour Post was sold.", names=names)
    other = article("It rained, the Harbour Post (HP) reported.", on="2023-07-20", headline="Rain", names=names)
    merge = Decision(verb="merge", line=1, targets=("organisations/hp", "organisations/harbour-post"))
    post = entity(index_of([brief, other], merge), "Harbour Post")
    assert [(a.article.slug, a.count, [s.number for s in a.sentences]) for a in post.appearances] == [(brief.slug, 1, [2])]
    assert [a.count for a in post.cited] == [2, 2]


def test_topics_stand_in_the_order_of_the_vocabulary_and_parents_include_what_is_below(briefs):
    index = index_of(briefs)
    assert [g.topic.label for g in index.topics] == ["environment", "climate change", "politics", "weather"]
    assert [t.label for t in index.topics[0].children] == ["climate change"]
    assert index.topics[0].articles == index.topics[1].articles
    assert [s.quote.text for s in index.topics[0].said] == ["It holds,"]


def test_a_site_renames_hides_and_adds_topics(briefs, article):
    own = article("Pipes play.", headline="Pipes", topics=["town-band"])
    site = Site(
        title="Test",
        topics=(
            SiteTopic(slug="environment", hide=True),
            SiteTopic(slug="climate-change", label="Our climate"),
            SiteTopic(slug="town-band", label="The town band", keywords=("pipes",)),
        ),
    )
    index = index_of((*briefs, own), site=site)
    assert [
        (g.topic.label, g.topic.parent) for g in index.topics if g.topic.label in ("Our climate", "The town band", "environment")
    ] == [
        ("Our climate", None),
        ("The town band", None),
    ]
    assert index.topic_of["climate change"].label == "Our climate"


def test_a_hidden_entity_is_nowhere_in_the_index(briefs):
    index = index_of(briefs)
    id = entity(index, "Lars Holm").id
    after = index_of(briefs, Decision(verb="hide", line=1, targets=(id,)))
    assert id not in repr([after.entities, after.by_id, after.entity_of, after.about, after.editions[0].new])
    assert all(s.speaker != id and s.to != id and s.quote.speaker != "Lars Holm" for s in after.said)
    assert len(after.articles) == 3


def test_a_decided_headline_is_no_longer_inferred(article):
    brief = article("Rain fell.", headline="Rain", headline_inferred=True)
    index = index_of([brief], Decision(verb="headline", line=1, article=brief.id, to="It rained"))
    assert (index.articles[0].headline, index.articles[0].headline_inferred) == ("It rained", False)


@pytest.mark.parametrize(
    "decision",
    [
        Decision(verb="hide", line=7, targets=("people/anna-borg",)),
        Decision(verb="headline", line=7, article="articles/2023/07/19/berg-opens-brdge", to="X"),
    ],
)
def test_a_decision_that_matches_nothing_is_a_problem_that_names_the_nearest(briefs, decision):
    [problem] = build(briefs, [decision], SITE)[1]
    assert problem.line == 7
    assert "anna-berg" in problem.expected or "berg-opens-bridge" in problem.expected


def test_an_old_address_leads_to_the_article(article):
    brief = article("Rain fell.", headline="Rain", aliases=("/old/rain/", "/people/", "../../x"))
    index, problems = build([brief], (), SITE)
    assert [(r.old, r.new) for r in index.redirects] == [("old/rain/index.html", "2023/07/19/rain/index.html")]
    assert len(problems) == 2


def test_a_site_without_articles_has_an_empty_index():
    index = index_of(())
    assert (index.articles, index.editions, index.entities, index.sources) == ((), (), (), ())
