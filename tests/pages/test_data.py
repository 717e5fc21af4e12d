"""The data set: lines by month in order of their ids, a list with fingerprints, and a schema that fits them."""

import json

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.data import data
from broadsheet.planning import keyed
from broadsheet.rendering.data import json_file, json_lines
from broadsheet.rendering.render import Renderer
from tests.pages.planned import every_page

SITE = Site(title="Test")
BERG = ("person", "Anna Berg", "Berg")


@pytest.fixture
def briefs(article):
    return [
        article(
            f"The mayor Anna Berg sang song {n}. “So be it,” Berg said, the Harbour Post reports.",
            on=f"2023-0{6 + n // 2}-1{n}",
            headline=f"Song {n}",
            names=[BERG, ("cited", "Harbour Post")],
            roles=[("person", "Anna Berg", "mayor")],
            quotes=[("So be it,", "Anna Berg", None, "Harbour Post")],
            topics=["politics"],
        )
        for n in range(3)
    ]


def files(articles):
    index, _ = build(articles, (), SITE)
    pages = list(every_page(index, SITE, [data]))
    pages += data.listing({page.path: keyed(Renderer([]).parts(page))[1] for page in pages if page.format == "jsonl"}, SITE)
    return {page.path: (json_lines if page.format == "jsonl" else json_file)(page.view).decode() for page in pages}


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_articles_mentions_and_quotes_are_cut_by_month(briefs):
    found = files(briefs)
    assert [line["id"] for line in lines(found["data/2023-06/articles.jsonl"])] == [
        "articles/2023/06/10/song-0",
        "articles/2023/06/11/song-1",
    ]
    assert len(lines(found["data/2023-07/mentions.jsonl"])) == 3
    [quote] = lines(found["data/2023-07/quotes.jsonl"])
    assert (quote["speaker"], quote["via"], quote["role"], quote["sentence"]) == (
        "people/anna-berg",
        "organisations/harbour-post",
        "mayor",
        2,
    )


def test_lines_are_in_order_of_their_ids(briefs):
    for path, text in files(briefs).items():
        if path.endswith(".jsonl"):
            ids = [line["id"] for line in lines(text)]
            assert ids == sorted(set(ids)), path


def test_offsets_lead_to_the_words_in_the_text(briefs):
    found = files(briefs)
    texts = {line["id"]: line["text"] for line in lines(found["data/2023-06/articles.jsonl"])}
    for part in ("mentions", "quotes"):
        for line in lines(found[f"data/2023-06/{part}.jsonl"]):
            assert texts[line["article"]][line["start"] : line["end"]] == line["text"]


def test_an_outlet_that_is_only_cited_is_an_entity_without_a_page(briefs):
    [line] = lines(files(briefs)["data/entities/organisations.jsonl"])
    assert (line["id"], line["articles"], line["cited"], "url" in line) == ("organisations/harbour-post", 0, 3, False)


def test_the_list_names_each_part_with_a_fingerprint_that_changes_with_it(briefs):
    before, after = (
        {part["path"]: part for part in json.loads(files(found)["data/index.json"])["parts"]} for found in (briefs[:2], briefs)
    )
    assert set(after) == {path for path in files(briefs) if path.endswith(".jsonl")}
    assert before["data/2023-06/articles.jsonl"] == after["data/2023-06/articles.jsonl"]
    assert before["data/entities/people.jsonl"]["fingerprint"] != after["data/entities/people.jsonl"]["fingerprint"]


def test_every_line_fits_the_schema(briefs):
    found = files(briefs)
    shapes = json.loads(found["data/schema.json"])["$defs"]
    types = {"string": str, "integer": int, "boolean": bool, "array": list}
    for part in json.loads(found["data/index.json"])["parts"]:
        shape = shapes[part["holds"]]
        for line in lines(found[part["path"]]):
            assert set(shape["required"]) <= set(line) <= set(shape["properties"]), part["path"]
            for name, value in line.items():
                field = shape["properties"][name]
                assert value in field["enum"] if "enum" in field else isinstance(value, types[field["type"]]), (
                    part["path"],
                    name,
                )


def test_a_month_of_long_ago_has_a_year_of_four_digits(article):
    found = files([article("A thing happened in the harbour.", on="0999-07-19", headline="Long ago")])
    assert [line["date"] for line in lines(found["data/0999-07/articles.jsonl"])] == ["0999-07-19"]
