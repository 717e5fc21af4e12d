"""Text → language code, by py3langid, which is loaded when the first text needs it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

DEFAULT = "en"
"""For a text that is too short, or too mixed, to tell."""
SHORT = 40
"""Letters; below this a guess is worth less than the default."""
WITHOUT_NAMES = 20
"""Letters that must be left when capitalised words are taken out: tables of results have no language."""
ENGLISH = frozenset("and been from have his of said that the their there they this were which who with would".split())
SHARE = 0.12
"""Of all words; in English news a fifth are of these."""
FEW = 12
"""Words, of which fewer say little."""
NEWS = (
    "af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk"
    " ml mn mr ms mt my nb ne nl nn no pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh"
).split()
"""Languages that newsrooms write in; rarer ones are mostly mistaken for lists of names."""
_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[#@]\w+|\d+")
_CAPITALISED = re.compile(r"\b[^\W\d_a-zß-ÿ](?=[a-zß-ÿ'’.-])[\w'’.-]*|\b[A-Z]+\b")


def detect(text: str) -> str:
    """The ISO 639-1 code of the language that most of ``text`` is in; "en" where it cannot be told.

    Long texts are judged paragraph by paragraph, each weighing as much as it has letters, so that
    a foreign quotation or a bilingual notice at the end does not decide.
    """
    plain = _NOISE.sub(" ", text)
    if _letters(plain) < SHORT or all(map(_is_plain_english, _pieces(plain))):
        return DEFAULT
    weights: dict[str, float] = defaultdict(float)
    for piece in _pieces(plain):
        code, sure = _identifier().classify(piece)
        weights[str(code)] += float(sure) * _letters(piece)
    best = max(weights, key=lambda code: (weights[code], code == DEFAULT, code))
    return best if best == DEFAULT or _certain(plain, best, weights) else DEFAULT


def _certain(plain: str, best: str, weights: dict[str, float]) -> bool:
    """Whether a language other than the default has the greater part, and more to it than names."""
    if weights[best] < 1.2 * weights.get(DEFAULT, 0.0):
        return False
    bare = _CAPITALISED.sub(" ", plain)
    if _letters(bare) < WITHOUT_NAMES:
        return plain.isupper() and best != DEFAULT and _letters(plain) > 4 * SHORT
    return str(_identifier().classify(bare.lower())[0]) != DEFAULT


def _is_plain_english(text: str) -> bool:
    """Whether words that English alone has, in this spelling, stand in it as often as they do in English.

    For such texts the identifier need not be opened, which takes longer than reading an article.
    """
    words = re.findall(r"[^\W\d_]+", text.lower())
    return len(words) >= FEW and sum(word in ENGLISH for word in words) >= SHARE * len(words)


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text)


def _pieces(text: str) -> list[str]:
    """Paragraphs of at least ``SHORT`` letters, at most twenty, in ordinary letters; else the whole."""
    parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    parts = [part for part in parts if _letters(part) >= SHORT][:20] or [" ".join(text.split())]
    return [part.lower() if part.isupper() else part for part in parts]


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in NEWS if code in set(identifier.labels)])
    return identifier
