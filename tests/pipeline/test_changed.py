"""``build --changed``: only what is named is looked at, and the site is the one that looking at everything gives."""

import shutil

import pytest

from broadsheet import pipeline
from broadsheet.cli import main
from broadsheet.engine import files
from tests.folders import output

ARTICLE = "---\ntitle: Harbour {n}\ndate: 2023-07-{day}\n---\n\nThe bridge was safe on Wednesday, said number {n}.\n"


def write(site, n, text=ARTICLE):
    path = site / f"content/articles/2023/07/{17 + n % 3}/a{n}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.format(n=n, day=17 + n % 3), "utf-8")
    return path


def clean(site):
    """What a clean build makes of the site's files."""
    shutil.copytree(site / "content", site / "elsewhere/content")
    shutil.copy(site / "site.yaml", site / "elsewhere")
    pipeline.build(site / "elsewhere")
    found = output(site / "elsewhere")
    shutil.rmtree(site / "elsewhere")
    return found


@pytest.fixture
def site(tmp_path):
    (tmp_path / "site.yaml").write_text("title: Test\n", "utf-8")
    for n in range(6):
        write(tmp_path, n)
    pipeline.build(tmp_path)
    return tmp_path


@pytest.fixture
def build(site, monkeypatch):
    """Build with some paths of content/ named; no folder but those may be listed there."""

    def run(*changed):
        listed = []
        walk = files.walk
        monkeypatch.setattr(files, "walk", lambda root, *more: (listed.append(root.name), walk(root, *more))[1])
        assert main(["--site", str(site), "build", "--changed", *map(str, changed)]) == 0
        assert "content" not in listed

    return run


def test_an_article_that_was_added_edited_or_deleted_is_enough_to_name(site, build):
    build(write(site, 6))
    assert output(site) == clean(site)
    build(write(site, 1, ARTICLE.replace("safe", "closed")))
    assert output(site) == clean(site)
    path = write(site, 2)
    path.unlink()
    build(path)
    assert output(site) == clean(site)


def test_a_folder_stands_for_all_that_is_in_it(site, build):
    shutil.rmtree(site / "content/articles/2023/07/18")
    write(site, 9)
    build(site / "content/articles/2023/07")
    assert output(site) == clean(site)


def test_what_was_not_named_is_seen_by_the_next_build_without_the_option(site, build):
    write(site, 1, ARTICLE.replace("safe", "closed"))
    build(write(site, 6))
    assert output(site) != clean(site)
    pipeline.build(site)
    assert output(site) == clean(site)


def test_where_nothing_was_seen_before_all_is_looked_at(site):
    shutil.rmtree(site / ".cache")
    assert main(["--site", str(site), "build", "--changed", str(write(site, 6))]) == 0
    assert output(site) == clean(site)


def test_a_path_elsewhere_is_an_error_that_says_what_to_name(site, capsys):
    assert main(["--site", str(site), "build", "--changed", str(site / "seeds/a.txt")]) == 2
    assert "name files and folders in" in capsys.readouterr().err
