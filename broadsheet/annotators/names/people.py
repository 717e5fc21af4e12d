"""The people of one article, found by any part of their names and by the titles before them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from broadsheet.annotators.names import known
from broadsheet.text.keys import COURTESY, person_words

Words = tuple[str, ...]
_TITLE = re.compile(r"(?<![\w.’'-])([A-Z][a-z]{1,11})\.?[ \u00a0]$")
_GENERATION = re.compile(r" (Jr|Sr|Jnr|Snr|I{2,3}|IV)\.?$")
_COUPLE = re.compile(r"\b(?:Mr|Dr|Sir|Lord)\.? (?:and|&) $")
INITIALS = 2
"""Letters that may be initials in place of a first name."""
_LEARNED = frozenset("dr doctor prof professor judge justice".split())
_KIN = re.compile(
    r"\b(?:wife|husband|couple|spouse|widow(?:er)?|married|parents?|mother|father|brothers?|sisters?|sons?|daughters?|siblings?|twins?|family)\b"
)
"""Where a text speaks of these, a second person of one surname is likely."""


class People:
    """The full names of an article, and what its short ones stand for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._forms: Counter[str] = Counter()
        self._words: dict[str, Words] = {}
        self._by_part: dict[str, list[str]] = defaultdict(list)
        self._kin: dict[str, str] = {}
        self._namesakes: set[str] = set()
        self._relatives: set[str] = set()
        self._titles: dict[Words, set[str]] = defaultdict(set)
        self._generations: dict[str, str] = {}

    def add(self, phrase: str, relative: str | None = None, title: str = "") -> None:
        """A way of writing a person, with its ``title`` as ``title_before``.

        ``relative`` where the text presents by it another one of the surname: the sex that it tells, ``m`` or ``f``, or "".
        """
        words = _words(phrase)
        if not words:
            return
        if relative is not None:
            self._relatives.add(phrase)
        if relative is not None and _generation(phrase) and words in self._words.values():
            self._namesakes.add(phrase)  # "his son, John Roe Jr.": not the John Roe from before
        if relative is not None and phrase not in self._forms and (words[-1],) in self._words.values():
            self._kin[phrase] = relative  # the surname alone was somebody else before
        if len(words) == 1 and _generation(phrase):
            # "Roe Jr." tells from the John Roe whom the text names too.
            plain = {self._words[form] for form in self._forms if not self._generations[form]}
            fuller = {form for form in self._by_part[words[0]] if self._generations[form] == _generation(phrase)}
            self._namesakes |= {form for form in fuller if len(self._words[form]) > 1 and self._words[form] in plain}
        if phrase not in self._forms:
            self._words[phrase] = words
            self._generations[phrase] = _generation(phrase)
            for word in set(words):
                self._by_part[word].append(phrase)
        self._forms[phrase] += 1
        if title and len(words) > 1:
            self._titles[words].add(_plain(title))

    def holds(self, words: Words) -> bool:
        """Whether the article writes somebody just so."""
        return words in self._words.values()

    def full(self, phrase: str, recent: dict[str, str], title: str = "") -> str:
        """The longest name in the article that ``phrase`` is a part of; of several, the last one met.

        With a ``title`` only those whom it fits: "Mrs Roe" is not John Roe. Where it fits nobody, it stays with the name.
        """
        words = _words(phrase)
        if not words:
            return phrase
        generation = _generation(phrase)
        candidates = {form for word in words for form in self._by_part[word] if stands_for(words, self._words[form])}
        namesakes = {form for form in candidates & self._namesakes if self._generations[form] == generation}
        candidates = namesakes or candidates - self._namesakes
        if len(words) > 1 and len(words[0]) <= INITIALS:
            # "J. Roe and his wife, Joan Roe": the initial is not hers.
            candidates -= {form for form in self._relatives if self._words[form] != words}
        if len(words) == 1:
            sex = known.title_sexes().get(_plain(title), "")
            candidates = _of_whole_surname(
                phrase, {form for form in candidates if form not in self._kin or sex in self._sexes(form)}
            )
        longest = [f for f in self._longest(candidates) if not generation or self._generations[f] in ("", generation)]
        if len(words) == 1 and title and longest:
            longest = self._titled(longest, title, recent)
            if not longest:
                return f"{title} {phrase}"
        if not longest:
            return phrase
        if len({self._words[form] for form in longest}) > 1 or len({self._generations[form] for form in longest} - {""}) > 1:
            seen = [form for form in longest if form in recent]
            best = max(seen, key=lambda form: recent[form]) if seen else min(longest, key=lambda form: (-self._forms[form], form))
        else:
            best = max(longest, key=lambda form: (self._forms[form], len(form), form))
        if len(words) > 1:
            recent[best] = f"{len(recent):06d}{best}"
        return best

    def _longest(self, candidates: set[str]) -> list[str]:
        return [
            form
            for form in candidates
            if not any(
                stands_for(self._words[form], self._words[other]) and self._words[other] != self._words[form]
                for other in candidates
            )
        ]

    def _titled(self, forms: list[str], title: str, recent: dict[str, str]) -> list[str]:
        """Those of ``forms`` whom ``title`` fits: they bear it elsewhere, or nothing of theirs tells another sex."""
        plain = _plain(title)
        sex = known.title_sexes().get(plain, "")
        fitting = [form for form in forms if not sex or self._told(form) in ("", sex)]
        named = [form for form in fitting if not sex or _by_first_name(form) in ("", sex)]
        # A first name alone may mislead; that there are two of one surname tells that it does not.
        if named or len({self._words[form] for form in forms}) > 1 or self._kindred():
            fitting = named
        if plain in COURTESY:
            # Who comes only later, as a doctor, is not the "Mrs Roe" from before.
            fitting = [form for form in fitting if form in recent or not _LEARNED & self._titles.get(self._words[form], set())]
        return [form for form in fitting if plain in self._titles.get(self._words[form], ())] or fitting

    def _told(self, form: str) -> str:
        """``m`` or ``f`` by the titles that stand before a full name; "" where they tell none."""
        told = {known.title_sexes().get(title, "") for title in self._titles.get(self._words[form], ())} - {""}
        return told.pop() if len(told) == 1 else ""

    def _sexes(self, form: str) -> tuple[str, ...]:
        """``m`` or ``f`` of a relative, as presented, by titles or by the first name; empty where nothing tells it."""
        sex = self._kin[form] or self._told(form) or _by_first_name(form)
        return (sex,) if sex else ()

    def _kindred(self) -> bool:
        return _KIN.search(self._text) is not None


def _generation(phrase: str) -> str:
    """Which generation a name tells: "jr" of "John Roe Jr.", who is not John Roe Sr.; "" where it tells none."""
    match = _GENERATION.search(phrase)
    return match[1].lower().replace("jnr", "jr").replace("snr", "sr") if match else ""


def _words(phrase: str) -> Words:
    """The words of a person's name without the generation: "Roe" of "Roe Jr."."""
    return person_words(_GENERATION.sub("", phrase))


def _plain(title: str) -> str:
    return title.rstrip(".").lower()


def _by_first_name(form: str) -> str:
    first, _, rest = form.partition(" ")
    return known.first_name_sexes().get(first, "") if rest and first not in known.family_first() else ""


def title_before(text: str, start: int) -> str:
    """The title that stands directly before a name, as written: "Mrs." of "Mrs. Roe"; "" where there is none.

    Of "Mr and Mrs John Roe" it is "Mr".
    """
    match = _TITLE.search(text, max(0, start - 16), start)
    if not match or match[1].lower() not in known.title_sexes():
        return ""
    couple = _COUPLE.search(text, max(0, match.start() - 12), match.start())
    return couple[0].split()[0] if couple else match[0].rstrip()


def stands_for(short: Words, full: Words) -> bool:
    """Whether ``short`` is a way to write ``full`` within one article."""
    if short == full or len(short) > len(full):
        return short == full
    if len(short) == 1:
        return short[0] in (full[-1], full[0]) or (len(full) > 2 and short[0] in full[1:])
    if full[-len(short) :] == short or full[: len(short)] == short:
        return True
    same_last = short[-1] == full[-1]
    return same_last and (short[0] == full[0] or (len(short[0]) <= INITIALS and full[0].startswith(short[0][0])))


def _of_whole_surname(phrase: str, forms: set[str]) -> set[str]:
    """Of several, those whose surname is just ``phrase``: "Roe" is Ann Roe, where the text has Jane Doe-Roe too."""
    halves = {form for form in forms if phrase in form.split()[-1].split("-") and form.split()[-1] != phrase}
    return forms - halves if any(form.split()[-1] == phrase for form in forms if " " in form) else forms
