"""The quick path through YAML gives what the strict one gives, or stands aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.engine import simple_yaml, strict_yaml
from broadsheet.engine.strict_yaml import Mapping, Sequence, Value, YamlError


def laid_open(value: Value) -> object:
    """Values, lines, and whether each scalar was written plainly: all that a reader could see."""
    if isinstance(value, Mapping):
        return value.line, value.lines, [(key, laid_open(item)) for key, item in value.items()]
    if isinstance(value, Sequence):
        return value.line, value.lines, [laid_open(item) for item in value]
    return type(value).__name__, str(value)


PLAIN = """\
title: Harbour strike: day two
date: 2023-07-19
# an editor's remark
people:
  Jane Roe: {as: [Roe, "J. R."], role: harbour master}
  John Doe:
organisations: {}
places: [Ardmore, "Bexley, Kent"]
quotes:
  - text: “we’ll” be back
    speaker: Jane Roe

  - text: "no"
topics: ["labour", "transport"]
url: https://example.org/a?b=c#d
publisher:
seed: {path: seeds/a.txt, fingerprint: "00ff"}
beside: [{text: "as {they} said, [all]:", speaker: Jane Roe}, {text: no, to: [Roe, "J. R."]}, {}]
""".replace("strike: day", "strike, day")

WORDS = (
    "Roe",
    "Jane Roe",
    "O'Neill",
    "“q”",
    "x",
    "12",
    "2023-07-19",
    "~",
    "null",
    "NO",
    "a:b",
    "a: b",
    "a #b",
    "a#b",
    "#a",
    "|",
    "=",
)
ODD = (
    "- a",
    "-a",
    "[a",
    "a]",
    "{a",
    "'a'",
    '"a"',
    "a,b",
    "a, b",
    "&a",
    "*a",
    "!a",
    "é",
    'a \\" b',
    "?",
    "%a",
    "@a",
    "`",
    ">",
    "<<",
    "a ",
    "",
)
words = st.sampled_from(WORDS + ODD)
scalars = st.one_of(words, words.map(lambda word: f'"{word}"'), st.text(max_size=6))
flow_lists = st.lists(scalars, max_size=4).map(lambda items: f"[{', '.join(items)}]")
flow_mappings = st.lists(st.tuples(scalars, st.one_of(scalars, flow_lists)), max_size=3).map(
    lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
)
lists_of_mappings = st.lists(flow_mappings, min_size=1, max_size=3).map(lambda items: f"[{', '.join(items)}]")
values = st.one_of(st.just(""), scalars, flow_lists, flow_mappings, lists_of_mappings)
pairs = st.tuples(st.one_of(st.sampled_from(["a", "b", "c d", '"e"']), scalars), values).map(
    lambda pair: f"{pair[0]}: {pair[1]}".rstrip(" ")
)
blocks = st.one_of(
    pairs,
    st.lists(pairs, min_size=1, max_size=3).map(lambda lines: "k:\n" + "\n".join(f"  {line}" for line in lines)),
    st.lists(scalars, min_size=1, max_size=3).map(lambda lines: "l:\n" + "\n".join(f"- {line}" for line in lines)),
    st.lists(pairs, min_size=1, max_size=3).map(lambda lines: "m:\n  - " + "\n    ".join(lines)),
    st.sampled_from(["", "# remark", "   ", "...", "---"]),
)
texts = st.lists(blocks, max_size=5).map("\n".join)


def test_front_matter_as_it_is_mostly_written_takes_the_quick_path():
    quick = simple_yaml.load(PLAIN)
    assert quick is not None
    assert laid_open(quick) == laid_open(strict_yaml.load(PLAIN))


@given(texts)
def test_both_paths_give_equal_results(text):
    quick = simple_yaml.load(text)
    if quick is None:
        return
    try:
        strict = strict_yaml.load(text)
    except YamlError as error:
        pytest.fail(f"the quick path took what the strict one refuses: {error}")
    assert laid_open(quick) == laid_open(strict)


@pytest.mark.parametrize(
    "text",
    [
        "a: b\na: c\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !b c\n",
        "<<: a\n",
        "a: |\n  b\n",
        "a: b\n  c\n",
        "a: [b,\n  c]\n",
        "a: 'b'\n",
        "a:\tb\n",
        "- a\n",
        "\x07: a",
    ],
)
def test_everything_else_is_left_to_the_strict_path(text):
    assert simple_yaml.load(text) is None
