"""The body of an article → blocks of safe HTML with the text that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.engine.deadline import Overdue, within
from broadsheet.model.article import Block
from broadsheet.model.site import Limits
from broadsheet.rendering import tokens
from broadsheet.rendering.conversion import TAGS_MOST, CrowdedError, convert, demote
from broadsheet.rendering.paragraphs import chunks, paragraph, runs, tidy

NESTED_MOST = 100
"""Tags within tags; deeper, and browsers give up too."""


class MarkupError(Exception):
    """A body that its Markdown makes too large or too slow; show ``plain(body)`` and make a Problem of this."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"{found}; expected {expected}")
        self.found = found
        self.expected = expected


def blocks(body: str, limits: Limits) -> tuple[Block, ...]:
    """The blocks of a body in Markdown: paragraphs, lists, headings, quotations, tables.

    Headings begin at ``h3``. Plain paragraphs do not pass through Markdown; the HTML is the same.
    Raises MarkupError where the rest is larger than ``limits.markdown_bytes``, takes longer than
    ``limits.article_seconds``, or has more or deeper nested tags than any article.
    """
    body = tidy(body)
    parts = list(runs(body))
    if all(plain for plain, _ in parts):
        return tuple(Block(html=paragraph(chunk), text=chunk) for _, run in parts for chunk in run)
    size = len(body.encode())
    if size > limits.markdown_bytes:
        raise MarkupError(
            f"{size:,} bytes of Markdown", f"at most {limits.markdown_bytes:,}, or plain paragraphs; shown as plain text"
        )
    try:
        return within(limits.article_seconds, _formatted, parts)
    except Overdue:
        raise MarkupError(
            f"Markdown that takes longer than {limits.article_seconds:g} seconds", "simpler markup; shown as plain text"
        ) from None
    except CrowdedError as error:
        raise MarkupError(str(error), f"at most {TAGS_MOST:,}; shown as plain text") from None
    except RecursionError:
        raise MarkupError("Markdown that is nested too deeply", "simpler markup; shown as plain text") from None


def plain(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text that is no Markdown: every character shows as it is."""
    shown = (chunk.strip() for chunk in chunks(tidy(text)))
    return tuple(Block(html=paragraph(chunk), text=chunk) for chunk in shown if chunk)


def _formatted(parts: list[tuple[bool, list[str]]]) -> tuple[Block, ...]:
    html = "\n".join("\n".join(map(paragraph, run)) if plain_run else convert("\n\n".join(run)) for plain_run, run in parts)
    shown = ((block, tokens.read(block)[1]) for block in split(demote(html)))
    return tuple(Block(html=block, text=text) for block, text in shown if text)


def split(html: str) -> Iterator[str]:
    """The top-level blocks of sanitised HTML; text and inline tags between them become paragraphs of their own."""
    loose = ""
    for node, is_block in _nodes(html):
        if not is_block:
            loose += node
            continue
        yield from _loose(loose)
        yield node
        loose = ""
    yield from _loose(loose)


def _nodes(html: str) -> Iterator[tuple[str, bool]]:
    """Top-level texts and elements, and whether each is or holds a block."""
    depth, start, is_block = 0, 0, False
    for token in tokens.read(html)[0]:
        depth += token.depth
        if depth > NESTED_MOST:
            raise RecursionError
        is_block |= token.tag in tokens.BLOCKS
        if depth == 0:
            yield html[start : token.end], is_block
            start, is_block = token.end, False


def _loose(html: str) -> Iterator[str]:
    parts = [html] if "<" in html else chunks(html)
    yield from (f"<p>{part.strip()}</p>" for part in parts if part.strip())
