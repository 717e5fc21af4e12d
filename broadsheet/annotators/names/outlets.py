"""Outlets and agencies of a text → which of them are its sources and not its subjects."""

from __future__ import annotations

import re

from broadsheet.annotators.names import known

_VERB = (
    r"(?:report(?:s|ed)?|sa(?:ys|id)|quote[sd]?|not(?:es|ed)|w(?:rites|rote)|cit(?:es|ed)|add(?:s|ed)|reveal(?:s|ed)|tweet(?:s|ed)|publish(?:es|ed)|carri(?:es|ed)|show(?:s|ed)|claim(?:s|ed)"
    r"|disclos(?:es|ed)|describ(?:es|ed)|observ(?:es|ed)|confirm(?:s|ed)|learn(?:s|ed)|understands?|broadcast|aired|estimat(?:es|ed)|went on to)"
)
_AFTER = re.compile(
    rf"^[\"'”’]?,?(?: (?:also|has|had|have|earlier|later|further|first|on \w+day|\w+ly))*,? {_VERB}\b|^[’']s? (?:[\w.-]+ ){{0,4}}{_VERB}|^:\s|^ (?:report|poll|interview|survey|investigation|reporters?|correspondents?|journalists?)\b"
)
_BEFORE = re.compile(
    r"(?:\baccording to|\b(?:told|tells|telling)|\b(?:interview|speaking|spoke|statement|comments?|email|interviewed) (?:with|to|by|for|on)|\b(?:reported|quoted|cited|carried|published|obtained|seen|reviewed|monitored|released|broadcast) (?:by|in|on|to)"
    r"|\b(?:says|said|reports|reported|wrote|writes|notes|noted)|\bvia|\bSource:|\bciting|\bquoting|\b(?:report|article|op-ed|column|editorial|story|poll|survey) (?:in|by|from|for|on))"
    r"(?: (?:the|The|an?|its|their|state|official|local|government-run|state-run|state-owned|news|agency|newspaper|daily|broadcaster|television|TV|network|website|magazine|site|outlet|channel|station|[\w-]+’?s?))?(?: (?:news|agency|newspaper|daily|broadcaster|television|TV|network|website|magazine|channel))*\s*[\"'“‘]?$"
)
_DATELINE = re.compile(r"\(\s*$")


def is_outlet(name: str, phrase: str) -> bool:
    """Whether a name is that of an outlet of the lists."""
    entry = known.look_up(phrase) or known.look_up(name)
    return bool(entry and entry.list == "outlet")


def cited(text: str, start: int, end: int) -> bool:
    """Whether the outlet at ``start`` to ``end`` is named as the source of a statement."""
    before = text[max(0, start - 90) : start].replace("\n", " ")
    after = text[end : end + 60].replace("\n", " ")
    if _DATELINE.search(before) and after.startswith(")"):
        return True
    return bool(_AFTER.match(after) or _BEFORE.search(before))
