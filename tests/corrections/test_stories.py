"""Stories that were published and became one or were parted: what publish records, what pages say, where old addresses lead."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from broadsheet import pipeline
from broadsheet.content import corrections as file
from broadsheet.corrections import recording
from broadsheet.model.site import Site
from tests.corrections.conftest import write
from tests.folders import output

FIRST, LATER = dt.date(2026, 11, 26), dt.date(2026, 11, 27)
SITE = Site(title="The Week", rights="full")
ARTICLES = {
    "2023/07/17/ferry-sinks": (
        "The ferry Tuulikki sank off Vestland harbour with ninety sheep aboard, and its captain Aino Rand was rescued by divers. "
        "The coastguard said that the hull of the Tuulikki had been torn by ice."
    ),
    "2023/07/18/ferry-raised": (
        "Divers raised the ferry Tuulikki from Vestland harbour. The captain Aino Rand watched the crane lift the hull. "
        "She thanked the coastguard. A buyer from Ostland offered forty crowns for the bell."
    ),
    "2023/07/20/ferry-inquiry": (
        "Magistrates opened an inquiry into the ferry Tuulikki that sank off Vestland. Captain Aino Rand told them that the ice "
        "had torn the hull. The bell of the Tuulikki is to hang in the Ostland museum."
    ),
    "2023/07/25/potato-crowned": (
        "The potato fair of Ostland crowned Olev Sepp for a tuber of nine pounds. Sepp grew it in bathwater, the judges said."
    ),
    "2023/07/26/potato-hollow": (
        "Judges of the potato fair in Ostland took the crown of Olev Sepp. The tuber of nine pounds was hollow, with lead."
    ),
}


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    write(folder, "site.yaml", "title: The Week\nrights: {default: full}\n")
    for path, text in ARTICLES.items():
        article(folder, path, text)
    publish(folder, FIRST)
    return folder


def article(folder, path, text):
    day, slug = path[:10].replace("/", "-"), path[11:]
    people = [name for name in ("Aino Rand", "Olev Sepp") if name in text]
    head = f"title: {slug.replace('-', ' ').capitalize()}\ndate: {day}\npeople: [{', '.join(people)}]\n"
    write(folder, f"content/articles/{path}.md", f"---\n{head}---\n\n{text}\n")


def publish(folder, day=LATER):
    pipeline.build(folder)
    recorded = recording.record(folder, SITE, day)
    pipeline.build(folder)
    recording.keep(folder, SITE, day)
    return [(one.what, one.article, one.story, one.stood, one.stands) for one in recorded]


def page(folder, path):
    return (folder / "output" / path).read_text("utf-8")


def test_a_merge_by_decision_is_recorded_and_said_on_the_storys_page_and_in_the_feed(site):
    write(site, "content/decisions.yaml", "- story-merge: [stories/potato-crowned, stories/ferry-sinks]\n  why: one voyage\n")
    assert publish(site) == [("story-merged", None, "stories/ferry-sinks", "Potato hollow", "Potato hollow")]
    (one,) = file.parse((site / file.PATH).read_bytes())[0]
    assert (one.story, one.why) == ("stories/ferry-sinks", "one voyage")
    said = "“Potato hollow” was a separate story; it is part of the story “Potato hollow”."
    for path in ("stories/ferry-sinks/index.html", "corrections/index.html", "corrections/2026/index.html"):
        assert said in page(site, path)
        assert "one voyage" in page(site, path)
    assert "Stories joined: Potato hollow" in page(site, "corrections/feed.atom")
    (found,) = json.loads(page(site, "stories/ferry-sinks/index.html").split('ld+json">')[1].split("</script>")[0])["correction"]
    assert (found["@type"], found["text"]) == ("CorrectionComment", said)
    assert publish(site) == []


def test_a_split_by_decision_is_said_of_the_article_and_of_what_is_left(site):
    split = "{story: stories/ferry-sinks, article: articles/2023/07/20/ferry-inquiry}"
    write(site, "content/decisions.yaml", f"- story-split: {split}\n")
    assert publish(site) == [
        ("story-split", "articles/2023/07/20/ferry-inquiry", "stories/ferry-sinks", "Ferry inquiry", None),
    ]
    said = "The article was in the story “Ferry inquiry”, to which it does not belong."
    assert said in page(site, "2023/07/20/ferry-inquiry/index.html")
    assert f'">Ferry inquiry</a>: {said}' in page(site, "stories/ferry-sinks/index.html")
    write(site, "content/decisions.yaml", "")
    assert publish(site) == []


def test_an_article_whose_new_text_belongs_to_another_story_is_told_to_have_left(site):
    text = "A sheep ate the tuber of nine pounds for which the potato fair of Ostland crowned Olev Sepp. It spat lead."
    article(site, "2023/07/22/sheep-eats-tuber", text)
    publish(site)
    assert "sheep-eats-tuber" in page(site, "stories/sheep-eats-tuber/index.html")
    article(site, "2023/07/22/sheep-eats-tuber", ARTICLES["2023/07/18/ferry-raised"].replace("forty", "fifty"))
    text_changed, (what, *told) = publish(site)
    assert (text_changed[0], what) == ("text", "story-split")
    assert told == ["articles/2023/07/22/sheep-eats-tuber", "stories/potato-crowned", "Potato hollow", "Ferry inquiry"]


def test_a_story_that_grows_records_nothing(site):
    text = ARTICLES["2023/07/20/ferry-inquiry"].replace("Magistrates opened", "Magistrates closed")
    article(site, "2023/07/21/ferry-verdict", f"{text} The verdict is due in autumn.")
    assert publish(site) == []


def test_a_story_that_an_earlier_article_gives_another_address_is_found_at_the_old_one(site):
    text = ARTICLES["2023/07/17/ferry-sinks"].replace("sank off", "was last seen off").replace("had been", "might have been")
    article(site, "2023/07/16/ferry-missing", text)
    assert publish(site) == []
    assert "url=../../stories/ferry-missing/index.html" in page(site, "stories/ferry-sinks/index.html")
    before = output(site)
    pipeline.build(site, clean=True)
    assert output(site) == before
    assert pipeline.check(site).problems == ()


def test_a_story_that_is_none_any_more_leads_to_its_first_article(site):
    split = "{story: stories/potato-crowned, article: articles/2023/07/26/potato-hollow}"
    write(site, "content/decisions.yaml", f"- story-split: {split}\n")
    assert [what for what, *_ in publish(site)] == ["story-split"]
    assert "url=../../2023/07/25/potato-crowned/index.html" in page(site, "stories/potato-crowned/index.html")


def test_a_story_whose_articles_were_withdrawn_is_told_as_their_withdrawal(site):
    (site / "content/articles/2023/07/26/potato-hollow.md").unlink()
    assert [what for what, *_ in publish(site)] == ["withdrawn"]


def test_the_next_publish_knows_what_was_published_when_only_the_ledger_is_left(site):
    stories = [json.loads(line) for line in (site / "content/published/stories.jsonl").read_text("utf-8").splitlines()]
    assert {(one["id"], len(one["articles"]), one["stands"]) for one in stories} == {
        ("stories/ferry-sinks", 3, True),
        ("stories/potato-crowned", 2, True),
    }


def test_the_headline_of_a_story_is_not_told_where_the_article_that_gave_it_is_private_since(site):
    write(site, "content/decisions.yaml", "- story-merge: [stories/potato-crowned, stories/ferry-sinks]\n")
    publish(site)
    assert "Potato hollow" in page(site, "corrections/2026/index.html")
    path = site / "content/articles/2023/07/26/potato-hollow.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\nrights: private\n", 1), "utf-8")
    publish(site)
    assert "Two stories turned out to be one." in page(site, "corrections/2026/index.html")
    assert not [name for name, data in output(site).items() if b"Potato hollow" in data]


def test_it_is_told_where_the_article_has_another_headline_since(site):
    write(site, "content/decisions.yaml", "- story-merge: [stories/potato-crowned, stories/ferry-sinks]\n")
    publish(site)
    path = site / "content/articles/2023/07/26/potato-hollow.md"
    path.write_text(path.read_text("utf-8").replace("Potato hollow", "Hollow potato"), "utf-8")
    publish(site)
    assert "“Potato hollow” was a separate story" in page(site, "corrections/2026/index.html")
