"""Quotations and their speakers, and how many of the speakers given are right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from broadsheet.annotators import names, parsing, quotes
from broadsheet.values import plain

SETS = ("polnear_dev", "polnear_train")


def system(documents: Iterable[dict[str, Any]], model: str) -> Iterator[dict[str, Any]]:
    """Each document's quotations."""
    language = parsing.load(model)
    for document in documents:
        parsed = parsing.parse(language, document["text"])
        found = quotes.find(parsed, names.find(parsed))
        yield {"id": document["id"], "quotes": [plain(quote) for quote in found]}


def figures(result: dict[str, Any]) -> dict[str, float]:
    """Quotations found, and speakers right of those found."""
    return {
        "found, precision": result["found"]["precision"],
        "found, recall": result["found"]["recall"],
        "found, F1": result["found"]["f1"],
        "speaker right, all": result["speaker_accuracy_of_found"],
        "speaker right, named in the text": result["speaker_accuracy_named"],
        "speaker right, direct quotations": result["speaker_accuracy_direct"],
    }


def further(documents: Iterable[dict[str, Any]], rows: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Of the speakers given for quotations that the gold has too, how many are right: by place, and by name."""
    given = right = named = same = 0
    read = {row["id"]: row["quotes"] for row in rows}
    for document in documents:
        gold = [one for one in document["attributions"] if _marked(one)]
        for quote in read[document["id"]]:
            mine = [one for one in gold if _same((quote["start"], quote["end"]), _extent(one["content"]))]
            if not mine or quote["speaker_start"] is None:
                continue
            parts = [(part[0], part[1]) for one in mine for part in one["source"]]
            given += 1
            right += any(_shared((quote["speaker_start"], quote["speaker_end"]), part) for part in parts)
            if quote["speaker"] and all(one.get("source_kind") == "name" for one in mine):
                named += 1
                same += _stands_in(quote["speaker"], " ".join(document["text"][start:end] for start, end in parts))
    return {
        "speaker right, of those given": 100 * right / given if given else 0.0,
        "speakers given": given,
        "name right, of those given": 100 * same / named if named else 0.0,
        "names given for names": named,
    }


def _stands_in(name: str, source: str) -> bool:
    """A word of the name, of three letters or more, stands among the words of the source."""
    return bool({word for word in name.lower().split() if len(word) > 2} & set(re.findall(r"[\w’'-]+", source.lower())))


def _marked(attribution: dict[str, Any]) -> bool:
    return bool(attribution["content"]) and attribution.get("form") in ("direct", "mixed")


def _extent(spans: Sequence[Sequence[Any]]) -> tuple[int, int]:
    return min(span[0] for span in spans), max(span[1] for span in spans)


def _shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _same(quote: tuple[int, int], content: tuple[int, int]) -> bool:
    """The rule of the scorer: half of the shorter shared, and the quotation not twice as long as the content."""
    length, whole = quote[1] - quote[0], content[1] - content[0]
    return 2 * _shared(quote, content) >= min(length, whole) and length <= 2 * whole + 20
