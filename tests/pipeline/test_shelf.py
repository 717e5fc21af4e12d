"""A shelf that is told what changes knows what one knows that looks at everything."""

from pathlib import Path

import pytest

from broadsheet.model.site import Limits
from broadsheet.shelf import Shelf

SAMPLE = Path(__file__).parents[2] / "content"


@pytest.fixture
def site(tmp_path):
    for path in sorted(SAMPLE.glob("articles/2023/07/*/*.md"))[:6]:
        place = tmp_path / "content" / path.relative_to(SAMPLE)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    return tmp_path


def same(told, site):
    found = sorted(told.known(site, Limits()), key=lambda file: file.path)
    assert found == sorted(Shelf().known(site, Limits()), key=lambda file: file.path)
    return found


def articles(site):
    return sorted((site / "content").rglob("*.md"))


def below(site, path):
    return path.relative_to(site / "content").as_posix()


def test_the_six_are_known(site):
    assert len(same(Shelf(is_told=True), site)) == 6


def test_a_file_that_was_told_of_is_read_again_and_others_are_not(site, monkeypatch):
    monkeypatch.setattr("broadsheet.shelf.RACY_NS", -1_000_000_000_000)  # nothing is too young to be trusted
    shelf = Shelf(is_told=True)
    before = same(shelf, site)
    edited, unseen, *_ = articles(site)
    for path in (edited, unseen):
        path.write_text(path.read_text("utf-8").replace("\n---\n", "\n---\n\nOne word more.", 1), "utf-8")
    shelf.tell([below(site, edited)])
    after = {file.path: file for file in shelf.known(site, Limits())}
    assert after[below(site, edited)].edited
    assert after[below(site, unseen)] == next(file for file in before if file.path == below(site, unseen))
    shelf.doubt()
    assert next(file for file in same(shelf, site) if file.path == below(site, unseen)).edited


def test_what_came_and_went_is_noticed(site):
    shelf = Shelf(is_told=True)
    same(shelf, site)
    first, second, *_ = articles(site)
    first.rename(first.with_name("another.md"))
    second.unlink()
    shelf.tell([below(site, first), below(site, first.with_name("another.md")), below(site, second)])
    assert len(same(shelf, site)) == 5


def test_a_folder_that_was_told_of_is_looked_at_whole(site):
    shelf = Shelf(is_told=True)
    same(shelf, site)
    day = articles(site)[0].parent
    day.rename(day.with_name("31"))
    shelf.tell([below(site, day), below(site, day.with_name("31"))])
    same(shelf, site)


def test_a_version_that_waits_beside_an_article_is_noticed(site):
    shelf = Shelf(is_told=True)
    same(shelf, site)
    first = articles(site)[0]
    beside = first.with_name(f"{first.name}.new")
    beside.write_bytes(first.read_bytes())
    shelf.tell([below(site, beside)])
    assert next(file for file in same(shelf, site) if file.path == below(site, first)).beside


def test_the_whole_folder_is_a_doubt(site):
    shelf = Shelf(is_told=True)
    same(shelf, site)
    articles(site)[0].unlink()
    shelf.tell([""])
    assert len(same(shelf, site)) == 5


def test_one_that_is_told_nothing_looks_at_everything(site):
    shelf = Shelf()
    same(shelf, site)
    articles(site)[0].unlink()
    assert len(same(shelf, site)) == 5
