"""What is kept of names, stories and company is that of a clean start, wherever a build was broken off."""

import pytest

from broadsheet.engine.fingerprint import fingerprint
from broadsheet.engine.store import Store
from broadsheet.grouping import together
from broadsheet.grouping.seen_with import Company
from broadsheet.grouping.shelf import KINDS, TRACES
from broadsheet.grouping.stories import likeness
from broadsheet.keeping import companies, standings, storylines
from broadsheet.model.decision import Decision
from tests.grouping.test_storylines import FERRY, NAMES, RAISED

MOVED = RAISED.replace("Vestland harbour", "the harbour")


@pytest.fixture
def news(article):
    def made(text, on, headline):
        return article(text, on=on, headline=headline, names=NAMES, fingerprint=fingerprint(text, headline))

    return {
        "first": made(FERRY, "2023-06-17", "Ferry sinks"),
        "next": made(RAISED, "2023-06-18", "Ferry raised"),
        "edited": made(MOVED, "2023-06-18", "Ferry raised"),
        "copy": made(FERRY, "2023-07-02", "Ferry sank"),
    }


def grouped(store, articles, stages=3, code="1"):
    """A build of these articles, broken off after some of the stages of grouping."""
    settled = standings.Kept(store, code)(articles, (), ())
    if stages > 1:
        told = storylines.Kept(store, code)(settled.roll, ())
    if stages > 2:
        measure = companies.Kept(store)
        measured = dict(measure(settled.roll, Company(settled.roll)))
        measure.keep()
        dossiers = {id: settled.dossiers[id] for id in settled.identities}
        company = sorted(store.every(companies.COMPANY))
        return told, measured, dossiers, dict(settled.otherwise), company, settled.identities
    return None


STATES = [(), ("first",), ("next",), ("edited", "copy"), ("first", "next"), ("first", "edited"), ("next", "copy")]


@pytest.mark.parametrize("stages", [1, 2, 3])
@pytest.mark.parametrize("before", STATES)
@pytest.mark.parametrize("broken", STATES)
def test_whatever_was_broken_off_the_next_build_is_that_of_a_clean_start(tmp_path, news, before, broken, stages):
    last = [news["edited"], news["copy"], news["first"]]
    with Store(tmp_path / "state") as store:
        grouped(store, [news[name] for name in before])
        grouped(store, [news[name] for name in broken], stages)
        found = grouped(store, last)
    with Store(tmp_path / "clean") as store:
        assert found == grouped(store, last)


def test_other_code_begins_anew_and_loses_nothing_that_is_gone_meanwhile(tmp_path, news):
    with Store(tmp_path / "state") as store:
        grouped(store, list(news.values())[:2])
        store.keep(companies.COMPANY, {"people/aino-rand": b"as other code kept it"})
        grouped(store, [news["copy"]], stages=1, code="2")
        found = grouped(store, [news["copy"]])
    with Store(tmp_path / "clean") as store:
        assert found == grouped(store, [news["copy"]])


def test_what_was_taken_up_is_not_looked_at_again(tmp_path, news):
    with Store(tmp_path / "state") as store:
        grouped(store, [news["first"]])
        assert not [*store.every("untold"), *store.every("unmeasured")]


def told_by(store, articles, jobs, decisions=(), code="1"):
    """Of these articles, with others at work beside where there is more than one process."""
    kept = storylines.Kept(store, code, jobs, alone=True)
    with kept.ahead(articles, {article.id for article in articles}):
        settled = standings.Kept(store, code)(articles, decisions, ())
        return kept(settled.roll, decisions)


def rows(store):
    return [list(store.every(kind)) for kind in (*KINDS, storylines.STORY, storylines.COPY)]


HIDING = (Decision(verb="hide", line=1, targets=("people/aino-rand",)),)
"""What is shown otherwise than it is written has other words to be found by."""


@pytest.mark.parametrize("decisions", [(), HIDING])
def test_stories_are_the_same_however_many_processes_are_at_them(tmp_path, news, decisions, monkeypatch):
    monkeypatch.setattr(storylines, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(likeness, "LONG", 1)
    found = []
    for jobs in (1, 2, 4):
        with Store(tmp_path / f"{jobs}") as store:
            told = [told_by(store, list(news.values())[:2], jobs), told_by(store, list(news.values()), jobs, decisions)]
            found.append((told, rows(store)))
    with Store(tmp_path / "threads") as store:
        for some, ruled in ((list(news.values())[:2], ()), (list(news.values()), decisions)):
            settled = standings.Kept(store, "1")(some, ruled, ())
            told = storylines.Kept(store, "1", 2)(settled.roll, ruled)
        assert (told, rows(store)) == (found[0][0][1], found[0][1])
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize("before", [0, 2])
def test_a_build_that_ends_while_articles_are_compared_is_begun_anew(tmp_path, news, before, monkeypatch):
    monkeypatch.setattr(storylines, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(likeness, "LONG", 1)
    articles = list(news.values())
    with Store(tmp_path / "state") as store:
        told_by(store, articles[:before], 2)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(together.duplicates, "update", lambda *_: 1 / 0)  # which this process does meanwhile
            with pytest.raises(ZeroDivisionError):
                told_by(store, articles, 2)
        assert [*store.every(TRACES)]
        found = told_by(store, articles, 2)
        after = rows(store)
    with Store(tmp_path / "clean") as store:
        assert (found, after) == (told_by(store, articles, 1), rows(store))
