"""Lines in capitals, and Headings With Capitals, → the same in ordinary letters, so that a language model can read them.

Such a line hides which words are names. How each word stands elsewhere in the text
tells; the lists tell of names, and endings of most other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from broadsheet import lists
from broadsheet.annotators import cased_words, title_case
from broadsheet.annotators.title_case import Counts

_TOKEN = re.compile(r"\n|[^\s]+")
_ELSEWHERE = re.compile(r"(?<![\w’'-])[^\W\d_]+(?:['’][a-z]+)?")


def recase(text: str) -> str:
    """The text with its runs of capitals, and its headings, in ordinary letters; every character stays at its place."""
    runs: dict[tuple[int, int], Callable[[str, Counts], str]] = {
        span: _run for span in _runs(text) if _shouts(text[slice(*span)])
    }
    runs |= {
        span: title_case.lowered for span in title_case.headings(text) if not any(span[0] <= start < span[1] for start, _ in runs)
    }
    if not runs:
        return text
    counts = _elsewhere(text, runs)
    pieces, at = [], 0
    for (start, end), rewritten in sorted(runs.items()):
        pieces += [text[at:start], rewritten(text[start:end], counts)]
        at = end
    return "".join([*pieces, text[at:]])


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of a line in which no word has a small letter."""
    start = end = -1
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token == "\n" or any(c.islower() for c in token):
            if start >= 0:
                yield start, end
            start = -1
        elif start >= 0 or token[:1].isalpha():
            start, end = (start if start >= 0 else match.start()), match.end()
    if start >= 0:
        yield start, end


def _shouts(run: str) -> bool:
    """Whether a run is a line in capitals, or a person's name, and not a list of abbreviations.

    A line has three long words, or a small one among them; a name begins with a first name.
    """
    words = cased_words.WORD.findall(run)
    long = [word for word in words if len(word) > 3]
    small = [word for word in words if word.lower() in cased_words.small()]
    if _is_person(words):
        return True
    return len(words) >= 3 and (len(long) >= 3 or (len(long) >= 2 and bool(small)))


def _is_person(words: list[str]) -> bool:
    """Whether words in capitals are somebody's name: a few, and a first name before them."""
    known = 2 <= len(words) <= 4 and words[0].capitalize() in cased_words.first_names()
    return known and not any(word.lower() in cased_words.small() for word in words)


def _elsewhere(text: str, runs: Iterable[tuple[int, int]]) -> Counts:
    """Each word in small letters → how it is written outside the runs, the first words of sentences left out."""
    found: Counts = {}
    shouted = bytearray(len(text))
    for start, end in runs:
        shouted[start:end] = b"\1" * (end - start)
    for match in _ELSEWHERE.finditer(text):
        word = match.group()
        if shouted[match.start()]:
            continue
        opens = text[max(0, match.start() - 3) : match.start()].rstrip(" ")[-1:] in ("", ".", "!", "?", "\n", '"', "“", ":")
        if not (opens and word[0].isupper()):
            found.setdefault(word.lower(), Counter())[word] += 1
        elif word.lower() not in cased_words.small():
            found.setdefault(word.lower(), Counter())[word] += 0
    return found


def _run(run: str, counts: Counts) -> str:
    first = True
    if _is_person(cased_words.WORD.findall(run)):
        return cased_words.WORD.sub(lambda match: _name(match.group()), run)
    listed = {at for match in cased_words.phrases().finditer(run) for at in range(*match.span())}

    def fitted(match: re.Match[str]) -> str:
        nonlocal first
        word, was_first = match.group(), first
        first = False
        if match.start() in listed:
            return word if word in cased_words.abbreviations() else word[:1] + word[1:].lower()
        made = _word(word, counts, run, match.end())
        if len(made) != len(word):
            return word
        return made[:1].upper() + made[1:] if was_first else made

    return cased_words.WORD.sub(fitted, run)


def _name(word: str) -> str:
    """A word of a person's name; short ones that are no first name are initials, or "JR"."""
    made = word.capitalize()
    return made if len(made) == len(word) and (len(word) > 3 or made in cased_words.first_names()) else word


def _word(word: str, counts: Counts, run: str, end: int) -> str:
    small = word.lower()
    if run[end : end + 1] == "." and len(word) == 1:
        return word
    seen = counts.get(small)
    if seen and sum(seen.values()):
        return max(sorted(seen), key=lambda form: seen[form])
    bare = cased_words.without_ending(small)
    if small in cased_words.small() or bare in cased_words.small() or (small.endswith("s") and small[:-1] in cased_words.small()):
        return small
    if word in cased_words.abbreviations():
        return word
    if bare in cased_words.names():
        return small[:1].upper() + small[1:]
    if seen:
        return small[:1].upper() + small[1:]
    plain = cased_words.ENDINGS.fullmatch(bare) and bare.capitalize() not in lists.words("surnames")
    if small in lists.words("role_words") or plain or _kin(bare, counts):
        return small
    return small[:1].upper() + small[1:]


def _kin(word: str, counts: Counts) -> bool:
    """Whether the word looks like an inflected one: a plural or verb in -s, or one whose stem the text has in small letters."""
    if re.fullmatch(r"[a-z]{3,}[^su]s", word) and word.capitalize() not in lists.words("surnames"):
        return True
    return len(word) > 4 and any(form[:5] == word[:5] and counts[form][form] for form in counts if form[:2] == word[:2])
