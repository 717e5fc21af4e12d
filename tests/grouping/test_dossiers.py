"""How articles write an entity, told at once or article by article."""

from itertools import chain, combinations

import pytest

from broadsheet.grouping.dossiers import dossier
from broadsheet.grouping.settling import settled

BERG = ("person", "Anna Berg", "Berg")
ROLES = [("person", "Anna Berg", "special envoy"), ("person", "Anna Berg", "envoy")]


@pytest.fixture
def briefs(article):
    return [
        article(
            "The special envoy Anna Berg left. Berg was a envoy.", on="2023-07-19", headline="Left", names=[BERG], roles=ROLES
        ),
        article("Berg, the envoy: Anna Berg slept.", on="2023-07-18", headline="Slept", names=[BERG], roles=ROLES),
        article("Anna Berg sang. Anna Berg is a envoy.", on="2023-07-18", headline="A song", names=[BERG], roles=ROLES),
        article("The special envoy Anna Berg came.", on="2023-07-20", headline="Came", names=[BERG], roles=ROLES),
    ]


@pytest.mark.parametrize("known", [*chain.from_iterable(combinations(range(4), size) for size in range(1, 5))])
def test_a_dossier_that_articles_are_added_to_is_the_one_of_all_of_them(briefs, known):
    held, before = settled(briefs, (), ()).roll, settled([briefs[number] for number in known], (), ()).roll
    added = {article.id for number, article in enumerate(briefs) if number not in known}
    (id,) = held.naming
    assert dossier(id, held, dossier(id, before), added) == dossier(id, held)
