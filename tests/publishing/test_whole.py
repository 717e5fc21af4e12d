"""From an empty folder to a published site: init, build, publish, clone, compare."""

from __future__ import annotations

import json

import pytest

from broadsheet.cli import main
from tests.publishing.conftest import files_below

ARTICLE = """\
---
title: {title}
date: 2024-01-0{day}
topics: [environment]
people: [Mara Ilves]
places: [Tallinn]
---

Mara Ilves said on Tuesday that the bridge of Tallinn was {state}.
"""


@pytest.fixture
def digest(tmp_path, places):
    """A new site with one article, and the repository that it is published to."""
    folder, repository = tmp_path / "digest", places("git")
    assert main(["init", str(folder), "--title", "The Week"]) == 0
    with (folder / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"base_url: https://news.example.org/\ntargets:\n  there: {{{repository.settings}}}\n")
    write(folder, 2, "open")
    return folder, repository


def write(folder, day, state):
    path = folder / "content" / "articles" / "2024" / "01" / f"0{day}" / f"bridge-{day}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE.format(title=f"The bridge is {state}", day=day, state=state), "utf-8")


def run(folder, *arguments):
    return main(["--site", str(folder), *arguments])


def site(folder):
    return files_below(folder / "output", leave=(".broadsheet",))


def test_a_clone_of_the_branch_is_the_site_byte_for_byte(digest, capsys):
    folder, repository = digest
    assert run(folder, "build") == 0
    assert run(folder, "publish", "there") == 0
    assert repository.contents() == site(folder)
    assert "index.html" in repository.contents()
    capsys.readouterr()
    assert run(folder, "publish", "there") == 0
    assert "nothing to send" in capsys.readouterr().out


def test_one_new_article_sends_what_the_build_wrote_and_no_more(digest, capsys):
    folder, repository = digest
    for command in ("build", "publish there"):
        assert run(folder, *command.split()) == 0
    before = site(folder)
    write(folder, 3, "closed")
    assert run(folder, "build") == 0
    capsys.readouterr()
    assert run(folder, "publish", "there", "--dry-run") == 0
    said = {line.split()[-1]: line.split()[0] for line in capsys.readouterr().out.splitlines()[:-1]}
    after = site(folder)
    expected = {path: "changed" if path in before else "new" for path in after if before.get(path) != after[path]}
    assert said == expected | {path: "gone" for path in before if path not in after}
    assert run(folder, "publish", "there", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert {path: reason for reason, path, _ in report["files"]} == said
    assert report["bytes"] == sum(len(after[path]) for path, reason in said.items() if reason != "gone")
    assert report["done"]
    assert repository.contents() == after


@pytest.mark.parametrize("kind", ["git", "directory"])
def test_after_a_rollback_it_is_noted_what_readers_see(digest, places, kind):
    folder, repository = digest
    place = repository if kind == "git" else places(kind)
    settings = (folder / "site.yaml").read_text("utf-8").replace(repository.settings, place.settings)
    (folder / "site.yaml").write_text(settings, "utf-8")
    noted, corrections = folder / "content/published", folder / "content/corrections.yaml"
    for command in ("build", "publish there"):
        assert run(folder, *command.split()) == 0
    first = files_below(noted)
    write(folder, 2, "closed")
    for command in ("build", "publish there"):
        assert run(folder, *command.split()) == 0
    second, told = files_below(noted), corrections.read_text("utf-8")
    assert first["2024-01.jsonl"] != second["2024-01.jsonl"]
    assert run(folder, "publish", "there", "--rollback") == 0
    assert files_below(noted) == first
    assert run(folder, "publish", "there") == 0
    assert files_below(noted) == second
    assert corrections.read_text("utf-8") == told  # what was recorded then is published again, and not recorded again
    assert run(folder, "publish", "there", "--rollback") == 0
    corrections.unlink()
    write(folder, 2, "open")
    for command in ("build", "publish there"):
        assert run(folder, *command.split()) == 0
    assert not corrections.exists()  # the slip that was taken back is none that readers are to be told of


def test_a_build_that_was_killed_is_not_published(digest, kill, capsys):
    from broadsheet import pipeline

    folder, repository = digest
    for command in ("build", "publish there"):
        assert run(folder, *command.split()) == 0
    before = repository.contents()
    write(folder, 3, "closed")
    at = 1
    while run(folder, "publish", "there", "--dry-run") == 0 and at < 4000:
        assert kill(at, lambda: pipeline.build(folder))
        at += 40
    assert "expected a finished build; run build first" in capsys.readouterr().err
    assert run(folder, "publish", "there") == 2
    assert repository.contents() == before
    assert run(folder, "build") == 0
    assert run(folder, "publish", "there") == 0
    assert repository.contents() == site(folder)


def test_a_site_that_lacks_pages_since_a_template_fails_is_not_published_and_readers_keep_what_they_have(digest, capsys):
    folder, repository = digest
    for command in ("build", "publish there"):
        assert run(folder, *command.split()) == 0
    before = repository.contents()
    template = folder / "templates" / "article.html"
    template.parent.mkdir()
    template.write_text("{{ view.no_such_name }}", "utf-8")
    write(folder, 3, "closed")
    assert run(folder, "build") == 2
    assert "2024/01/02/bridge-2/index.html" not in site(folder)
    capsys.readouterr()
    assert run(folder, "publish", "there", "--dry-run") == 2
    assert run(folder, "publish", "there") == 2
    assert "an output/ that lacks 2 of its files, since a template failed" in capsys.readouterr().err
    assert repository.contents() == before
    template.unlink()
    assert run(folder, "build") == 0
    assert run(folder, "publish", "there") == 0
    assert repository.contents() == site(folder)


def test_an_unknown_target_and_two_wishes_at_once_are_usage_errors(digest, capsys):
    folder, _ = digest
    assert run(folder, "publish", "their") == 2
    assert "perhaps 'there'" in capsys.readouterr().err
    assert run(folder, "publish", "there", "--dry-run", "--rollback") == 2
    assert "one of them" in capsys.readouterr().err
