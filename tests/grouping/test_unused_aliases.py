"""Aliases that change nothing are told of, with their line."""

from __future__ import annotations

import datetime as dt

from broadsheet.grouping.identities.unused import unused_aliases
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Naming


def naming(name, article, *forms):
    return Naming(article=article, name=name, kind="organisation", published=dt.date(2023, 7, 19), forms=(name, *forms))


def alias(entity, form, line=1):
    return Decision(verb="alias", line=line, targets=(f"organisations/{entity}",), form=form)


def test_an_alias_that_joins_a_name_to_an_entity_is_of_use():
    namings = [naming("Harbour Union", "a"), naming("Dockers’ Club", "b")]
    assert unused_aliases(namings, [alias("harbour-union", "Dockers’ Club")]) == ()


def test_a_name_that_is_the_entitys_own_needs_no_alias():
    namings = [naming("Harbour Union", "a", "HU"), naming("The Harbour Union", "b")]
    problems = unused_aliases(namings, [alias("harbour-union", "The Harbour Union", 3), alias("harbour-union", "HU", 4)])
    assert [(problem.line, problem.severity) for problem in problems] == [(3, "note"), (4, "note")]
    assert "organisations/the-harbour-union without this line" in problems[0].found


def test_a_line_that_matches_nothing_is_for_others_to_tell():
    assert unused_aliases([naming("Harbour Union", "a")], [alias("harbour-union", "XY"), alias("nobody", "HU")]) == ()
