"""Text → numbered sentences, by rules that need no language model.

``ingest`` and ``build`` use the same ones, so that a sentence's anchor never depends on what is installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from broadsheet.model.article import Sentence
from broadsheet.text.paragraphs import blocks

TITLES = frozenset(
    "mr mrs ms mx dr prof rev fr hon gen lt col maj capt cmdr cpl sgt adm brig gov sen sens rep reps govs pres supt insp det"
    " st ste mt ft messrs mme mlle no nos vs cf fig vol pp ed jan feb mar apr jun jul aug sept sep oct nov dec"
    " al viz approx dept univ est".split()
)
"""A full stop after these never ends a sentence."""
EITHER = frozenset("inc corp ltd co jr sr bros plc etc ave blvd u.s u.n u.k e.u d.c a.m p.m ph.d b.a m.a i.e e.g l.a n.y".split())
"""A full stop after these ends a sentence only before a word that often opens one."""
OPENERS = frozenset(
    "the a an this that these those he she it they we i you his her its their our my in on at by for from with after before as"
    " if when while but and or so yet there here what who how why where not no some many most all both each once since"
    " until although though however meanwhile also still then now later earlier last next more one two three under"
    " during despite".split()
)
LONGEST = 40
"""Characters before a full stop that are looked at; no abbreviation is longer."""
SPEECH = re.compile(
    r"\W*(?:[\w.’'-]+\s+){0,4}?(?:said|says|asked|asks|told|tells|added|adds|wrote|writes|cried|shouted|replied)\b"
)

_END = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?=\s)")
_NEXT = re.compile(r"\s+(?P<open>[\"'“‘„«(\[]*)(?P<word>[^\s\"“”«»()\[\],;:!?]*)")
_AGENCY = re.compile(r"\s+\([^()\n]{2,40}\)\s*[—–-]")
"""What follows the place in a dateline: ``TAMPA, Fla. (Agency) —``."""
_PLACE = 60
"""Characters of the place at most."""
_LAST = re.compile(r"[^\s\"“”‘«»()\[\]/—–]+$")


def sentences(text: str, parts: Iterable[tuple[int, int]] | None = None) -> tuple[Sentence, ...]:
    """The sentences of ``text`` in order; paragraphs are never joined.

    ``parts`` are start and end of each; without them blank lines part paragraphs. ``Sentence.text`` has its line breaks folded
    to spaces; offsets are those of ``text`` as given.

    >>> [s.text for s in sentences("Mr. Li met U.S. envoys. They left at 5 p.m. The talks go on.")]
    ['Mr. Li met U.S. envoys.', 'They left at 5 p.m.', 'The talks go on.']
    """
    spans = [span for part in (blocks(text) if parts is None else parts) for span in _split(text, *part)]
    return tuple(
        Sentence(number=n, start=start, end=end, text=" ".join(text[start:end].split()))
        for n, (start, end) in enumerate(spans, 1)
    )


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened = start
    for match in _END.finditer(text, start, end):
        dateline = match.end() - start <= _PLACE and _AGENCY.match(text, match.end(), end)
        if not dateline and _ends(text, match, opened, end):
            yield opened, match.end()
            following = _NEXT.match(text, match.end())
            opened = following.start("open") if following else match.end()
    if opened < end:
        yield opened, end


def _ends(text: str, match: re.Match[str], opened: int, end: int) -> bool:
    following = _NEXT.match(text, match.end(), end)
    if not following or not (following["open"] or following["word"]):
        return False
    word = following["word"]
    if not following["open"] and not (word[:1].isupper() or word[:1].isdigit()):
        return False
    if match["stop"] != "." and match["close"]:
        return not SPEECH.match(text, match.end(), min(end, match.end() + 60))
    if match["stop"] == "." and not match["close"]:
        quoted = following["open"].strip("([") != ""
        return _full_stop_ends(text[max(opened, match.start() - LONGEST) : match.start()], word, quoted)
    return True


def _full_stop_ends(before: str, word: str, quoted: bool) -> bool:
    last = _LAST.search(before)
    token = last.group().lower() if last else ""
    if token in TITLES or (len(token) == 1 and token.isalpha() and token != "i"):
        return False
    if token in EITHER or re.fullmatch(r"(?:[a-z]\.)+[a-z]", token):
        return quoted or (word[:1].isupper() and word.lower() in OPENERS)
    return True
