"""A sentence → is it a notice of the publisher, or a label over the text, and no part of what the article tells?"""

from __future__ import annotations

import re

SHORTEST = 3
"""Words of a sentence; fewer are a label: "ABSTRACT."."""
_PIECE = r"(?:story|article|post|page|piece|column|newsletter|transcript|review|interview|report|podcast|episode|list|guide)"
_NOTICE = re.compile(
    r"\W*(?:"
    r"editor[’']?s[’']? note\b|(?:trigger |content |spoiler )?warning[:—–-]|correction[:—–-]"
    r"|(?:disclaimer|disclosure|advertisement)\b"
    r"|(?:sign up|subscribe|click|tap|scroll) (?:here|for|to|below|down|now)\b|read more\b|(?:photo|image|video|file photo)s?:"
    rf"|this {_PIECE} (?:contains|discusses|mentions|includes|was (?:originally|first)|first|originally"
    r"|is (?:part|sponsored|adapted)"
    r"|has been (?:updated|edited|corrected)|may (?:contain|include))"
    r"|(?:co-?authored|written|reported|compiled|edited|photographed) by\b"
    r"|(?:published|posted|updated|last updated|last modified)(?: on| at)?:"
    r")",
    re.IGNORECASE,
)
"""How it begins."""
_SELLING = re.compile(
    r"\b(?:(?:independently |carefully )?(?:selected|chosen|curated|vetted|reviewed) by our\b|affiliate (?:commission|link)s?\b"
    r"|(?:earn|receive|get) (?:an? |a small )?(?:affiliate )?commissions?\b|readers? (?:are|is) (?:advised|warned)"
    r"|reader discretion)",
    re.IGNORECASE,
)
"""What a publisher says of what it sells, or of whom it warns, wherever in the sentence."""


def is_notice(text: str) -> bool:
    """It tells of the page, not of the world: "This article contains …", "Updated: 3 May"; or is a label."""
    plain = text.strip()
    return len(re.findall(r"\w+", plain)) < SHORTEST or bool(_NOTICE.match(plain) or _SELLING.search(plain))
