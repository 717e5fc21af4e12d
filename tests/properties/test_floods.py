"""Floods that grow and shrink: what is built step by step is, byte for byte, what a clean build makes of the last state."""

import shutil

import pytest

from broadsheet import pipeline
from broadsheet.grouping.floods import MANY
from tests.folders import output

BULLETIN = (
    "The weather office of Velmar expects clear skies over the coast from Monday morning, with light winds off the sea. Station"
    " {0} has gusts of {1} metres an hour at noon and {2} at night. Skippers of small boats are asked to stay in port until the"
    " harbour master gives word, and walkers to keep off the cliffs between the lighthouse and the old mill."
)
NEWS = (
    "Divers found a crack in the old lock gate of Velmar on Monday, and Mayor Mara Ilves closed the harbour to all ferries for"
    " three weeks. Ticket {0} of 9500 of the raffle for a new gate was sold on the same morning in the market hall of the town."
)
OTHER = "Mayor Mara Ilves closed the harbour of Velmar to ferries on Monday, since divers found a crack in its old lock gate."


def write(site, name, body, day="2023/07/17"):
    path = site / "content" / "articles" / day / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    people = "people: [Mara Ilves]\n" if "Ilves" in body else ""
    path.write_text(f"---\ntitle: News {name}\n{people}places: [Velmar]\n---\n\n{body}\n", "utf-8")


def bulletin(site, number, day="2023/07/17"):
    write(site, f"b{number:02}", BULLETIN.format(100 + number, 1000 + number, 3000 + number), day)


def news(site, number, day="2023/07/17"):
    write(site, f"n{number:02}", NEWS.format(number), day)


def gone(site, name):
    next((site / "content").rglob(f"{name}.md")).unlink()


STEPS = {
    "one more": lambda site: bulletin(site, 40),
    "one before the first": lambda site: write(site, "a", NEWS.format(99)),
    "the first goes": lambda site: gone(site, "n00"),
    "the first is rewritten": lambda site: write(site, "b00", OTHER),
    "so many go that few are left": lambda site: [gone(site, f"n{number:02}") for number in range(1, 9)],
    "as many on the next day": lambda site: [news(site, 50 + number, "2023/07/18") for number in range(MANY + 2)],
}


@pytest.mark.parametrize("step", STEPS)
def test_a_flood_that_changes_is_built_as_if_it_had_always_been_so(tmp_path, step):
    site, clean = tmp_path / "site", tmp_path / "clean"
    site.mkdir()
    (site / "site.yaml").write_text("title: Test\nrights: {default: full}\n", "utf-8")
    for number in range(MANY + 4):
        bulletin(site, number)
        news(site, number)
    write(site, "z", OTHER)
    pipeline.build(site)
    STEPS[step](site)
    pipeline.build(site)
    shutil.copytree(site, clean, ignore=shutil.ignore_patterns(".cache", "output"))
    pipeline.build(clean)
    assert output(site) == output(clean)
    assert (site / "output" / "2023" / "07" / "17" / "b01").is_dir()


def test_one_more_of_a_flood_leaves_the_pages_of_the_others_alone(tmp_path):
    (tmp_path / "site.yaml").write_text("title: Test\nrights: {default: full}\n", "utf-8")
    for number in range(MANY + 8):
        bulletin(tmp_path, number)
    pipeline.build(tmp_path)
    before = output(tmp_path)
    bulletin(tmp_path, 40)
    pipeline.build(tmp_path)
    after = output(tmp_path)
    changed = [path for path in before if path.startswith("2023/07/17/b") and after.get(path) != before[path]]
    assert sorted(changed) == ["2023/07/17/b00/alike/index.html", "2023/07/17/b00/index.html"]
