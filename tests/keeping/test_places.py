"""Places of articles and who is in which of them, kept from build to build, are those that are found anew."""

from itertools import permutations

import pytest

from broadsheet.engine.store import Store
from broadsheet.grouping.settling import settled
from broadsheet.keeping import standings
from broadsheet.values import replace

BERG, HOLM, VEST, POST = ("person", "Anna Berg"), ("person", "Lars Holm"), ("place", "Vestland"), ("cited", "Harbour Post")
FIELDS = ("sentences", "quotations", "outlets", "article", "shown", "fingerprint")
MET = "“It holds,” said Anna Berg, and met Lars Holm."


@pytest.fixture
def news(article):
    def made(headline, text, on, names, quotes=()):
        made = article(text, headline=headline, on=on, names=names, quotes=quotes, fingerprint=f"{headline} {text} {on}")
        return replace(made, id=headline.lower())

    return {
        "met": made("Met", MET, "2023-07-19", [BERG, HOLM], [("It holds", "Anna Berg")]),
        "met again": made("Met", "Lars Holm slept.", "2023-07-19", [HOLM]),
        "met later": made("Met", MET, "2023-07-21", [BERG, HOLM], [("It holds", "Anna Berg")]),
        "rain": made("Rain", "Rain in Vestland, Anna Berg told the Harbour Post.", "2023-07-19", [VEST, BERG, POST]),
        "snow": made("Snow", "Snow in Vestland, the Harbour Post wrote.", "2023-07-20", [VEST, POST]),
        "none": made("None", "Nobody was there.", "2023-07-18", []),
    }


def told(roll):
    """What a roll says of its articles, as plain values."""
    ids = [article.id for article in roll.articles]
    return (
        ids,
        {id: [getattr(roll.standings[id], name) for name in FIELDS] for id in ids},
        {id: roll.placed[id] for id in ids},
        {id: [article.id for article in held] for id, held in roll.naming.items()},
        {id: [article.id for article in held] for id, held in roll.citing.items()},
    )


STATES = [(), ("met", "rain", "snow"), ("met again", "snow", "none"), ("met later", "rain"), ("snow", "none", "met")]


@pytest.mark.parametrize("history", list(permutations(STATES, 3)))
def test_whatever_was_there_before_who_is_where_is_as_if_found_anew(tmp_path, news, history):
    with Store(tmp_path / "state") as store:
        for names in history:
            articles = [news[name] for name in names]
            kept = standings.Kept(store, "1")(articles, (), ()).roll
            assert told(kept) == told(settled(articles, (), ()).roll)


def test_articles_of_a_name_are_counted_and_reached_from_both_ends(tmp_path, news):
    with Store(tmp_path / "state") as store:
        roll = standings.Kept(store, "1")([news["met"], news["rain"], news["snow"]], (), ()).roll
    held = roll.naming["places/vestland"]
    assert (len(held), held[0].id, held[-1].id, [article.id for article in held[:1]]) == (2, "snow", "rain", ["snow"])
    with pytest.raises(KeyError):
        roll.placed["nowhere"]
    assert "met" in roll.placed
    assert len(roll.placed) == len(list(roll.placed)) == 3
