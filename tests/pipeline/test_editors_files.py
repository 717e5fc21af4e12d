"""Files that editors keep by hand, with a slip in one line: what was hidden stays hidden, and what stands is left as it is."""

from __future__ import annotations

import pytest

from broadsheet import cli, pipeline, publication
from broadsheet.config import ConfigError
from broadsheet.verifying import verify

HIDDEN = "- hide: people/mara-ilves\n"
ARTICLE = """---
title: Bridge {n} reopens
date: 2023-07-1{n}
people: [Mara Ilves, Jaan Tamm]
---

The bridge reopened on day {n}. Mara Ilves crossed it, and Jaan Tamm did not.
"""
SLIPS = {
    "a bracket left off another line": HIDDEN + "- merge: [people/jaan-tamm, people/jaan\n",
    "a mapping for a list": "hide: people/mara-ilves\n",
    "a line that hides two, one of them mistyped": "- hide: [people/mara-ilves, peple/jaan-tamm]\n",
    "a mistyped verb": "- hied: people/mara-ilves\n",
    "a mistyped key beside the verb": "- hide: people/mara-ilves\n  wy: she asked\n",
    "a conflict of two versions": "<<<<<<< ours\n- hide: people/mara-ilves\n=======\n>>>>>>> theirs\n",
    "another line that is not understood": HIDDEN + "- rename: {entity: people/jaan-tamm}\n",
}


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    www = f"targets: {{www: {{to: directory, path: {tmp_path / 'www'}}}}}\n"
    write(folder, "site.yaml", f"title: The Week\nrights: {{default: full}}\n{www}")
    for n in range(3):
        write(folder, f"content/articles/2023/07/1{n}/bridge.md", ARTICLE.format(n=n))
    write(folder, "content/decisions.yaml", HIDDEN)
    pipeline.build(folder)
    return folder


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def tree(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("text", SLIPS.values(), ids=SLIPS)
def test_a_slip_in_decisions_leaves_the_site_as_it_stands(site, text):
    before = tree(site / "output")
    assert not [path for path in before if "mara-ilves" in str(path)]
    write(site, "content/decisions.yaml", text)
    for clean in (False, True, False):
        with pytest.raises(ConfigError, match=r"content/decisions\.yaml:\d+: .*expected"):
            pipeline.build(site, clean=clean)
        assert tree(site / "output") == before


@pytest.mark.parametrize("clean", [False, True])
def test_once_it_is_mended_the_site_is_what_a_clean_build_makes(site, clean):
    write(site, "content/decisions.yaml", SLIPS["a mistyped verb"])
    with pytest.raises(ConfigError):
        pipeline.build(site, clean=clean)
    write(site, "content/decisions.yaml", HIDDEN + "- rename: {entity: people/jaan-tamm, to: Jaan Tammsaar}\n")
    pipeline.build(site)
    assert (site / "output" / "people" / "jaan-tammsaar").is_dir()
    assert verify(site, None, None) == ()


def test_publish_sends_nothing_while_decisions_have_a_slip_not_even_the_first_time(site, tmp_path):
    write(site, "content/decisions.yaml", SLIPS["a mistyped verb"])
    for dry_run in (True, False):
        with pytest.raises(ConfigError, match="perhaps 'hide'"):
            publication.publish(site, "www", dry_run=dry_run)
    assert not (tmp_path / "www").exists()
    write(site, "content/decisions.yaml", HIDDEN)
    publication.publish(site, "www")
    before = tree(tmp_path / "www"), tree(site / "content" / "published")
    write(site, "content/decisions.yaml", SLIPS["a bracket left off another line"])
    with pytest.raises(ConfigError):
        publication.publish(site, "www")
    assert (tree(tmp_path / "www"), tree(site / "content" / "published")) == before


def test_publish_sends_nothing_where_the_file_is_lost_while_an_empty_one_is_an_answer(site, tmp_path):
    publication.publish(site, "www")
    (site / "content" / "decisions.yaml").unlink()
    pipeline.build(site)
    before = tree(tmp_path / "www")
    with pytest.raises(ConfigError, match=r"content/decisions\.yaml is gone"):
        publication.publish(site, "www")
    assert tree(tmp_path / "www") == before
    write(site, "content/decisions.yaml", "")
    publication.publish(site, "www")
    assert (tmp_path / "www" / "current" / "people" / "mara-ilves").is_dir()


def test_the_command_ends_with_2_and_tells_each_slip_with_its_line(site, capsys):
    write(site, "content/decisions.yaml", HIDDEN + "- hid: people/a\n- merge: [people/a]\n- kind: x\n- alias: y\n")
    assert cli.main(["--site", str(site), "build"]) == 2
    said = capsys.readouterr().err
    assert [n for n in range(1, 6) if f"content/decisions.yaml:{n}:" in said] == [2, 3, 4]
    assert "and 1 more" in said


def test_an_answer_to_why_does_not_leave_decisions_out(site):
    write(site, "content/decisions.yaml", SLIPS["a mistyped verb"])
    with pytest.raises(ConfigError, match="hied"):
        pipeline.who(site, "Mara Ilves")


@pytest.mark.parametrize("text", ["seeds/**: {rights: privat}\n", "seeds/**: {rights: private\n", "- seeds/**\n"])
def test_a_slip_in_sources_reads_no_seed_with_other_rights_than_it_has(site, text):
    write(site, "seeds/a.txt", "Gulls fly out\n\n19 July 2023\n\nThe gulls flew out over the bay.\n")
    write(site, "content/sources.yaml", text)
    before = tree(site / "content")
    with pytest.raises(ConfigError, match=r"content/sources\.yaml"):
        pipeline.ingest(site)
    assert tree(site / "content") == before
