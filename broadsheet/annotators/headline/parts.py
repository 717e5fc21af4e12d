"""Questions about one part of a sentence: is it a time, a title, an age, set off by commas, needed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.headline.ends import closing_source
from broadsheet.annotators.headline.lexicon import (
    AMONG,
    CLAUSAL,
    CLOSE,
    CONDITIONS,
    DENIALS,
    EVERYWHERE,
    HAPPENING,
    HOLLOW,
    KINDS,
    LIMITS,
    OF_ITS_OWN,
    OPEN,
    PEOPLE,
    PLACES,
    PLANS,
    REGIONS,
    SEEMING,
    SINGLING,
    SOURCES,
    SPANS,
    STOPPING,
    SUBJECTS,
    SURVEYING,
    TIMES,
    VENUES,
    WEEKDAYS,
    WEIGHTY,
    WORLD,
)
from broadsheet.annotators.headline.lines import Line
from broadsheet.annotators.headline.tense import is_event, is_said

if TYPE_CHECKING:
    from spacy.tokens import Token


NOUNS = frozenset({"amod", "compound", "nmod", "pobj", "dobj", "nsubj", "nsubjpass", "attr"})
"""What is no verb: the "shows" of "the shows on television"."""


def is_fenced(line: Line, start: int, end: int) -> bool:
    """A comma or a dash stands on both sides, or the sentence ends behind it."""
    doc = line.root.doc
    before = doc[start - 1].text if start > line.words[0].i else ""
    after = doc[end].text if end <= line.words[-1].i else "."
    opened = before in (*OPEN, "--") or (before == "-" and _is_dash(doc[start - 1]))
    return opened and (after in (*CLOSE, "--") or (after == "-" and _is_dash(doc[end]) and doc[end + 1].dep_ != "cc"))


def _is_dash(mark: Token) -> bool:
    """A hyphen with a space on both sides."""
    return bool(mark.i) and bool(mark.whitespace_) and bool(mark.nbor(-1).whitespace_)


def is_time(word: Token, start: int, end: int) -> bool:
    """It only says when: "on Wednesday", "late on Monday night"."""
    if word.lower_ == "ago" and word.dep_ == "advmod":
        return True
    if word.dep_ not in ("prep", "npadvmod") or end - start > 6 or _goes_on(word, end):
        return False
    if any(token.lower_ == "of" for token in word.doc[start:end]):
        return False  # "warned on Monday of a flood": the parser hung the flood on the day
    if word.dep_ == "prep" and word.lower_ == "at":
        inside = word.doc[start + 1 : end]
        return len(inside) > 0 and all(token.ent_type_ in ("TIME", "DATE") or token.is_space for token in inside)
    if word.dep_ == "prep" and word.lower_ not in ("on", "late", "early", "in"):
        return False
    words = list(word.doc[start:end])
    if word.dep_ == "npadvmod" and words[0].lower_ in ("the", "a", "an"):
        return False  # "ended the year on a high note", "1 percent a year"
    if word.dep_ == "prep" and word.lower_ == "in" and words[-1].lower_ not in TIMES:
        return False
    return any(token.lower_ in TIMES for token in words) and not any(token.dep_ in ("poss", "case", "punct") for token in words)


def time_risk(word: Token, start: int, end: int) -> float:
    """A weekday is no loss; the day of what is told or ordered may be the news: "should begin on 20 May"."""
    dated = any(token.like_num for token in word.doc[start:end])
    if dated and word.head.dep_ in ("ccomp", "xcomp") and word.lower_ == "on":
        return 4.5
    ahead = any(child.lower_ in ("will", "to", "would", "shall") for child in word.head.children)
    return 1.4 if ahead or dated else 0.3


def _goes_on(word: Token, end: int) -> bool:
    """The "year" of "25-year-old", the "night" of "the night to Sunday"; not the "Friday" of "on Friday after he left"."""
    doc = word.doc
    if end >= len(doc) or doc[end].lower_ not in ("-", "to", "of", "before", "after", "between"):
        return False
    if doc[end].lower_ == "to" and doc[end].dep_ == "aux":
        return False  # "meets at noon to vote"
    inside = list(word.subtree)
    if inside[0].lower_ in ("this", "last", "next") and doc[end].lower_ in ("before", "after"):
        return False
    named = any(token.lower_ in WEEKDAYS for token in inside) and not any(token.dep_ == "det" for token in inside)
    return not (named and doc[end].lower_ in ("to", "before", "after") and doc[min(end + 1, len(doc) - 1)].lower_ not in TIMES)


def is_age(line: Line, start: int, end: int) -> bool:
    """A number between commas: ", 43,"."""
    doc = line.root.doc
    return end - start == 1 and is_fenced(line, start, end) and doc[start].text.isdigit() and len(doc[start].text) < 4


def is_loose_adverb(word: Token) -> bool:
    """An adverb of manner: "formally"; not one that is all a verb has: "operate profitably"."""
    head = word.head
    if word.i > head.i and not any(_is_told_before(child, word) for child in head.children):
        return False
    return (
        word.lower_.endswith("ly")
        and word.lower_ not in WEIGHTY
        and word.head.dep_ in ("ROOT", "ccomp", "xcomp", "pcomp", "relcl", "advcl")
    )


def _is_told_before(child: Token, word: Token) -> bool:
    """What its verb is about stands before the adverb, or is a clause: "said | publicly | that …"."""
    return child.dep_ == "ccomp" or (child.dep_ in ("dobj", "acomp", "xcomp", "prep") and child.i < word.i)


def is_setting(word: Token) -> bool:
    """It says where or when by name: "in Geneva", "at the stadium"."""
    objects = [child for child in word.children if child.dep_ == "pobj"]
    if objects and _is_wide_or_here(word, objects[0]):
        return True
    if word.lower_ not in PLACES or _goes_on(word, word.right_edge.i + 1):
        return False
    return bool(objects) and (
        objects[0].ent_type_ in ("DATE", "TIME", "GPE", "LOC", "FAC", "EVENT")
        or objects[0].lower_ in VENUES
        or (objects[0].lower_ in KINDS and any(child.lower_ == "of" for child in objects[0].children))
    )


def _is_wide_or_here(word: Token, place: Token) -> bool:
    """Such as "around the world", "in this border city"."""
    here = (
        word.lower_ in PLACES and place.lower_ in (*KINDS, *REGIONS) and any(child.lower_ == "this" for child in place.children)
    )
    return here or (
        word.lower_ in EVERYWHERE and place.lower_ in WORLD and not any(child.i > place.i for child in place.children)
    )


def is_indefinite(line: Line, noun: Token) -> bool:
    """Whether the noun may lose what narrows it: "a man who …" implies "a man", unless words before it deny or count."""
    if noun.dep_ in ("attr", "ROOT") or not _is_new(noun) or _is_surveyed(noun):
        return False
    if noun.dep_ in SUBJECTS and not (is_event(noun.head) or is_said(noun.head) or (noun.dep_ == "nsubjpass" and _is_one(noun))):
        return False  # "Men who smoke die early" is not about all men
    return not any(_limits(word, noun) for word in line.words if word.i < noun.i)


def _is_surveyed(noun: Token) -> bool:
    """Of whom a survey shows something: it may hold of no others."""
    verb = noun.head
    behind = verb.dep_ == "ccomp" and verb.i > verb.head.i
    return noun.dep_ in SUBJECTS and behind and verb.head.lower_ in SURVEYING


def _limits(word: Token, noun: Token) -> bool:
    """A denial or a doubt before the noun, or "all", "most" and the like of the noun itself or of what it is part of."""
    return word.lower_ in LIMITS and (word.lower_ not in OF_ITS_OWN or word.head == noun or noun in word.head.subtree)


def _is_new(noun: Token) -> bool:
    """Such as "a man", "eight protesters", "officials"."""
    determiners = [child for child in noun.children if child.dep_ in ("det", "poss")]
    if determiners:
        owned = determiners[0].dep_ == "poss" and determiners[0].left_edge.lower_ in ("a", "an")  # "a captain's complaint"
        return owned or determiners[0].lower_ in ("a", "an", "some")
    counted = any(child.dep_ == "nummod" for child in noun.children)
    return counted or (not noun.ent_type_ and (noun.is_lower or not noun.i))


def _is_one(noun: Token) -> bool:
    """Such as "A man … is accused"."""
    return any(child.dep_ == "det" and child.lower_ in ("a", "an") for child in noun.children)


def is_singled_out(noun: Token) -> bool:
    """Whether it says something else without what narrows it: "the first man who …", "only three of …"."""
    return noun.lower_ in HOLLOW or any(
        child.lower_ in SINGLING
        or child.lower_ in LIMITS
        or (
            child.dep_ == "amod"
            and (child.lower_.endswith("est") or any(word.lower_ in ("most", "least") for word in child.lefts))
        )
        for child in noun.children
        if child.i < noun.i
    )


def is_told_by(noun: Token) -> bool:
    """Such as "the song that …": only what narrows it says which."""
    return (
        any(child.dep_ == "det" and child.lower_ in ("the", "that", "those") for child in noun.children) and noun.ent_type_ == ""
    )


def holds_clause(word: Token) -> bool:
    """A verb stands below the word."""
    return any(token.dep_ in ("ccomp", "acl", "relcl", "pcomp", "advcl") for token in word.subtree)


def marker(word: Token) -> str:
    """What opens the clause: its conjunction, its "to", or its verb."""
    marks = [child for child in word.children if child.dep_ in ("mark", "advmod", "aux") and child.i < word.i]
    return marks[0].lower_ if marks else word.lower_


def is_needed(line: Line, word: Token, start: int, end: int) -> bool:
    """The part holds a condition, a denial or the source, or what the verb cannot be without."""
    inside = {token.lower_ for token in word.doc[start:end] if token.dep_ != "amod"}
    opener = word.doc[start].lower_
    clause = any(child.dep_ in SUBJECTS for child in word.children)
    if (opener in CONDITIONS and not (clause and opener in DENIALS)) or word.dep_ == "neg":
        return True
    if opener in ("after", "before", "since") and start > line.words[0].i and _is_bare_span(word.doc[start - 1]):
        return True  # "came two days after"
    telling = {token.lower_ for token in word.doc[start:end] if token.dep_ not in NOUNS}
    if _is_source(word, telling) or _ends_in_source(line, start, end):
        return True
    if word.dep_ not in ("relcl", "appos", "acl", "conj", "advcl", "ccomp") and inside & CONDITIONS and len(inside) < 4:
        return True
    if word.dep_ == "prep" and any(child.lower_ in SEEMING for child in word.children):
        return True
    settled = line.root.lower_ in HAPPENING
    return word.dep_ == "prep" and word.head.i == line.root.i and not settled and _is_only_complement(line, word)


def _is_source(word: Token, inside: set[str]) -> bool:
    """The part says where the news comes from: "according to …", "as officials said"; not "after inspectors found …"."""
    if word.dep_ in ("relcl", "conj", "acl"):
        return False
    if word.dep_ == "prep":
        return word.lower_ in SOURCES or (word.lower_ == "under" and any(child.lower_ in PLANS for child in word.children))
    if word.dep_ == "advcl":
        told = any(child.dep_ in ("ccomp", "dobj", "xcomp") for child in word.children)  # "as the pair said that …" is no source
        return word.lower_ in SOURCES and (marker(word) == word.lower_ or (marker(word) == "as" and not told))
    return bool(inside & SOURCES)


def _is_bare_span(word: Token) -> bool:
    told = any(child.lower_ in ("this", "last", "next") for child in word.children)
    return word.lower_ in SPANS and word.dep_ != "pobj" and not told


def _ends_in_source(line: Line, start: int, end: int) -> bool:
    """The part takes a closing ", officials said" along, which speaks for the whole sentence."""
    source = closing_source(line)
    return source is not None and start < source < end


def _is_only_complement(line: Line, word: Token) -> bool:
    """Nothing but this part completes the verb: "rose to 5 %", "live in Leeds", "is in Leeds"."""
    kinds = ("dobj", "attr", "acomp", "ccomp", "xcomp", "advcl", "prep", "agent", "oprd", "dative", "auxpass")
    others = [child for child in line.root.children if child.i != word.i and child.dep_ in kinds]
    beside = word.i > line.words[0].i and word.lower_ == "with" and word.nbor(-1).text == ","
    return not others and not (beside and holds_clause(word))  # ", with members voting on it"


def is_denied_within(line: Line, word: Token) -> bool:
    """Something before the word denies, limits or ends it: what is said of it may hold only as it stands."""
    return any(_limits(before, word) or before.lower_ in STOPPING for before in line.words if before.i < word.i) or any(
        above.lower_ in STOPPING for above in word.ancestors
    )


def is_of_some(line: Line, start: int, end: int) -> bool:
    """The words hold "in people with a cold", or a part of it, which narrows what the clause before them says."""
    doc = line.root.doc
    for phrase in line.words:
        people = [child for child in phrase.children if child.dep_ == "pobj" and child.lower_ in PEOPLE]
        last = _last_of(phrase.right_edge) if people else phrase.i
        if phrase.dep_ == "prep" and phrase.lower_ in AMONG and people and phrase.i < end and last >= start:
            verb = next((above for above in phrase.ancestors if above.dep_ in CLAUSAL), line.root)
            if not start <= verb.i < end and phrase.head.i < phrase.i:
                return any(start <= word.i < end for word in doc[phrase.i : last + 1])
    return False


def _last_of(people: Token) -> int:
    """Token number of the last word of "people | with a cold", wherever the parser hung the cold."""
    following = people.nbor() if people.i + 1 < len(people.doc) else people
    return following.right_edge.i if following.lower_ in ("with", "who", "aged") else people.i
