"""Text → parsed paragraphs, by a spaCy model that is loaded once and shared by all annotators."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from broadsheet.annotators.casing import recase
from broadsheet.annotators.lean_spacy import without_command_line
from broadsheet.engine.extras import install
from broadsheet.text.paragraphs import paragraphs
from broadsheet.values import Value

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_WITHIN = re.compile(r"(?<=[a-z,;])\n(?=[^\W\d_])")
UNUSED = ["tagger", "attribute_ruler", "lemmatizer"]
"""Components that no annotator reads."""
STRINGS = "strings"
"""A vocabulary's table of words, which nothing asks for: a text's own are noted as it is read, vectors go by hash."""

SUBJECTS = frozenset("nsubj nsubjpass csubj csubjpass expl".split())


class ModelMissingError(Exception):
    """The language model that site.yaml names is not installed; the message says what to install."""


class Paragraph(Value, kw_only=False):
    """One paragraph's parse; token offsets count from ``start`` of the text."""

    start: int
    end: int
    doc: Doc


class Parsed(Value, kw_only=False):
    """A text and the parses of its paragraphs, in order."""

    text: str
    paragraphs: tuple[Paragraph, ...]

    def until(self, end: int) -> Parsed:
        """The part before ``end``, to the last sentence that ends there; a paragraph is cut between sentences of its parse."""
        if end >= len(self.text):
            return self
        kept = (p if p.end <= end else _cut(p, end) for p in self.paragraphs if p.start < end)
        return Parsed(self.text[:end], tuple(p for p in kept if p))


def _cut(paragraph: Paragraph, end: int) -> Paragraph | None:
    doc = paragraph.doc
    within = [token.i for token in doc if paragraph.start + token.idx + len(token) <= end]
    return Paragraph(paragraph.start, end, doc[: within[-1] + 1].as_doc()) if within else None


@cache
def load(name: str) -> Language:
    """The spaCy pipeline ``name``, opened once a process; raises ModelMissingError where it, or spaCy, is not installed."""
    try:
        with without_command_line():
            import spacy
    except ImportError:
        raise ModelMissingError(f"spaCy is not installed; {install('ingest')} brings it and the default model") from None
    import warnings

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # the default model's names are identical under both versions
        try:
            return spacy.load(name, exclude=[*UNUSED, STRINGS])
        except OSError:
            raise ModelMissingError(
                f"the language model {name} is not installed; install its package, or name another under `models` in site.yaml"
            ) from None


def parse(model: Language, text: str) -> Parsed:
    """Parse ``text`` paragraph by paragraph: a quotation or a name never runs from one into the next."""
    spans = list(paragraphs(text))
    read = _unwrapped(recase(text))  # as long as the text: lines in capitals and line ends hide names from the model
    # One at a time: results of batches may vary with batch mates, and then incremental would differ from clean.
    return Parsed(text, tuple(Paragraph(start, end, model(read[start:end])) for start, end in spans))


def _unwrapped(text: str) -> str:
    """The text with a space for each line end within a sentence, where the model would end the sentence and any name."""
    return _WITHIN.sub(" ", text)


def stated(parsed: Parsed) -> list[int]:
    """Where subjects begin, in order; a sentence without any is a heading, a list's line or the like.

    Those of relative clauses count: where the parser takes "condemned" for a participle, a sentence has no other.
    """
    return [paragraph.start + token.idx for paragraph in parsed.paragraphs for token in paragraph.doc if token.dep_ in SUBJECTS]
