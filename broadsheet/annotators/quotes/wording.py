"""The words between marks, and those beside them → what they look like: speech, a title, a nickname, a scare quote."""

from __future__ import annotations

import re

from broadsheet.annotators.quotes import lexicon
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.annotators.quotes.reading import Scene
from broadsheet.text.title_case import is_title_case

_SMALL = frozenset("a an the of and or for in on at to with from by is are be as but nor this your my our not no".split())
_WORD = re.compile(r"[\w’'&-]+")
_NAMED = re.compile(
    r"(?:so-called|known as|the (?:word|term|phrase|acronym|hashtag|title)|nicknamed|dubbed|titled|entitled|named)\W*$",
    re.IGNORECASE,
)
_NETWORK = re.compile(r"(?:[A-Z]{2,5}|(?:News|Network|Channel|Radio|TV|[Tt]elevision)(?: \d+)?)[’']s?\s*$")
_ARTICLES = frozenset("the a an this that these those his her their its our my no such".split())
_ATTACHED = frozenset(("amod", "compound", "nmod", "poss"))


def size(scene: Scene, quoted: Quoted) -> str:
    """How many words stand between the marks, in four classes."""
    words = scene.text[quoted.start - scene.start : quoted.end - scene.start].count(" ") + 1
    return "1" if words <= 2 else "4" if words <= 4 else "8" if words <= 8 else "long"


def style(scene: Scene, quoted: Quoted) -> str:
    """``full`` for a sentence of its own, or ``part`` for words that the sentence around them goes on with."""
    words = scene.text[quoted.start - scene.start : quoted.end - scene.start].lstrip("…. [(‘'“")
    before = scene.before(quoted, 40).rstrip()[-1:]
    return "full" if words[:1].isupper() and (before in ',:.?!”"—–' or not before) else "part"


def signs(scene: Scene, quoted: Quoted, head: int) -> tuple[str, ...]:
    """What speaks for words that nobody said."""
    text = scene.text
    words = text[quoted.start - scene.start : quoted.end - scene.start]
    before = scene.before(quoted, 60)
    after = text[quoted.closed - scene.start : quoted.closed - scene.start + 30]
    many = size(scene, quoted)
    case = "title" if is_title(words) else "upper" if words[:1].isupper() else "lower"
    final = "comma" if text.startswith(",", quoted.end - scene.start) else "stop" if words[-1:] in ".?!…" else "none"
    last = _WORD.findall(before.lower())[-1:]
    return (
        f"plain:{case}:{many}",
        f"plain:{final}:{case}",
        f"plain:{scene.tokens[head].dep_ if many in ('1', '4') else 'any'}",
        *((f"plain:attached:{many}",) if scene.tokens[head].dep_ in _ATTACHED and scene.tokens[head].head.i > head else ()),
        *((f"plain:article:{case}:{many}",) if last and last[0] in _ARTICLES and before.endswith(" ") else ()),
        *((f"plain:work:{case}",) if beside_work(before, after) else ()),
        *(("plain:named",) if _NAMED.search(before) else ()),
        *((f"plain:mark:{before.rstrip()[-1:]}",) if before.rstrip()[-1:] in (":", ",", "(") else ()),
    )


def is_title(words: str) -> bool:
    """Title Case: every word of weight has a capital.

    >>> is_title("The Long Way Home"), is_title("We Are not done")
    (True, False)
    """
    parts = _WORD.findall(words)
    return is_title_case(parts, small=_SMALL) and parts[0][0].isupper()


def beside_work(before: str, after: str) -> bool:
    """A word for a work, or a broadcaster, stands beside the marks: "the film", "on Channel 9’s"."""
    last = re.findall(r"[\w-]+", before.lower())[-3:]
    following = re.findall(r"[\w-]+", after.lower())[:1]
    works = lexicon.works()
    return any(word in works for word in (*last, *following)) or bool(_NETWORK.search(before))
