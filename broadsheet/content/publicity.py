"""The rights of an article → the part of it that the site may show; every other word is cut here, before any page is made."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from broadsheet.model.article import Block, Claims, Rights, Sentence
from broadsheet.model.site import Site


def rights(claims: Claims, site: Site) -> Rights:
    """The article's own, else its publisher's, else the site's; a draft is private."""
    if claims.draft:
        return "private"
    if claims.rights is not None:
        return claims.rights
    publisher = (claims.publisher or "").casefold()
    by_publisher = {name.casefold(): rights for name, rights in site.publisher_rights}
    return by_publisher.get(publisher, site.rights) if publisher else site.rights


def public_end(mode: Rights, text: str, sentences: Sequence[Sentence], excerpt_words: int) -> int:
    """The offset where the public part of ``text`` ends: whole sentences, at least one of an excerpt."""
    if mode == "full":
        return len(text)
    if mode != "excerpt":
        return 0
    end = words = 0
    for sentence in sentences:
        words += len(sentence.text.split())
        if words > excerpt_words and end:
            break
        end = sentence.end
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
