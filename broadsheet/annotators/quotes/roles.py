"""A role phrase ("the minister", "the Vermont senator") → the one person of the article who bears that role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.annotators.quotes.phrases import Phrase
from broadsheet.annotators.quotes.reading import Reading

SHORT = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "pres": "president",
    "prof": "professor",
    "dr": "doctor",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "col": "colonel",
    "capt": "captain",
    "rev": "reverend",
    "adm": "admiral",
    "amb": "ambassador",
    "congressman": "representative",
    "congresswoman": "representative",
    "premier": "minister",
}
"""Short forms and near synonyms of roles, for comparing."""
_WORD = re.compile(r"[\w-]+")
_BEHIND = re.compile(r"\b(?:of|for|in|at|to|on|from|with|under|who|that|which)\b")
"""What follows tells more of a role, and is none."""
_AND = re.compile(r",|\band\b|/")
_DEFINITE = frozenset(("the", "this", "that"))


def person(reading: Reading, who: Phrase) -> str | None:
    """The name behind a definite role phrase, if one person of the text so far, and only one, bears the role."""
    words = [SHORT.get(word, word) for word in _WORD.findall(reading.text[who.start : who.end].lower())]
    if len(words) < 2 or words[0] not in _DEFINITE:
        return None
    before = [mention for mention in reading.mentions if mention.role and mention.start < who.start]
    bearers = [(mention.name, _role(mention.role or "")) for mention in before if _is(mention.role or "", words[1:])]
    names = _closest(words[1:-1], bearers)
    return names[0] if len(names) == 1 else None


def _is(role: str, words: Sequence[str]) -> bool:
    """Whether the phrase calls somebody what the role does: "the chief" of an agency is its chief, "the agency" is nobody."""
    heads = [_role(head) for head in _AND.split(_BEHIND.split(role.lower(), maxsplit=1)[0])]
    if len(words) == 1:
        return any(head[-1:] == list(words) for head in heads)
    return any(words[-1] in head for head in heads)


def _role(role: str) -> list[str]:
    words = [word.removesuffix("’s").removesuffix("'s") for word in _WORD.findall(role.lower().replace(".", ""))]
    return [SHORT.get(word, word) for word in words]


def _closest(modifiers: Sequence[str], bearers: Sequence[tuple[str, list[str]]]) -> list[str]:
    """The names whose roles share the most of the phrase's other words."""
    best: dict[str, int] = {}
    for name, role in bearers:
        best[name] = max(best.get(name, 0), sum(word in role for word in modifiers))
    most = max(best.values(), default=0)
    return [name for name, shared in best.items() if shared == most]
