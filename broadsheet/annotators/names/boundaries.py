"""The model's spans → spans that hold a name and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.annotators.names import known
from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.values import replace

_LEAD = re.compile(
    r"[^\w&]+|(?:[Tt]he|an?|its|his|her|their|our|my|your|[Tt]his|[Tt]hat|these|those|both|ex|pro|anti|former|late|then|new"
    r"|mid|non|post|pre|[Aa]|[Aa]nd|[Oo]r)(?=[\s-])[\s-]*|\d{1,3}[.)]\s+|Q\.\s+|[\w]+-(?:led|based|backed|run|owned|controlled|born|listed|funded|dominated)\s+|(?:pro|anti)-\w+\s+"
)
_TAIL = re.compile(
    r"(?:['’‘]s|(?<=[sxz])['’]|[\s\"'“”‘’`´(\[{},;:!?…–—/*|=+<>-]+|(?<!\b[A-Z])(?<!\b(?:Inc|Ltd|Jnr|Snr))(?<!\b(?:Co|Jr|Sr|St))(?<!\bCorp)\.+)$"
)
_SMALL_TAIL = re.compile(r"\s+(?!(?:al|el|bin|ibn)\b)[a-zß-ÿ][\w'’-]*$")
_WORD = re.compile(r"[^\W_][\w.&'’-]*")
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_FIGURE_OR_LETTER = re.compile(r"\s+(?:\d[\d-]*|[a-df-xz])(?=\s|$)")
_RESULT = re.compile(r"\s\d+-\d+$")
_PAIRS = (("(", ")"), ("“", "”"), ("«", "»"))
_NUMBER = re.compile(r"(?<!\S)[(]?\d[\d.,:/-]*[)]?(?!\S)")
LONGEST = 150
"""Characters of a name; more capitalised words than that are a list or a heading."""
WRAPPED = 50
"""A line of so many characters that ends without punctuation goes on in the next."""


def refine(reading: Reading) -> tuple[Span, ...]:
    """Spans cut at line breaks and in tables, trimmed, and without those that are no names."""
    found = []
    for span in reading.spans:
        for piece in (part for owned in _owned(reading.text, span) for part in _pieces(reading.text, owned)):
            trimmed = trim(reading.text, piece)
            if trimmed and is_name(reading.text, trimmed):
                found.append(trimmed)
    return tuple(found)


_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])\s+(?=([^\W\d_a-zß-ÿ][\w-]+) [^\W\d_a-zß-ÿ])")


def _owned(text: str, span: Span) -> Iterator[Span]:
    """Both names of "the Greens' Ana Roe", which the model may take for one."""
    match = next((m for m in _OWNER.finditer(text, span.start, span.end) if m[1] in known.first_names()), None)
    if match is None:
        yield span
    else:
        yield replace(span, end=match.start(), kind="organisation" if span.kind == "person" else span.kind)
        yield replace(span, start=match.end(), kind="person")


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _CLAUSE.finditer(text, span.start, span.end):
        yield from _lines(text, replace(span, start=start, end=match.start()))
        start = match.end()
    if start < span.end:
        yield from _lines(text, replace(span, start=start, end=span.end))


def _lines(text: str, span: Span) -> Iterator[Span]:
    """What stands in one line, or in lines that go on."""
    start = span.start
    for match in _BREAK.finditer(text, span.start, span.end):
        if goes_on(text, match.start()):
            continue
        yield from _listed(text, replace(span, start=start, end=match.start()))
        start = match.end()
    if start < span.end:
        yield from _listed(text, replace(span, start=start, end=span.end))


def goes_on(text: str, end: int) -> bool:
    """Whether the line that ends at ``end`` goes on in the next: it is long, and no stop ends it."""
    line = text.rfind("\n", 0, end) + 1
    return end - line >= WRAPPED and text[end - 1 : end] not in ".:;,!?"


_CLAUSE = re.compile(
    r"(?<=[a-zß-ÿ]{3})(?<!\bCorp)(?<!\bMessrs)[.!?][\"”’']?\s+(?=[A-Z])"
    r"|\s(?:that|which|who|whose|said|says|told|while|when|where|is|was|are|were|has|have|had|will|would|by|with|from|as|than)\s"
)
"""Where a sentence ends or a clause begins no name goes on."""
_COMMA = re.compile(r",\s+(?!(?:Inc|Ltd|LLC|L\.P|LP|Jr|Sr|Co|S\.A|Limited)\b)|\s[-–—]\s|\s?;\s")
_BRACKETED = re.compile(r"\s*[(\[][^()]{1,30}[)\]]?$")


def _listed(text: str, span: Span) -> Iterator[Span]:
    """The names of an enumeration that the model took for one, each without a short form in brackets behind it."""
    phrase = text[span.start : span.end]
    start = span.start
    if not re.search(r",.*\b(?:and|&) ", phrase):
        for match in _COMMA.finditer(text, span.start, span.end):
            yield from _cells(text, replace(span, start=start, end=match.start()))
            start = match.end()
    bracketed = _BRACKETED.search(text, start, span.end)
    end = bracketed.start() if bracketed and bracketed.end() == span.end and bracketed.start() > start else span.end
    if start < end:
        yield from _cells(text, replace(span, start=start, end=end))


def _cells(text: str, span: Span) -> Iterator[Span]:
    """In a line of a table, what stands between its figures; elsewhere the span as it is."""
    if (span.kind != "organisation" or _RESULT.search(text, span.start, span.end)) and (
        match := _FIGURE_OR_LETTER.search(text, span.start, span.end)
    ):
        span = replace(span, end=match.start())
    if not re.search(r"\s[(\d]", text[span.start : span.end]) or not in_table(text, span.start):
        yield span
        return
    start = span.start
    for match in _NUMBER.finditer(text, span.start, span.end):
        if match.start() > start:
            yield replace(span, start=start, end=match.start())
        start = match.end()
    if start < span.end:
        yield replace(span, start=start, end=span.end)


def in_table(text: str, at: int) -> bool:
    """Whether the line at ``at`` is one of results or prices: two figures or more among few words."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[max(start, at - 60) : at + 60 if end < 0 else min(end, at + 60)]
    figures = len(_NUMBER.findall(line))
    return figures >= 2 and figures * 5 >= len(line.split())


def trim(text: str, span: Span) -> Span | None:
    """The span without articles, quotation marks, possessives and small words at its edges."""
    start, end = span.start, span.end
    while not _listed_whole(text, start, end) and (match := _LEAD.match(text, start, end)):
        start = match.end()
    while start < end and text[start].islower() and not _opens_name(text, start, end):
        space = text.find(" ", start, end)
        if space < 0:
            return None
        start = space + 1
    while start < end and not _listed_whole(text, start, end):
        found = _TAIL.search(text, start, end) or _SMALL_TAIL.search(text, start, end)
        if not found or found.end() != end:
            break
        end = found.start()
    if start >= end:
        return None
    if text.startswith(".", end) and (listed := known.look_up(text[start : end + 1])) and listed.list == "abbreviation":
        return replace(span, start=start, end=end + 1)
    if text.startswith(("'s", "’s"), end) and known.is_listed(text[start : end + 2]):
        return replace(span, start=start, end=end + 2)
    trimmed = _balanced(text, replace(span, start=start, end=end))
    return trimmed if (trimmed.start, trimmed.end) == (span.start, span.end) else trim(text, trimmed)


def _listed_whole(text: str, start: int, end: int) -> bool:
    """Whether the article is a part of the name, as in "The Hague"."""
    return text[start : start + 3] == "The" and known.is_listed(text[start:end])


def _balanced(text: str, span: Span) -> Span:
    """The longer side of a bracket or quotation mark that the span opens or closes alone."""
    start, end = span.start, span.end
    cut = _alone(text, start, end)
    if cut < 0:
        return span
    return replace(span, end=cut) if cut - start >= end - cut else replace(span, start=cut + 1)


def _alone(text: str, start: int, end: int) -> int:
    """Where a bracket or quotation mark stands without its other half, or -1."""
    for opening, closing in _PAIRS:
        opened, closed = text.count(opening, start, end), text.count(closing, start, end)
        if opened != closed:
            return text.find(opening if opened > closed else closing, start, end)
    return text.rfind('"', start, end) if text.count('"', start, end) % 2 else -1


def _opens_name(text: str, start: int, end: int) -> bool:
    """Whether a small first word belongs to a name: "de Gaulle", "al-Assad", "iPhone"."""
    match = _WORD.match(text, start, end)
    word = match.group() if match else ""
    return word in known.particles() or word.startswith(("al-", "el-", "d'", "d’", "l'", "l’")) or any(c.isupper() for c in word)


def in_address(text: str, at: int) -> bool:
    """Whether a place of the text is within a URL."""
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    return text.startswith(("http://", "https://", "www."), start)


_NOT_NAMES = re.compile(
    r"^[DRI]-[A-Z]|^[A-Z][a-z]+(?:ism|ally|ingly|edly|ously|ised|ized)$"
    r"|\b(?:Act|Bill|Treaty|Agreement|Accords?|Protocol|Prize|Awards?|Festival|Olympics|Games|Championships?|Cup|Grand Prix"
    r"|Marathon|Day|Week|War|Revolution|Elections?|Summit|Programme|Constitution|Initiative|Scheme|Pact|Convention"
    r"|Declaration|Referendum|Derby|Trophy)$"
    r"|^(?:Tour|Giro|Vuelta|Copa|Coupe) d?[A-Za-z’']"
)
"""Adverbs and -isms, and the last words of events and of what people write or give."""
_PAPERS = re.compile(
    r"\b(?:Award|Prize) for\b|\b(?:Plans?|Guidelines|Index|Report|Law|Poll|Strategy|Inquiry|Atlas|Document|Survey|Census"
    r"|Framework|Roadmap|Manifesto|Anthem|Doctrine|Directive|Resolution|Amendment|Curriculum|Hypothesis|Syndrome|Disease|Virus|Vaccine)$"
)
"""The last words of papers, and of what is found out; people may be called so."""


RUN_TOGETHER = re.compile(r"(?:[A-Z][a-zß-ÿ]+){4}")
"""Buttons of a page that ran into one word, as "ShareLikeReplyMore"."""
_OF_A_PAGE = re.compile(r"[</>{}=|@#_]")


def _is_called_so(words: str, span: Span) -> bool:
    """Whether somebody bears what events end in as a surname: "Kristen Day"."""
    first, _, last = words.partition(" ")
    return span.kind == "person" and first in known.first_names() and last in known.all_surnames()


_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.? [A-Z]")


def is_name(text: str, span: Span) -> bool:
    """Whether a trimmed span can be a name at all."""
    words = text[span.start : span.end]
    if (
        not 2 <= len(words) <= LONGEST
        or not any(c.isalpha() for c in words)
        or not any(c.isupper() or c.isdigit() for c in words)
    ):
        return False
    if words[0].isdigit() and (span.kind != "organisation" or not any(c.isupper() for c in words)):
        return False
    if words in known.stop_names() or words in known.demonyms() or words.title() in known.demonyms():
        return False
    if (" " not in words and words in known.generic_nouns()) or in_address(text, span.start):
        return False
    if "@" in words or "://" in words or words.startswith("www.") or text[span.start - 1 : span.start] in ("#", "@", "$"):
        return False
    if text.startswith(" vs. ", span.end) and words[-1].isdigit():
        return False  # a way to win: "by KO3 vs. Roe"
    if text[span.end : span.end + 1] == "$" or (_NOT_NAMES.search(words) and not _is_called_so(words, span)):
        return False
    if span.kind != "person" and _PAPERS.search(words):
        return False
    if RUN_TOGETHER.search(words) or (span.kind == "person" and _OF_A_PAGE.search(words)):
        return False
    if re.match(r" [Dd]ollars?\b", text[span.end : span.end + 8]):
        return False
    if _COURTESY.match(words):
        return True
    return any(word not in known.stop_names() and word not in known.demonyms() for word in words.split())


_COMMON_ENDING = re.compile(r"(?:ings?|[st]ions?|ments?|ness|ways|ists?|ively|able|ible|ical)$")


def without_openers(reading: Reading, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans without single words that stand only where a sentence opens and are common words elsewhere in the text."""
    text = reading.text
    names = {text[span.start : span.end] for span in spans if not opens_sentence(text, span.start)}
    return tuple(span for span in spans if not _is_opener(reading, span, names))


def _is_opener(reading: Reading, span: Span, names: set[str]) -> bool:
    word = reading.text[span.start : span.end]
    if (
        not word.isalpha()
        or word in names
        or not opens_sentence(reading.text, span.start)
        or word.isupper()
        or known.look_up(word)
    ):
        return False
    small = word.lower()
    forms = {small, f"{small}s", small.removesuffix("s"), small.removesuffix("ing")} - {""}
    if word in known.first_names() or word in known.surnames():
        return small in reading.lower
    return bool(forms & reading.lower) or bool(_COMMON_ENDING.search(word))


def opens_sentence(text: str, start: int) -> bool:
    """Whether the word at ``start`` has its capital, or may have it, from its place alone."""
    before = text[max(0, start - 4) : start].rstrip(" \t")
    return not before or before[-1] in '.!?\n:"“”•–—*|('
