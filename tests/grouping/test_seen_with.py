"""Who shares sentences with whom, and how far above chance that is."""

from broadsheet.grouping.placing import place
from broadsheet.grouping.roll import called, roll
from broadsheet.grouping.seen_with import CROWD, Company, g2
from broadsheet.model.entity import Identity

BERG, HOLM, VEST = ("person", "Anna Berg"), ("person", "Lars Holm"), ("place", "Vestland")
NAMES = [BERG, HOLM, VEST, ("person", "Koto Rin")]


def company(*articles):
    names = {(m.kind, m.name): m.name for a in articles for m in a.mentions}
    identities = {name: Identity(id=name, name=name, sort=name, kind=kind) for kind, name in names}
    places = {a.id: place(a, names, (), identities) for a in articles}
    standings, placed, _ = ({id: parts[which] for id, parts in places.items()} for which in range(3))
    held = roll(articles, standings, placed, {}, *called(articles, placed))
    return {entity: found for entity in held.naming if (found := Company(held).of(entity))}


def test_sentences_that_hold_both_names_are_kept_with_the_count(article):
    brief = article("Anna Berg met Lars Holm. Anna Berg left. Then Lars Holm thanked Anna Berg. Rain fell.", names=NAMES)
    seen = company(brief)["Anna Berg"]
    assert [(s.id, s.sentences, s.shared) for s in seen] == [("Lars Holm", 2, ((brief.id, 1), (brief.id, 3)))]


def test_a_rare_companion_ranks_above_a_name_that_is_everywhere(article):
    brief = article(
        "Anna Berg met Lars Holm in Vestland. Vestland is wet. Vestland is green. Vestland grows. Rain fell. Vestland sang.",
        names=NAMES,
    )
    assert [s.id for s in company(brief)["Anna Berg"]] == ["Lars Holm", "Vestland"]


def test_one_more_article_today_changes_no_figure_of_an_entity_that_it_does_not_name(article):
    june = article("Anna Berg met Lars Holm. Lars Holm sang. Koto Rin slept. Rain fell.", on="2023-06-01", names=NAMES)
    july = article("Anna Berg met Lars Holm again. Rain fell.", on="2023-07-01", names=NAMES)
    today = article("Lars Holm flew with Koto Rin. Koto Rin sang.", on="2023-07-02", names=NAMES)
    assert company(july, june)["Anna Berg"] == company(today, july, june)["Anna Berg"]


def test_outlets_that_are_cited_keep_no_company(article):
    brief = article("Anna Berg sang, the Harbour Post reports.", names=[BERG, ("cited", "Harbour Post")])
    assert company(brief) == {}


def test_a_sentence_that_lists_a_crowd_counts_for_nobody(article):
    names = [("person", f"Runner X{n}x") for n in range(CROWD + 1)]
    brief = article(", ".join(name for _, name in names) + " ran.", names=names)
    assert company(brief) == {}


def test_the_measure_is_dunnings_and_negative_below_chance():
    assert round(g2(10, 20, 5, 1000), 1) == 65.7
    assert g2(1, 100, 50, 100) < 0
    assert g2(5, 10, 5, 10) == g2(1, 1, 0, 0) == 0
