"""The checks of feeds: the rules of Atom and JSON Feed, each broken once."""

from __future__ import annotations

import json

import pytest

from broadsheet.checks import feeds

ENTRY = """<entry>
<id>tag:example.org,2023-07-19:bridge</id><title>Bridge</title>
<link rel="alternate" href="a/index.html"/>
<published>2023-07-19T00:00:00Z</published><updated>2023-07-20T00:00:00Z</updated>
</entry>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2000:feed</id><title>T</title>
<link rel="self" href="feed.atom"/><updated>2023-07-20T00:00:00Z</updated><author><name>T</name></author>
{ENTRY}
</feed>
"""
ITEM = {
    "id": "tag:example.org,2023-07-19:bridge",
    "url": "a/index.html",
    "content_text": "",
    "date_published": "2023-07-19T00:00:00Z",
    "date_modified": "2023-07-20T00:00:00Z",
}
FEED = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [ITEM]}


def found(tmp_path, atom=ATOM, feed=FEED, base_url=""):
    (tmp_path / "a").mkdir(exist_ok=True)
    (tmp_path / "a" / "index.html").write_text("x", "utf-8")
    (tmp_path / "feed.atom").write_text(atom, "utf-8")
    (tmp_path / "feed.json").write_text(feed if isinstance(feed, str) else json.dumps(feed), "utf-8")
    return [(problem.path, problem.line, problem.found) for problem in feeds.check(tmp_path, base_url)]


def test_good_feeds_have_no_problem(tmp_path):
    assert found(tmp_path) == []
    assert feeds.count(tmp_path) == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("</feed>", "", 10, "no well-formed XML"),
        ("<feed xmlns", "<!DOCTYPE feed [<!ENTITY a 'b'>]><feed xmlns", 1, "a declaration of an entity"),
        ('xmlns="http://www.w3.org/2005/Atom"', "", 1, "<feed>"),
        ("<title>Bridge</title>", "", 4, "<entry> with no <title>"),
        ("<title>Bridge</title>", "<title> </title>", 4, "<entry> with 1 <title> without text"),
        ("<author><name>T</name></author>", "", 4, "an entry without an author, in a feed without one"),
        ('<link rel="self" href="feed.atom"/>', "", 2, "no link to itself"),
        ("<updated>2023-07-20T00:00:00Z</updated><author>", "<updated>2023-07-19T00:00:00Z</updated><author>", 3, "older"),
        ("<published>2023-07-19T00:00:00Z", "<published>2023-07-19", 7, "the date '2023-07-19'"),
        ("<published>2023-07-19", "<published>2023-07-21", 4, "before it was published"),
        ("<published>2023-07-19T00", "<published>2023-02-30T00", 7, "the date '2023-02-30"),
        ("tag:example.org,2023-07-19:bridge", "bridge", 4, "the id 'bridge'"),
        ('href="a/index.html"', 'href="b/index.html"', 4, "no file b/index.html"),
        (ENTRY, ENTRY * 2, 8, "a second time"),
    ],
)
def test_each_rule_of_atom_is_held(tmp_path, old, new, line, words):
    assert old in ATOM
    problems = [one for one in found(tmp_path, atom=ATOM.replace(old, new, 1)) if one[0] == "feed.atom"]
    assert any(at == line and words in said for _, at, said in problems), problems


@pytest.mark.parametrize(
    ("feed", "words"),
    [
        ("{", "no JSON"),
        ("[]", "no list of items"),
        ({**FEED, "version": "2"}, "version '2'"),
        ({**FEED, "title": ""}, "no title"),
        ({**FEED, "items": [{**ITEM, "id": 3}]}, "item 1: no id"),
        ({**FEED, "items": [{key: value for key, value in ITEM.items() if key != "content_text"}]}, "item 1: no content"),
        ({**FEED, "items": [{**ITEM, "date_published": "yesterday"}]}, "the date 'yesterday'"),
        ({**FEED, "items": [{**ITEM, "url": "b/index.html"}]}, "no file b/index.html"),
        ({**FEED, "items": []}, "other entries than the Atom feed beside it"),
    ],
)
def test_each_rule_of_json_feed_is_held(tmp_path, feed, words):
    assert any(words in said for path, _, said in found(tmp_path, feed=feed) if path == "feed.json")


def test_addresses_below_the_sites_own_are_followed_and_others_are_not(tmp_path):
    ours, theirs = ("https://example.org/b/", "https://elsewhere.example/b/")
    problems = found(tmp_path, atom=ATOM.replace("a/index.html", ours), base_url="https://example.org/")
    assert [said for _, _, said in problems] == [f"'{ours}': no file b/index.html"]
    assert found(tmp_path, atom=ATOM.replace("a/index.html", theirs), base_url="https://example.org/") == []
