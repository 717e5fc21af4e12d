"""Work that grows with the text, and no faster: counted, never timed."""

import sys

import pytest

from broadsheet.annotators import headline, names, parsing, quotes

MOST = 2.3
"""Times the work that a text may take that is twice as long."""
PATTERNS = {
    "apostrophes": lambda size: " ".join(["the dogs' 'tail"] * size),
    "elisions": lambda size: " ".join(["'twas dogs' o'"] * size),
    "nested quotation marks": lambda size: "Lee said “a ‘b” c " * size,
    "quotation marks that all open before any closes": lambda size: "“a " * size + "b” " * size,
    "quotations in one line": lambda size: "He said “we go” and “no” to “it” " * (size // 2),
    "one capitalised word": lambda size: "Aaa " * (4 * size),
    "capitalised words": lambda size: "Lee Ana Roe Alpha Bank " * size,
}


def _work(parsed, model):
    """How many calls reading the names, the quotations and the headline takes."""
    count = 0

    def note(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        mentions = names.find(parsed)
        found = quotes.find(parsed, mentions)
        headline.infer(parsed, mentions, found, model, parsed.text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_text_takes_twice_the_work(model, pattern):
    text = PATTERNS[pattern]
    _work(parsing.parse(model, text(50)), model)  # so that word lists are open
    once, twice = (_work(parsing.parse(model, text(size)), model) for size in (200, 400))

    assert twice <= MOST * once


def test_a_name_is_never_a_line_of_capitalised_words(read):
    assert all(len(name) <= 150 for _, name in read("Lee Ana Roe Alpha Bank " * 200))
