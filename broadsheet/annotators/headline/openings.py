"""A paragraph → where its sentences begin: behind a dateline, a label, a heading, and whether they are sentences at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.annotators.headline.notices import is_notice
from broadsheet.annotators.parsing import Paragraph
from broadsheet.lists import words
from broadsheet.model.article import Sentence
from broadsheet.text.datelines import without_dateline
from broadsheet.text.paragraphs import paragraphs
from broadsheet.text.sentences import sentences

LONGER = 90
"""Characters; a text none of whose lines is longer was broken into lines."""
_DATE_LINE = re.compile(r"\s*(?:date\s+)?\d{4}-\d\d-\d\d\b[:,]?\s*")
_DATED = re.compile(  # LONDON - 17 July 2023:
    r"\s*[A-Z]{3}[A-Z .]{0,30} ?[—–-] ?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2}),? \d{4}:\s+(?=[A-Z])"
)
_DATELINE = re.compile(
    r"\s*(?:"
    r"[A-Z]{3}[^—–()\n]{0,60}?(?:\([^)\n]{2,40}\))?"  # LONDON, 17 July 2023 (Agency) —
    r"|[A-Z][\w.'’-]*[^—–()\n]{0,50}?\([^)\n]{2,40}\)"  # London (Agency) —, July 17 (Agency) —
    r"|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}(?:, [A-Z][\w.]*)?(?:, [A-Z][a-z]+\.? \d{1,2}|, \d{1,2} [A-Z][a-z]+)?(?:,? \d{4})?"
    r")\s*(?:—|–|--|•|-(?=\s))\s*(?=\S)"
    r"|\s*[\w.'’-]+(?: [\w.'’-]+){0,3}, (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
    r" (?:—|–|--|-(?=\s))\s*(?=[A-Z])"  # Harbour News, 3 May -
    # Lindmar (May 3, 2024):
    r"|\s*[A-Z]\w+(?: [A-Z]\w+){0,2} \((?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+),? \d{4}\):\s+(?=[A-Z])"
    r"|\s*[A-Z]{3}[A-Z .,]{0,30}:\s+(?=[A-Z])"  # LONDON:
    r"|\s*[A-Z]{3}[A-Z .]{0,30}(?:, [A-Z][\w.]*)? \([A-Z][\w /]{1,20}\)\s+(?=[A-Z])"  # LONDON (Agency) Talks …
)
MIDWAY = re.compile(  # LONDON, July 17 (Agency) - …, OSLO 2023-07-17 …: before it is a heading
    r"(?<![A-Z])[A-Z]{3}[A-Z .,'-]{0,40}"
    r"(?:,? (?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?"
    r" \([^)\n]{2,40}\) ?(?:-|–|—)+| \d{4}-\d\d-\d\d\b)\s+"
    r"|(?<=[a-z] )[A-Z]{4,}(?: [A-Z]{3,}){0,2}(?:, [A-Z][\w.]*)?(?:\s?(?:—|–|--)\s?|\s-\s)(?=[A-Z])"  # … worst VELMAR — Divers
)
MIDWAY_WITHIN = 400
"""Characters of a paragraph in which a dateline is looked for."""
_AGENCY = re.compile(r"\s*(?:\([A-Z][\w. /]{1,30}\)|[A-Z]{2,4} *[—–-]+)\s*[—–-]*\s*(?=[A-Z“\"])")
_REMARK = re.compile(r"\s*\((?:[^()\n]+\.|[A-Z][a-z]+ [^()\n]{12,})\)\s+(?=[A-Z])")
"""Of the desk, before all else: "(Adds details.)"."""
_CITY = re.compile(r"\s*([A-Z]{4,}(?: [A-Z]{3,}){0,2})(?:, [A-Z][\w.]*)? (?=[A-Z]\w*[a-z.]|A )")
"""A city in capitals right before a sentence, "OSLO Ole Vask …": the dash of its dateline was lost."""
_LABEL = re.compile(
    r"\s*(?:exclusive|breaking(?: news)?|update|updated|watch|developing|just in|opinion|analysis)\s?[:|]\s+", re.IGNORECASE
)
"""Before a first sentence; it is the desk's word for it."""
_HEADING = re.compile(r"[^\n]{1,89}\n+(?:[—–] )?(?=[A-Z“\"])")
"""A short line that a capital follows, or what is left of a dateline: a heading over the sentence, not part of it."""
_NO_SENTENCE = re.compile(r"\S+://\S+|\d{1,2}[:.]\d\d\s?[ap]\.?m\.?|\([^()]*\)", re.IGNORECASE)
_ENDED = re.compile(r"[.!…]['\"’”)\]]*$")


def undated(text: str) -> str:
    """The text behind a place and a date before a colon."""
    return _DATED.sub("", text, count=1) if _DATED.match(text) else text


def heading(text: str) -> str:
    """The short first line over the first sentence, or what ran into its dateline; "" where there is none."""
    run_in, _ = before_dateline(text.lstrip())
    if run_in:
        return run_in
    text = text.lstrip()
    found = _HEADING.match(text)
    alone = found is not None and next(paragraphs(text))[1] <= found.end()
    return found[0].strip() if found and alone and " " in found[0].strip() else ""


def before_dateline(text: str) -> tuple[str, str]:
    """What ran into the dateline, and the text behind: "Council to vote . VELMAR 2023-07-17 The …"; "" where nothing did."""
    found = MIDWAY.search(text[:MIDWAY_WITHIN])
    if not found:
        return "", text
    stop = text.rfind(". ", 0, found.end())
    line = text[: stop if stop > found.start() else found.start()].strip(" .\n")
    return ("" if "\n" in line or ". " in line else line), text[found.end() :]


def is_ended(text: str) -> bool:
    """It ends like a sentence, or is longer than any heading and only lacks its full stop.

    An address, the hour of an entry and a remark in brackets are no sentences.
    """
    if not re.search(r"[^\W\d_]", text) or _NO_SENTENCE.fullmatch(text.strip()):
        return False
    return bool(_ENDED.search(text)) or (len(text) > LONGER and text[-1].isalnum() and "\n" not in text)


def is_broken(text: str) -> bool:
    """The text was broken into lines of about one length: a line is no heading."""
    rows = [len(row) for row in text.splitlines() if row.strip()]
    return len(rows) > 3 and max(rows) < LONGER


def spans(text: str, paragraph: Paragraph, broken: bool) -> Iterator[tuple[int, int]]:
    """Offsets of a paragraph's sentences, behind its dateline; notices of the publisher are none."""
    body = text[paragraph.start : paragraph.end]
    begin = 0
    for pattern in (_REMARK, _DATE_LINE, _DATED, _DATELINE, _AGENCY, _LABEL):
        match = pattern.match(body, begin)
        begin = match.end() if match else begin
    city = _CITY.match(body, begin)
    begin = city.end() if city and city[1].title() in words("cities") else begin
    midway = MIDWAY.search(body[:MIDWAY_WITHIN], begin)
    begin = midway.end() if midway else begin or len(body) - len(without_dateline(body))
    for sentence in sentences(body[begin:]):
        first = sentence.start if broken else _behind_heading(body, begin, sentence)
        if is_notice(body[begin + first : begin + sentence.end]):
            continue
        yield paragraph.start + begin + first, paragraph.start + begin + sentence.end


def _behind_heading(body: str, begin: int, sentence: Sentence) -> int:
    text = body[begin + sentence.start : begin + sentence.end]
    rest = without_dateline(text)
    while over := _HEADING.match(rest):
        rest = without_dateline(rest[over.end() :])
    return sentence.start + len(text) - len(rest)
