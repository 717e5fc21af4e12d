"""Pages of the docs → their blocks of code, each with what the comments right before it say about it.

A block of shell commands needs no comment. Any other says what it is, by one of these:

- ``<!-- file: PATH -->``: the whole of a file.
- ``<!-- added to: PATH -->``: keys of a YAML file.
- ``<!-- part of: PATH -->``: an example of what may be in a file.
- ``<!-- printed -->``: what a command prints; "…" stands for any text.

Of shell commands these may be said:

- ``<!-- meanwhile: COMMANDS -->``: what a reader does before, without being shown how.
- ``<!-- goes on until: TEXT -->``: they do not end; the next block follows when they have printed the text.
- ``<!-- not run: REASON -->``: they cannot be run by a test.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "how-to").glob("*.md")))
COMMENT = re.compile(r"<!-- (file|added to|part of|printed|meanwhile|goes on until|not run)(?:: (.+))? -->\s*")
PATH = re.compile(
    r"(?:[\w.-]+/)*\w[\w.-]*\.(?:atom|conf|css|html|js|json|jsonl|md|mo|png|po|py|sh|svg|toml|tsv|txt|yaml|yml)|(?:[\w.-]+/)+"
)
SHELL = "sh"


@dataclass(frozen=True)
class Block:
    """One block of code."""

    page: str
    line: int
    language: str
    text: str
    comments: Mapping[str, str | None]

    @property
    def where(self) -> str:
        """Its page and line."""
        return f"{self.page}:{self.line}"

    @property
    def is_run(self) -> bool:
        """Whether its commands can be run here."""
        return self.language == SHELL and "not run" not in self.comments

    @property
    def path(self) -> str | None:
        """The file that it is, or is a part of."""
        return next((self.comments[kind] for kind in ("file", "added to", "part of") if kind in self.comments), None)


def blocks(page: Path) -> list[Block]:
    """Return the blocks of a page, in order."""
    found, comments = [], {}
    for token in MarkdownIt().parse(page.read_text("utf-8")):
        if token.type == "html_block" and (comment := COMMENT.fullmatch(token.content)):
            comments[comment[1]] = comment[2]
            continue
        if token.type == "fence":
            found.append(Block(page.relative_to(ROOT).as_posix(), token.map[0] + 1, token.info, token.content, comments))
        comments = {}
    return found


def paths(page: Path) -> set[str]:
    """Return the names of files and folders that the text of a page has in marks of code."""
    spans = [span for token in MarkdownIt().parse(page.read_text("utf-8")) for span in token.children or ()]
    return {span.content.removeprefix("../") for span in spans if span.type == "code_inline" and PATH.fullmatch(span.content)}


ALL = [block for page in PAGES for block in blocks(page)]
