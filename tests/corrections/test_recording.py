"""What publish records: a small site, published, changed, and published again."""

from __future__ import annotations

import datetime as dt
import json
import shutil

import pytest

from broadsheet import pipeline
from broadsheet.config import ConfigError
from broadsheet.content import clock
from broadsheet.content import corrections as file
from broadsheet.corrections import recording
from broadsheet.model.site import Site
from tests.corrections.conftest import write

FIRST, LATER = dt.date(2026, 11, 26), dt.date(2026, 11, 27)
SITE = Site(title="The Week", rights="full")
BRIDGE = "articles/2023/07/19/bridge"
ARTICLE = """---
title: Bridge reopens
date: 2023-07-19
people: [Mara Ilves, Jaan Tamm]
quotes:
  - text: safe for now
    speaker: Mara Ilves
---

The bridge reopened on Monday. Mara Ilves said it was “safe for now”. Jaan Tamm stayed away.
"""


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    write(folder, "site.yaml", "title: The Week\nrights: {default: full}\n")
    write(folder, f"content/{BRIDGE}.md", ARTICLE)
    write(folder, "content/articles/2023/08/01/ferry.md", "---\ntitle: Ferry sinks\ndate: 2023-08-01\n---\n\nA ferry sank.\n")
    publish(folder, FIRST)
    return folder


def edit(folder, old, new):
    write(folder, f"content/{BRIDGE}.md", (folder / f"content/{BRIDGE}.md").read_text("utf-8").replace(old, new))


def publish(folder, day=LATER):
    pipeline.build(folder)
    recorded = recording.record(folder, SITE, day)
    recording.keep(folder, SITE, day)
    return [(one.what, one.stood, one.stands) for one in recorded]


def standing(folder):
    return (folder / file.PATH).read_text("utf-8")


def test_a_first_publication_and_one_with_nothing_new_record_nothing(site):
    assert publish(site) == []
    assert not (site / file.PATH).exists()


def test_what_changed_is_recorded_with_its_day(site):
    edit(site, "Bridge reopens", "Bridge stays closed")
    assert publish(site) == [("headline", "Bridge reopens", "Bridge stays closed")]
    (one,) = file.parse(standing(site).encode())[0]
    assert (one.date, one.article) == (LATER, BRIDGE)
    assert publish(site) == []


def test_it_is_recorded_in_a_fresh_clone_too(site, tmp_path):
    clone = tmp_path / "clone"
    shutil.copytree(site, clone, ignore=shutil.ignore_patterns("output", ".cache"))
    edit(clone, "on Monday", "on Tuesday")
    assert [what for what, *_ in publish(clone)] == ["text"]


def test_an_interrupted_publish_records_once(site):
    edit(site, "Bridge reopens", "Bridge stays closed")
    pipeline.build(site)
    assert len(recording.record(site, SITE, LATER)) == 1
    before = standing(site)
    assert recording.record(site, SITE, LATER) == ()
    assert standing(site) == before
    assert len(recording.unseen(site)) == 1
    recording.keep(site, SITE, LATER)
    assert recording.unseen(site) == ()


def test_back_and_forth_is_recorded_each_time(site):
    for old, new in (("reopens", "closes"), ("closes", "reopens"), ("reopens", "closes")):
        edit(site, f"Bridge {old}", f"Bridge {new}")
        assert len(publish(site)) == 1
    ids = [one.id for one in file.parse(standing(site).encode())[0]]
    assert len(set(ids)) == 3


def test_what_an_editor_worded_stays_to_the_byte(site):
    edit(site, "Bridge reopens", "Bridge stays closed")
    publish(site)
    worded = standing(site).replace("  stood: Bridge reopens\n", "  note: We had the day wrong.  # so said the mayor\n")
    write(site, file.PATH, worded)
    edit(site, "on Monday", "on Tuesday")
    publish(site)
    assert standing(site).startswith(worded)
    assert len(file.parse(standing(site).encode())[0]) == 2


def test_an_entry_that_an_editor_took_out_does_not_come_back(site):
    edit(site, "Bridge reopens", "Bridge stays closed")
    publish(site)
    write(site, file.PATH, "")
    assert publish(site) == []


def test_the_reason_of_a_decision_is_the_reason_of_the_correction(site):
    decision = f"- headline: {{article: {BRIDGE}, to: Bridge stays closed}}\n  why: the mayor put it off\n  by: ed.\n"
    write(site, "content/decisions.yaml", decision)
    publish(site)
    (one,) = file.parse(standing(site).encode())[0]
    assert (one.what, one.why, one.by) == ("headline", "the mayor put it off", "ed.")


def test_a_merge_by_decision_is_recorded_of_the_name(site):
    decision = "- merge: [people/jaan-tamm, people/mara-ilves]\n  why: a pen name\n"
    write(site, "content/decisions.yaml", decision)
    assert publish(site) == [("merged", "Jaan Tamm; Mara Ilves", "Mara Ilves")]


def test_a_hidden_name_is_not_told(site):
    write(site, "content/decisions.yaml", "- hide: people/jaan-tamm\n")
    assert publish(site) == []
    assert "Tamm" not in (standing(site) if (site / file.PATH).exists() else "")


def test_a_withdrawn_article_is_recorded(site):
    edit(site, "title:", "draft: true\ntitle:")
    assert publish(site) == [("withdrawn", "Bridge reopens", None)]


def test_of_an_article_that_became_private_not_even_the_headline_is_repeated(site):
    edit(site, "title:", "rights: private\ntitle:")
    assert publish(site) == [("withdrawn", None, None)]


def test_a_headline_made_of_words_that_are_hidden_now_is_not_repeated(site):
    inferred = ARTICLE.replace("---\n\n", "inferred: [title]\n---\n\n", 1).replace("Bridge reopens", "Jaan Tamm stayed away")
    write(site, f"content/{BRIDGE}.md", inferred)
    publish(site, FIRST)
    before = standing(site)
    write(site, "site.yaml", "title: The Week\nrights: {default: excerpt, excerpt_words: 5}\n")
    assert publish(site) == []
    assert standing(site) == before


def test_a_rehearsal_writes_nothing(site):
    edit(site, "Bridge reopens", "Bridge stays closed")
    pipeline.build(site)
    assert len(recording.pending(site, SITE, LATER)) == 1
    assert not (site / file.PATH).exists()


def test_words_that_rights_no_longer_show_are_not_recorded(site):
    write(site, "site.yaml", "title: The Week\nrights: {default: headline}\n")
    assert publish(site) == []


def test_a_file_that_cannot_be_read_stops_before_anything_is_recorded(site):
    edit(site, "Bridge reopens", "Bridge stays closed")
    pipeline.build(site)
    write(site, file.PATH, "- dte: 2026-11-26\n")
    with pytest.raises(ConfigError, match=r"content/corrections\.yaml:1"):
        recording.record(site, SITE, LATER)
    write(site, file.PATH, "[]\n")
    with pytest.raises(ConfigError, match="cannot be added to"):
        recording.record(site, SITE, LATER)
    assert standing(site) == "[]\n"


def test_a_torn_line_of_what_was_published_is_named(site):
    path = site / "content" / "published" / "2023-07.jsonl"
    path.write_text(path.read_text("utf-8")[:-20], "utf-8")
    edit(site, "Bridge reopens", "Bridge stays closed")
    pipeline.build(site)
    with pytest.raises(ConfigError, match=r"content/published/2023-07\.jsonl:2"):
        recording.record(site, SITE, LATER)


def test_only_months_that_changed_are_written_again(site):
    august = site / "content" / "published" / "2023-08.jsonl"
    before = august.stat().st_mtime_ns
    edit(site, "Bridge reopens", "Bridge stays closed")
    publish(site)
    assert august.stat().st_mtime_ns == before


def test_names_are_kept_with_the_first_article_that_has_them(site):
    lines = [json.loads(line) for line in (site / "content" / "published" / "people.jsonl").read_text("utf-8").splitlines()]
    assert lines[0] == {
        "id": "people/jaan-tamm",
        "name": "Jaan Tamm",
        "places": [[BRIDGE, "Jaan Tamm"]],
        "since": "2026-11-26",
    }


def test_the_day_is_the_sites_own():
    days = {clock.today(Site(title="x", time_zone=zone)) for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago")}
    assert len(days) == 2


def test_the_site_with_its_corrections_is_whole_and_equals_a_clean_build(site):
    edit(site, "Bridge reopens", "Bridge stays closed")
    edit(site, "on Monday", "on Tuesday")
    publish(site)
    pipeline.build(site)
    assert pipeline.check(site).problems == ()
    before = tree(site)
    assert "now reads" in before["corrections/2026/index.html"]
    assert "now reads" in before["2023/07/19/bridge/index.html"]
    pipeline.build(site, clean=True)
    assert tree(site) == before


def test_a_reworded_entry_is_a_reason_to_build(site):
    edit(site, "Bridge reopens", "Bridge stays closed")
    publish(site)
    pipeline.build(site)
    write(site, file.PATH, standing(site) + "  note: It never reopened.\n")
    pipeline.build(site)
    assert "It never reopened." in tree(site)["corrections/index.html"]


def tree(folder):
    output = folder / "output"
    return {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in output.rglob("*") if path.is_file()}


WRITTEN = (
    "2023-07.jsonl",
    "2023-08.jsonl",
    "people.jsonl",
    "organisations.jsonl",
    "places.jsonl",
    "decisions.jsonl",
    "corrections.jsonl",
)
"""The files of the ledger in the order in which ``keep`` writes them."""


@pytest.mark.parametrize("written", range(len(WRITTEN) + 1))
def test_a_kill_between_any_two_files_of_the_ledger_records_nothing_twice(site, tmp_path, written):
    edit(site, "Bridge reopens", "Bridge stays closed")
    write(site, "content/decisions.yaml", "- merge: [people/jaan-tamm, people/mara-ilves]\n")
    pipeline.build(site)
    assert len(recording.record(site, SITE, LATER)) == 2
    before, ledger = tmp_path / "before", site / "content" / "published"
    shutil.copytree(ledger, before)
    recording.keep(site, SITE, LATER)
    for name in WRITTEN[written:]:
        (ledger / name).unlink(missing_ok=True)
        if (before / name).exists():
            shutil.copy(before / name, ledger / name)
    assert recording.record(site, SITE, LATER) == ()
    recording.keep(site, SITE, LATER)
    assert (recording.record(site, SITE, LATER), recording.unseen(site)) == ((), ())
