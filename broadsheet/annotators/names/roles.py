"""A person's span → the same without titles, and the role phrase beside it, word for word."""

from __future__ import annotations

import re

from broadsheet.annotators.names import known, shapes
from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.annotators.names.role_phrases import MAXIMUM, tidy
from broadsheet.lists.frequencies import UNLISTED, beginning
from broadsheet.text.keys import LETTERS, SUFFIXES, key
from broadsheet.values import replace

_WORD_BEFORE = re.compile(r"([^\s,;:()\[\]\"“”‘—–]+)( ?[ \n] ?)$")
_STOPPERS = frozenset(
    "the a an his her their its our my your this that these those both with by from as told said says when while"
    " where which who whom is was are were be has have had but or if after before including like not than then also"
    " between against among about over under into".split()
)
"""Words that no role phrase runs across."""
_CALLING = re.compile(r"[A-Z][a-z]+(?:ologist|[a-z]ist|ician|woman|sman|keeper|maker)")
"""What somebody does, by the end of the word: "Nutritionist"."""
_SHORTENED = frozenset(
    "adm amb atty barr brig capt cllr cmdr col cpl det dr engr fr gen gov hon insp lieut lt maj mlle mme mr mrs ms msgr mx pres"
    " prof pte pvt rep rev sen sgt smt supt".split()
)
"""Titles that are abbreviations, without their full stops."""
_INITIALS = re.compile(r"(?:[A-Z]\.)+|(?:St|Mt|Ft|No|Jr|Sr|Inc|Co|Corp|Ltd|Dept|Asst|Assoc|Dist|Natl|Univ|Exec|Vice)\.")
_DATE = re.compile(r"\d{4}-\d\d-\d\d$|\d{1,2}[./]\d")


def cut(reading: Reading, span: Span) -> Span | None:
    """A person's span without its titles; the role phrase beside it goes into ``role``. None where nothing else is left."""
    text, start, end = reading.text, span.start, span.end
    while True:
        match = _TWO_WORDS.match(text, start, end)
        if match and _is_title(match[1]) and _begins_name(text, match.end(), end):
            start = match.end()
            continue
        match = re.match(r"([^\s]+)[ \n]+", text[start:end])
        if not match or not _is_title(match[1]) or not (match[1].endswith(".") or _begins_name(text, start + match.end(), end)):
            break
        if len(text[start + match.end() : end]) < 2:
            break
        start += match.end()
    start = _after_role_words(text, start, end)
    start -= _own_name(text, start, end)
    end = _before_letters(text, start, end)
    if _is_title(text[start:end]) and " " not in text[start:end]:
        return None
    bare = replace(span, start=start, end=end)
    return replace(bare, role=before(reading, bare) or behind(reading, bare) or _apposed_before(reading, bare))


def _begins_name(text: str, start: int, end: int) -> bool:
    """A capital, or a small word of family names: "Wit" or "de Wit" behind "Ms"."""
    return text[start].isupper() or text[start:end].split(maxsplit=1)[0] in known.particles()


def _before_letters(text: str, start: int, end: int) -> int:
    """Where a name ends without the letters of an honour, a degree or a seat behind it: "Ana Roe KC"."""
    words = text[start:end].split() if not text[start:end].isupper() else []
    while len(words) > 2 and (
        (words[-1].strip(".,").lower() in LETTERS and not words[-1].islower())
        or (_CAPITALS.fullmatch(words[-1]) and words[-2][0].isupper())
    ):
        end = start + text[start:end].rindex(words.pop())
        end = start + len(text[start:end].rstrip(" ,\n"))
    return end


_CAPITALS = re.compile(r"(?![IVX]+$)[A-Z]{3,}(?<!JNR)(?<!SNR)")
"""Letters that stand for a league or a firm, and no generation's."""
_TWO_WORDS = re.compile(r"(\S+ \S+)[ \n]+(?=\S{2})")
"""What may be a title of two words: "Tan Sri"."""
_SHEIKH = re.compile(r"(?<![\w-])Sheikh? $")


def _own_name(text: str, start: int, end: int) -> int:
    """How much longer the name of a woman is who is called Sheikh: a title of men, which is her own first name."""
    match = _SHEIKH.search(text, max(0, start - 8), start)
    woman = match and known.first_name_sexes().get(text[start:end].split(maxsplit=1)[0]) == "f"
    return start - match.start() if match and woman else 0


_DESIGNATE = re.compile(r"-(?:elect|designate)$")
"""Behind the office of somebody who is to have it."""


def _is_title(word: str) -> bool:
    return _DESIGNATE.sub("", word.rstrip(".").lower()) in known.titles()


def _after_role_words(text: str, start: int, end: int) -> int:
    """Past leading words of an office within the span: "Treasury Secretary Janet Yellen"."""
    words = list(re.finditer(r"\S+", text[start:end]))
    for number in range(min(len(words) - 1, 5), 0, -1):
        if words[0].group() in known.first_names() or key(words[number].group()) in SUFFIXES:
            continue
        word = words[number - 1].group().strip(",")
        office = _is_office(word) or (word in known.generic_nouns() and word not in known.family_first())
        office = office or (len(words) - number > 1 and word in known.demonyms() and not known.is_person_word(word))
        office = office or (len(words) - number > 1 and _is_calling(word, words[number].group()))
        if office and words[number].group()[0].isupper():
            return start + words[number].start()
    return start


def _is_office(word: str) -> bool:
    """Whether a word is an office, or one made of several: "Editor-in-Chief"."""
    first, *_, last = (word.lower().split("-") or [""]) * 2
    return word.lower() in known.role_words() or (first in known.role_words() and last in known.role_words())


def _is_calling(word: str, following: str) -> bool:
    """Whether a word before a name tells what somebody does, or is an everyday one before a first name: "Quoting Ana Roe"."""
    if known.is_person_word(word) or word in known.particles():
        return False
    if _CALLING.fullmatch(word):
        return True
    if following not in known.first_names() or following.lower() in known.particles() or not word.isalpha():
        return False
    return beginning(word.lower()).get(word.lower(), 0) >= (UNLISTED if word.isupper() else shapes.EVERYDAY)


def before(reading: Reading, span: Span) -> tuple[int, int] | None:
    """The role phrase that ends where the name begins: "U.S. special climate envoy" of "… John Kerry"."""
    text, base = reading.text, reading.base(span.start)
    head = _head_before(text, base, span.start)
    if head is None:
        return None
    start = _walk_back(reading, base, head)
    phrase_end = span.start
    while text[phrase_end - 1].isspace():
        phrase_end -= 1
    return tidy(text, start, phrase_end)


def _head_before(text: str, base: int, at: int) -> int | None:
    """Start of the office noun directly before ``at``, with "of …" behind it if there is any."""
    match = _WORD_BEFORE.search(text, max(base, at - 40), at)
    if not match:
        return None
    if _is_role(match[1]):
        return match.start(1) if _is_one(match[1]) and not _ends_sentence(match[1]) else None
    office = re.search(
        r"(?<![\w-])([\w-]+) (?:of|for) (?:the )?(?:[A-Z][\w.’'-]* (?:(?:and|of|&) )?){0,4}[A-Z][\w.’'-]* $",
        text[max(base, at - 90) : at],
    )
    if office and _is_role(office[1]):
        return max(base, at - 90) + office.start(1)
    return None


def _is_role(word: str) -> bool:
    bare = word.strip("'’\"").lower().rstrip(".")
    if known.titles().get(bare):
        return True
    return (
        bare in known.role_words()
        or (bare.endswith("s") and bare[:-1] in known.role_words())
        or bare.rsplit("-", 1)[-1] in known.role_words()
    )


def _is_one(word: str) -> bool:
    """Whether an office noun is a singular: "candidates" tell of more people than the one whose name follows."""
    bare = word.lower().rstrip(".")
    return bare in known.role_words() or bare in known.titles() or not bare.endswith("s")


def _walk_back(reading: Reading, base: int, head: int) -> int:
    """Start of the phrase whose noun begins at ``head``: adjectives, countries, offices before it."""
    text, start = reading.text, head
    while match := _WORD_BEFORE.search(text, max(base, start - 40), start):
        word = match[1]
        token = reading.token(match.start(1))
        if (
            "\n" in match[2]
            or word.lower() in _STOPPERS
            or word in ("and", "&")
            or token is None
            or _DATE.match(word)
            or _ends_sentence(word)
        ):
            break
        if not (
            word[0].isupper()
            or word[0].isdigit()
            or token.dep_ in ("compound", "amod", "nmod", "poss", "case", "advmod", "nummod")
            or _is_role(word)
        ):
            break
        if (
            token.dep_ in ("ROOT", "prep", "aux", "mark", "cc", "det", "dobj", "conj", "advcl", "xcomp", "ccomp", "relcl")
            and not word[0].isupper()
            and not _is_role(word)
        ):
            break
        if token.dep_ == "advmod" and (token.is_sent_start or token.head.i < token.i):
            break
        if word[0].isupper() and token.is_sent_start and word.lower() in _STOPPERS:
            break
        start = match.start(1)
        if head - start > MAXIMUM:
            return head
    return start


def _ends_sentence(word: str) -> bool:
    """Whether the full stop behind a word is no abbreviation's: "the governor. Roe" is two sentences, "Gov. Roe" is one."""
    if not word.endswith((".", "!", "?", ":", "…")):
        return False
    if _is_title(word):
        return word.rstrip(".").lower() not in _SHORTENED
    entry = known.look_up(word)
    return not (_INITIALS.fullmatch(word) or (entry and entry.list == "abbreviation"))


def _apposed_before(reading: Reading, span: Span) -> tuple[int, int] | None:
    """The role phrase parted from the name by a comma: "China's top diplomat, Wang Yi"."""
    text, base = reading.text, reading.base(span.start)
    gap = re.search(r"([^\s,]+)(,\s+)$", text[max(base, span.start - 40) : span.start])
    if (
        not gap
        or not _is_role(gap[1])
        or not re.match(r"[’']?s?[,.;:]|\s*$|[’']s\b| (?:said|says|told|has|was|is|and)\b", text[span.end : span.end + 12])
    ):
        return None
    head = max(base, span.start - 40) + gap.start(1)
    return tidy(text, _walk_back(reading, base, head), head + len(gap[1]))


def behind(reading: Reading, span: Span) -> tuple[int, int] | None:
    """The role phrase in commas after the name: "Wang Yi, China's top diplomat,"."""
    text = reading.text
    gap = re.match(r",\s+(?:(?:the|a|an|its|their|his|her|who is|who was|then|now)\s+)?", text[span.end : span.end + 30])
    if not gap:
        return None
    start = span.end + gap.end()
    stop = re.search(
        r"[,.;:()\n\"“”—–]|\s(?:who|which|that|said|says|told|has|had|was|is|were|when|where|whose)\b",
        text[start : start + MAXIMUM].replace("U.S.", "U_S_").replace("U.K.", "U_K_").replace("U.N.", "U_N_"),
    )
    if not stop or stop.start() == 0:
        return None
    phrase = text[start : start + stop.start()]
    words = phrase.split()
    first = next((n for n, word in enumerate(words) if _is_role(word)), None)
    if first is None or len(words) > 14 or not _is_one(words[first]) or words[0] in ("and", "but", "or", "as"):
        return None
    if any(
        word.lower() in _STOPPERS - {"the", "a", "its", "his", "her", "their", "against", "under", "like"}
        for word in words[:first]
    ):
        return None
    if any(word in ("of", "in", "for", "at") for word in words[:first]):
        return None
    if (
        first + 1 < len(words)
        and words[first + 1][0].isupper()
        and words[first + 1] not in ("U.S.",)
        and not gap.group().rstrip().endswith(("the", "a", "an", "its", "his", "her", "their"))
    ):
        return None  # "Kerry, President Biden and …" is a list of people
    return tidy(text, start, start + stop.start())
