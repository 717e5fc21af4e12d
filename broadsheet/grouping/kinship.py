"""A role phrase → does it say no more than whose relative or friend somebody is?"""

from __future__ import annotations

import re

_KIN = frozenset(
    "aunt boyfriend bride bridegroom brother brother-in-law child classmate colleague cousin dad daughter daughter-in-"
    " law ex ex-boyfriend ex-girlfriend ex-husband ex-wife father father-in-law fiance fiancee fiancé fiancée flatmate"
    " friend girlfriend godfather godmother granddad granddaughter grandfather grandma grandmother grandson groom half-"
    " brother half-sister husband mom mother mother-in-law mum neighbor neighbour nephew niece pal parent roommate"
    " sibling sister sister-in-law son son-in-law spouse stepbrother stepdaughter stepfather stepmother stepsister"
    " stepson twin uncle widow widower wife".split()
)
_BEHIND = re.compile(r"\b(?:of|for|in|at|to|on|from|with|who|that|which)\b")
"""What follows tells more of a role, and is none."""
_AND = re.compile(r",|/|\band\b")


def is_kinship(role: str) -> bool:
    """Tell whether every part of ``role`` is a word for a relative or a friend.

    >>> is_kinship("25-year-old older brother"), is_kinship("mother of two"), is_kinship("father and minister")
    (True, True, False)
    """
    heads = [part.split()[-1:] for part in _AND.split(_BEHIND.split(role.lower(), maxsplit=1)[0])]
    nouns = [head[0] for head in heads if head]
    return bool(nouns) and all(noun in _KIN for noun in nouns)
