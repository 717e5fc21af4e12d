"""The words of a line → whether Its Words of Weight Begin With Capitals.

How a line is parted into words, and which of them have weight, is for whoever asks: a headline is looked for in other lines
than a title between quotation marks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable


def is_title_case(
    words: Iterable[str], *, small: Collection[str] = frozenset(), shortest: int = 1, least: int = 1, share: float = 1.0
) -> bool:
    """Whether at least ``least`` words have weight, and ``share`` of these begin with a capital or a figure.

    Of weight are those of ``shortest`` characters or more that are not, in small letters, in ``small``.

    >>> is_title_case("The Long Way home".split()), is_title_case("The Long Way home".split(), share=0.75)
    (False, True)
    """
    weighty = [word for word in words if len(word) >= shortest and word.lower() not in small]
    return len(weighty) >= least and sum(map(_is_raised, weighty)) >= share * len(weighty)


def _is_raised(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()
