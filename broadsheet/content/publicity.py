"""The rights of an article → the part of it that the site may show; every other word is cut here, before any page is made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from broadsheet.engine.fingerprint import of_bytes
from broadsheet.model.article import Block, Claims, Rights, Sentence
from broadsheet.model.site import Site
from broadsheet.text.opening import ADDRESS, opening
from broadsheet.values import replace


def rights(claims: Claims, site: Site) -> Rights:
    """The article's own, else its publisher's, else the site's; a draft is private, but where the site shows drafts."""
    return "private" if claims.draft and not site.drafts else mode(claims.rights, claims.publisher, site)


def mode(own: Rights | None, publisher: str | None, site: Site) -> Rights:
    """The rights of an article that says ``own`` of them, by a publisher, or by none."""
    by_publisher = {name.casefold(): rights for name, rights in site.publisher_rights}
    return own or by_publisher.get((publisher or "").casefold(), site.rights)


def public_end(mode: Rights, text: str, sentences: Sequence[Sentence], excerpt_words: int) -> int:
    """The offset where the public part of ``text`` ends: whole sentences, at least one of an excerpt besides web addresses."""
    if mode == "full":
        return len(text)
    if mode != "excerpt":
        return 0
    end = words = 0
    told = False
    for sentence in sentences:
        words += len(sentence.text.split())
        if words > excerpt_words and told:
            break
        end, told = sentence.end, told or not ADDRESS.fullmatch(sentence.text)
    return end


def public_blocks(blocks: Sequence[Block], end: int) -> tuple[Block, ...]:
    """The blocks up to ``end``; one that goes on beyond it becomes a plain paragraph of what comes before."""
    shown: list[Block] = []
    start = 0
    for block in blocks:
        if start >= end:
            break
        text = block.text[: end - start]
        shown.append(block if len(text) == len(block.text) else Block(html=f"<p>{escape(text, quote=False)}</p>", text=text))
        start += len(block.text) + 2
    return tuple(shown)


def headed(claims: Claims, mode: Rights, public: str) -> Claims | None:
    """``claims`` with a headline, a slug and an id that show no word of the hidden part; None where there can be none.

    Only a headline that was made of the article's own words, before its rights were what they are, has to go.
    """
    if mode == "full" or "title" not in claims.inferred or _words(claims.headline) <= _words(public):
        return claims
    if not public:
        return None
    path = wordless(claims.path)
    return replace(claims, path=path, headline=opening(public), slug=path.rpartition("/")[2])


def wordless(id: str) -> str:
    """The id of an article whose own id may not be shown, since it is made of its headline: the day, and a mark."""
    return f"{id.rpartition('/')[0]}/article-{of_bytes(id.encode(), 4)}"


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
