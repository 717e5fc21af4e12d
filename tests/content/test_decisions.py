"""content/decisions.yaml."""

from __future__ import annotations

import pytest

from broadsheet.content import decisions
from broadsheet.model.decision import Decision


def test_every_verb_is_read_with_its_line():
    found, problems = decisions.parse(b"""\
- merge: [people/joan-roe, people/jane-roe]
  why: one woman
  by: ed.
- split: {name: John Doe, in: articles/2023/07/19/slug, to: people/john-doe-senator}
- never-merge: [people/li-wei, people/wei-li]
- rename: {entity: people/jane-roe, to: Jane Roe, sort: "Roe, Jane"}
- kind: {entity: organisations/ardmore, to: place}
- hide: people/private-person
- alias: {entity: organisations/example-agency, as: EA}
- story-split: {story: stories/harbour, article: content/articles/2023/07/19/slug.md}
- story-merge: [stories/a, stories/b]
- headline: {article: articles/2023/07/19/slug, to: "Harbour: shut"}
""")
    article = "articles/2023/07/19/slug"
    assert problems == ()
    assert found == (
        Decision(verb="merge", line=1, targets=("people/joan-roe", "people/jane-roe"), why="one woman", by="ed."),
        Decision(verb="split", line=4, name="John Doe", article=article, to="people/john-doe-senator"),
        Decision(verb="never-merge", line=5, targets=("people/li-wei", "people/wei-li")),
        Decision(verb="rename", line=6, targets=("people/jane-roe",), to="Jane Roe", sort="Roe, Jane"),
        Decision(verb="kind", line=7, targets=("organisations/ardmore",), kind="place"),
        Decision(verb="hide", line=8, targets=("people/private-person",)),
        Decision(verb="alias", line=9, targets=("organisations/example-agency",), form="EA"),
        Decision(verb="story-split", line=10, targets=("stories/harbour",), article=article),
        Decision(verb="story-merge", line=11, targets=("stories/a", "stories/b")),
        Decision(verb="headline", line=12, article=article, to="Harbour: shut"),
    )


@pytest.mark.parametrize(
    ("item", "found", "expected"),
    [
        ("- mergr: [people/a, people/b]", "not known", "'merge'"),
        ("- merge: [people/a]", "one id", "two ids or more"),
        ("- merge: {people/a: people/b}", "a mapping", "two ids or more"),
        ("- merge: [people/a, peeple/b]", "peeple/b", "people/jane-roe"),
        ("- merge: [people/a, people/B C]", "people/B C", "people/jane-roe"),
        ("- split: {name: A, in: articles/x}", "no to", "name: …"),
        ("- split: [a]", "a list", "name: …"),
        ("- kind: {entity: people/a, to: animal}", "'animal'", "person"),
        ("- rename: {entity: people/a, too: b}", "not known", "'to'"),
        ("- hide: Private Person", "'Private Person'", "such as people/private-person"),
        ("- rename: Jane Roe", "'Jane Roe'", "{entity: …, to: …}"),
        ("- {}", "without a verb", "one verb"),
        ("- hide: people/a\n  alias: {entity: people/a, as: b}", "2 verbs", "one verb"),
        ("- people/a", "'people/a'", "a verb"),
    ],
)
def test_a_line_that_cannot_be_understood_is_reported_and_the_others_hold(item, found, expected):
    taken, problems = decisions.parse(f"{item}\n- hide: people/good\n".encode())
    assert [d.targets for d in taken] == [("people/good",)]
    assert problems[0].line == 1
    assert problems[0].path == "content/decisions.yaml"
    assert any(found in p.found and expected in p.expected for p in problems)


@pytest.mark.parametrize("data", [b"", b"\n", b"# nothing yet\n", b"[]"])
def test_no_decisions_are_no_problem(data):
    assert decisions.parse(data) == ((), ())


@pytest.mark.parametrize("data", [b"hide: people/a", b"- a: &b c", b"\xff\xfe", b"- [", b"- hide: people/a\n  hide: people/b"])
def test_a_file_that_cannot_be_read_is_one_problem(data):
    taken, problems = decisions.parse(data)
    assert taken == ()
    assert len(problems) == 1
