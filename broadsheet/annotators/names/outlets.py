"""Outlets and agencies of a text → which of them are its sources and not its subjects."""

from __future__ import annotations

import re

from broadsheet.annotators.names import known

_MEDIUM = "news agency|newspaper|daily|weekly|broadcaster|television|TV|radio|network|website|magazine|news site|channel|portal"
_MEDIA = _MEDIUM.replace(" ", "[ ]")
_VERB = r"""(?:report(?:s|ed)?|sa(?:ys|id)|quote[sd]?|not(?:es|ed)|w(?:rites|rote)|cit(?:es|ed)|add(?:s|ed)|reveal(?:s|ed)
    |tweet(?:s|ed)|publish(?:es|ed)|carri(?:es|ed)|show(?:s|ed)|claim(?:s|ed)|disclos(?:es|ed)
    |describ(?:es|ed)|observ(?:es|ed)|confirm(?:s|ed)
    |learn(?:s|ed)|understands?
    |broadcast|aired|estimat(?:es|ed)|went\ on\ to)\b"""
_AFTER = re.compile(
    rf"""["'”’]?,?(?:\ (?:also|has|had|have|earlier|later|further|first|on\ \w+day|\w+ly|{_MEDIA}))*,?\ {_VERB}
    |[’']s?\ (?:[\w.-]+\ ){{0,4}}{_VERB}
    |:\s
    |\ (?:report|poll|interview|survey|investigation|reporters?|correspondents?|journalists?|photographers?|articles?|op-ed
    |column|editorial|dispatch|story)\b""",
    re.X,
)
_OF_ITSELF = re.compile(r"[^.;]*?\b(?:said|says|announced|confirmed) (?:(?:that )?(?:it|they) |its )")
"""What an outlet says about itself makes it a subject."""
_BEFORE = re.compile(
    rf"""(?:\baccording\ to|\b(?:told|tells|telling)
    |\b(?:interview|interviewed|speaking|spoke|statement|comments?|email)\ (?:with|to|by|for|on)
    |\b(?:reported|quoted|cited|carried|published|obtained|seen|reviewed|monitored|released|broadcast)
    (?:\ as\ saying|\ \w+day)?\ (?:by|in|on|to)
    |\b(?:says|said|reports|reported|wrote|writes|notes|noted)|\bvia|\bSource:|\bciting|\bquoting
    |\b(?:report|article|op-ed|column|editorial|story|poll|survey)\ (?:in|by|from|for|on))
    (?:\ (?:[Tt]he|an?|its|their|his|her|our|state|official|local|[\w-]+-(?:run|owned|based|controlled)
    |[\w-]+[’']s?|[A-Z][\w-]+|news|agency|cable|country[’']s|private|leading|influential)){{0,3}},?
    (?:\ (?:{_MEDIA}))*\s*["'“‘]?$""",
    re.X,
)
_BRACKET = re.compile(r"\(\s*$")
_DASH = re.compile(r"\S\s[-–—]\s$")
_NAMED_BEFORE = re.compile(rf"\b(?:{_MEDIUM}),? [\"“]?$")
_NAMED_AFTER = re.compile(rf"[\"”]? (?:{_MEDIUM})\b")


def is_outlet(text: str, start: int, end: int, name: str) -> bool:
    """Whether a name is that of an outlet: of the lists, or called a newspaper, an agency … by the words beside it."""
    entry = known.look_up(text[start:end]) or known.look_up(name)
    if entry:
        return entry.list == "outlet" and entry.name == name
    return bool(_NAMED_BEFORE.search(text[max(0, start - 20) : start]) or _NAMED_AFTER.match(text, end))


def cited(text: str, start: int, end: int) -> bool:
    """Whether the outlet at ``start`` to ``end`` is named as the source of a statement."""
    before = text[max(0, start - 90) : start].replace("\n", " ")
    after = text[end : end + 60].replace("\n", " ")
    if _BRACKET.search(before) and after.lstrip().startswith((")", "/")):
        return True
    if _BEFORE.search(before) or (_DASH.search(before) and after[:2].strip() in ("", ".")):
        return True
    return bool(_AFTER.match(after)) and not _OF_ITSELF.match(after)
